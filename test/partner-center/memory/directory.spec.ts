import assert from 'node:assert/strict';
import { PartnerCenterError } from '../../../src/base/errors.js';
import type { Customer } from '../../../src/domain/customers/customer.js';
import type { CustomerIndex } from '../../../src/domain/customers/customer-index.js';
import {
  type CustomerDirectoryOptions,
  createCustomerDirectory,
} from '../../../src/partner-center/memory/directory.js';
import type { CallContext } from '../../../src/usecases/ports.js';
import { CORRELATION_ID, createCall, createRecordingLogger, faultOf, type LogLine } from '../support.js';

const MINUTE_MS = 60_000;

const customer = (name: string, id = name): Customer => ({
  customerId: id,
  customerName: name,
  domain: undefined,
});

const createIndex = (customers: readonly Customer[]): CustomerIndex => ({
  size: customers.length,
  match: (tried) => ({ kind: 'none', tried, nearest: [] }),
  named: () => [],
  get: (id) => customers.find(({ customerId }) => customerId === id),
});

/** A list whose loads are answered by hand. */
function createLists() {
  const loads: {
    call: CallContext;
    answer: (pages: Customer[][]) => void;
    fail: (error: unknown) => void;
  }[] = [];
  return {
    loads,
    async *listCustomers(call: CallContext) {
      yield* await new Promise<Customer[][]>((answer, fail) => {
        loads.push({ call, answer, fail });
        call.signal.addEventListener('abort', () => fail(call.signal.reason));
      });
    },
  };
}

/** What a test opened: a load that nobody answered would keep the process alive until its limit. */
const opened: ReturnType<typeof createCustomerDirectory>[] = [];

function setUp(options: Partial<CustomerDirectoryOptions> = {}) {
  const lists = createLists();
  const lines: LogLine[] = [];
  let nowMs = 0;
  const directory = createCustomerDirectory({
    partnerCenter: lists,
    createIndex,
    logger: createRecordingLogger(lines),
    clock: { now: () => new Date(nowMs) },
    ...options,
  });
  opened.push(directory);
  const passMinutes = (minutes: number) => {
    nowMs += minutes * MINUTE_MS;
  };
  const loaded = async (pages: Customer[][]) => {
    const waiting = directory.index(createCall());
    await settle();
    lists.loads.at(-1)?.answer(pages);
    return waiting;
  };
  return { directory, loads: lists.loads, lines, passMinutes, loaded };
}

/** Lets everything run that waits for nothing but promises. */
const settle = () => new Promise((resolve) => setImmediate(resolve));
const outage = () =>
  new PartnerCenterError('no', { fault: 'unavailable', status: 503, correlationId: CORRELATION_ID });

describe('createCustomerDirectory', () => {
  afterEach(() => Promise.all(opened.splice(0).map((directory) => directory.close())));

  it('shares the first load among all who wait for it', async () => {
    const { directory, loads } = setUp();
    const waiting = [
      directory.index(createCall()),
      directory.index(createCall()),
      directory.index(createCall()),
    ];
    await settle();
    assert.equal(loads.length, 1);
    loads[0]?.answer([[customer('a'), customer('b')], [customer('c')]]);
    const [first, ...others] = await Promise.all(waiting);
    assert.equal(first?.size, 3);
    for (const other of others) assert.equal(other, first);
  });

  it('answers from memory, without a load, until the list is old', async () => {
    const { directory, loads, loaded, passMinutes } = setUp();
    const index = await loaded([[customer('a')]]);
    passMinutes(29);
    assert.equal(await directory.index(createCall()), index);
    assert.equal(loads.length, 1);
  });

  it('answers with the old list at once while one new list is loaded', async () => {
    const { directory, loads, loaded, passMinutes } = setUp();
    const old = await loaded([[customer('a')]]);
    passMinutes(31);
    assert.equal(await directory.index(createCall()), old);
    assert.equal(await directory.index(createCall()), old);
    await settle();
    assert.equal(loads.length, 2);
    loads[1]?.answer([[customer('a'), customer('b')]]);
    await settle();
    assert.equal((await directory.index(createCall())).size, 2);
  });

  it('loads anew when the clock was set back: how old the list is cannot be told', async () => {
    const { directory, loads, loaded, passMinutes } = setUp();
    await loaded([[customer('a')]]);
    passMinutes(-31);
    await directory.index(createCall());
    await settle();
    assert.equal(loads.length, 2);
  });

  it('keeps the old list when a refresh fails, says so once and rests for a minute', async () => {
    const { directory, loads, lines, loaded, passMinutes } = setUp();
    const old = await loaded([[customer('a')]]);
    passMinutes(31);
    await directory.index(createCall());
    await settle();
    loads[1]?.fail(outage());
    await settle();
    assert.equal(await directory.index(createCall()), old);
    await settle();
    assert.equal(loads.length, 2);
    assert.deepEqual(
      lines.filter(({ level }) => level === 'warn').map(({ data }) => data['ageMinutes']),
      [31],
    );
    passMinutes(1);
    await directory.index(createCall());
    await settle();
    assert.equal(loads.length, 3);
    await directory.close();
  });

  it('gives a failed first load to its waiters and tries again with the next call', async () => {
    const { directory, loads, loaded } = setUp();
    const waiting = [faultOf(directory.index(createCall())), faultOf(directory.index(createCall()))];
    await settle();
    loads[0]?.fail(outage());
    assert.deepEqual(
      (await Promise.all(waiting)).map(({ fault }) => fault),
      ['unavailable', 'unavailable'],
    );
    assert.equal((await loaded([[customer('a')]])).size, 1);
  });

  it('lets a waiter go with its own deadline and goes on loading for the others', async () => {
    const { directory, loads } = setUp();
    const hasty = new AbortController();
    const left = faultOf(directory.index(createCall({ signal: hasty.signal })));
    const patient = directory.index(createCall());
    await settle();
    hasty.abort(new DOMException('late', 'TimeoutError'));
    assert.equal((await left).fault, 'timeout');
    assert.equal(loads[0]?.call.signal.aborted, false);
    loads[0]?.answer([[customer('a')]]);
    assert.equal((await patient).size, 1);
  });

  it('counts a customer once that two pages show, in its later form', async () => {
    const { loaded } = setUp();
    const index = await loaded([[customer('old', '1'), customer('b', '2')], [customer('new', '1')]]);
    assert.equal(index.size, 2);
    assert.equal(index.get('1')?.customerName, 'new');
  });

  it('ends a load that takes too long', async () => {
    const { directory } = setUp({ loadTimeoutMs: 5 });
    assert.ok((await faultOf(directory.index(createCall()))).cause instanceof DOMException);
  });

  it('ends its load and its waiters when it is closed, and answers nobody after', async () => {
    const { directory, loads, lines } = setUp();
    const waiting = faultOf(directory.index(createCall()));
    await settle();
    await directory.close();
    assert.equal(loads[0]?.call.signal.aborted, true);
    assert.equal((await waiting).fault, 'timeout');
    await faultOf(directory.index(createCall()));
    assert.equal(loads.length, 1);
    assert.deepEqual(lines, []);
  });

  it('logs no names', async () => {
    const { loaded, lines } = setUp();
    await loaded([[customer('Fabrikam')]]);
    assert.deepEqual(
      lines.map(({ level, data }) => [level, data['customers']]),
      [['info', 1]],
    );
    assert.ok(!JSON.stringify(lines).includes('Fabrikam'));
  });
});
