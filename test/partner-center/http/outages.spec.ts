import assert from 'node:assert/strict';
import { setImmediate as otherWork } from 'node:timers/promises';
import type { FaultRuleInput } from '../../../demo/partner-center/faults.js';
import type { LicenseUsageOutcome } from '../../../src/usecases/usage/show-license-usage.js';
import { type Answering, CUSTOMER, startAnswering, told, withinTurn } from '../answering.js';
import { faultOf } from '../support.js';

type Fault = FaultRuleInput['fault'];

const USAGE = '/licenses/usage';
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** How long the circuit stays open. */
const OPEN_MS = 15_000;

describe('outages of Partner Center, from the wire to the answer', () => {
  let bot: Answering;
  beforeEach(async () => {
    bot = await startAnswering();
  });
  afterEach(() => bot.close());

  const suffer = (fault: Fault, rule: Partial<FaultRuleInput> = {}) =>
    bot.emulator.faults.set([{ fault, path: USAGE, ...rule }]);

  describe('silence', () => {
    const late = new DOMException('The turn is over', 'TimeoutError');

    /** Asks, and ends the turn once Partner Center has the question and keeps silent. */
    async function askInSilence(count = 1): Promise<readonly Promise<LicenseUsageOutcome>[]> {
      const turns = Array.from({ length: count }, () => new AbortController());
      const outcomes = turns.map(({ signal }) => bot.ask(bot.turn({ signal })));
      for (const outcome of outcomes) outcome.catch(() => undefined);
      while (!bot.emulator.requests.some(({ path, status }) => path.includes(USAGE) && status === 200)) {
        await otherWork();
      }
      for (const turn of turns) turn.abort(late);
      return outcomes;
    }

    it('is a timeout when the turn ends and nothing is known', async () => {
      suffer({ kind: 'slow', ms: 30_000 });
      const [outcome] = await askInSilence();
      assert.ok(outcome);
      assert.equal((await faultOf(outcome)).fault, 'timeout');
    });

    it('gives what it knew before when the turn ends', async () => {
      await bot.ask();
      bot.pass(HOUR_MS);
      suffer({ kind: 'slow', ms: 30_000 });
      const [outcome] = await askInSilence();
      assert.ok(outcome);
      assert.deepEqual(told(await outcome), [8, 60, 'timeout']);
    });

    it('is asked about once by twenty people', async () => {
      suffer({ kind: 'slow', ms: 30_000 });
      for (const outcome of await askInSilence(20)) assert.equal((await faultOf(outcome)).fault, 'timeout');
      assert.equal(bot.usageRequests(), 1);
    });
  });

  describe('beside usage', () => {
    for (const [path, part, other] of [
      ['/licenses/deployment', 'deployment', 'renewals'],
      ['/subscriptions', 'renewals', 'deployment'],
    ] as const) {
      for (const [fault, expected] of [
        [{ kind: 'forbidden' }, { fault: 'forbidden', errorCode: '2032' }],
        [{ kind: 'not-found' }, { fault: 'not-found' }],
        [{ kind: 'unavailable' }, { fault: 'unavailable' }],
        [{ kind: 'throttled', retryAfter: 57 }, { fault: 'throttled' }],
        [{ kind: 'html' }, { fault: 'unreadable' }],
        [{ kind: 'mfa-required' }, { fault: 'mfa-required', errorCode: '900421' }],
        [{ kind: 'reset' }, { fault: 'unavailable' }],
      ] as const) {
        it(`answers without ${part} when that call ends with ${fault.kind}`, async () => {
          suffer(fault, { path });
          const outcome = await withinTurn(() => bot.ask());
          assert.deepEqual(told(outcome), [8, 0, undefined]);
          assert.ok(outcome.kind === 'usage');
          assert.deepEqual(outcome[part], { kind: 'missing', ...expected });
          assert.equal(outcome[other].kind, 'known');
        });
      }
    }

    it('asks no more than once a minute for what it has no right to', async () => {
      suffer({ kind: 'forbidden' }, { path: '/licenses/deployment' });
      const requests = () => bot.emulator.requests.filter(({ path }) => path.includes('/deployment')).length;
      for (let time = 0; time < 3; time += 1) await bot.ask();
      assert.equal(requests(), 1);
      bot.pass(MINUTE_MS);
      await bot.ask();
      assert.equal(requests(), 2);
    });

    it('does not wait for it when it stays silent', async () => {
      const hurried = await startAnsweringAgain(1);
      hurried.emulator.faults.set([{ fault: { kind: 'slow', ms: 30_000 }, path: '/licenses/deployment' }]);
      const outcome = await hurried.ask();
      assert.ok(outcome.kind === 'usage');
      assert.deepEqual(outcome.deployment, { kind: 'missing', fault: 'timeout' });
    });

    async function startAnsweringAgain(sideLimitMs: number): Promise<Answering> {
      await bot.close();
      bot = await startAnswering(sideLimitMs);
      return bot;
    }
  });

  describe('the circuit', () => {
    const readUsage = () => bot.sources.usage.read(CUSTOMER.customerId, bot.turn());
    const down: Fault = { kind: 'unavailable' };

    /** Reads without a retry: there is no time for one. */
    const readOnce = () => bot.sources.usage.read(CUSTOMER.customerId, bot.turn({ deadline: new Date() }));

    /** Fails five times in a row, the fifth time just now. */
    async function openCircuit(): Promise<void> {
      suffer(down);
      await faultOf(readUsage());
      assert.equal(bot.usageRequests(), 4);
      await faultOf(readOnce());
      assert.equal(bot.usageRequests(), 1);
    }

    it('opens after five failures in a row; nothing is asked for 15 s, and that is said at once', async () => {
      await openCircuit();
      bot.pass(5000);
      const startedMs = Date.now();
      const error = await faultOf(readUsage());
      assert.deepEqual([error.fault, error.status, error.retryAfterMs], ['unavailable', undefined, 10_000]);
      bot.pass(9999);
      await faultOf(readUsage());
      assert.deepEqual([bot.usageRequests(), Date.now() - startedMs], [0, 9999]);
    });

    it('gives what is known at once while it is open', async () => {
      await readUsage();
      bot.pass(HOUR_MS);
      bot.usageRequests();
      suffer(down);
      assert.equal((await readUsage())?.lastKnown, 'unavailable');
      assert.equal((await readUsage())?.lastKnown, 'unavailable');
      assert.equal(bot.usageRequests(), 5);
      const startedMs = Date.now();
      assert.equal((await readUsage())?.lastKnown, 'unavailable');
      assert.deepEqual([bot.usageRequests(), Date.now() - startedMs], [0, 0]);
    });

    it('lets one call try after 15 s, and opens again when that fails', async () => {
      await openCircuit();
      bot.pass(OPEN_MS);
      await faultOf(readOnce());
      assert.equal(bot.usageRequests(), 1);
      bot.pass(OPEN_MS - 1);
      await faultOf(readUsage());
      assert.equal(bot.usageRequests(), 0);
    });

    it('lets no other call through while that one tries', async () => {
      await openCircuit();
      bot.pass(OPEN_MS);
      bot.emulator.faults.set([{ fault: down }]);
      const before = bot.emulator.requests.length;
      const reads = [bot.sources.usage, bot.sources.deployment, bot.sources.subscriptions].map((source) =>
        source.read(CUSTOMER.customerId, bot.turn({ deadline: new Date() })),
      );
      for (const read of reads) assert.equal((await faultOf(read)).fault, 'unavailable');
      assert.equal(bot.emulator.requests.length - before, 1);
    });

    it('answers the first question after an outage, even if a call beside usage is the one that tries', async () => {
      await openCircuit();
      bot.emulator.faults.clear();
      bot.pass(OPEN_MS);
      const beside = bot.sources.subscriptions.read(CUSTOMER.customerId, bot.turn());
      const outcome = await bot.ask();
      await beside;
      assert.deepEqual(told(outcome), [8, 0, undefined]);
      assert.ok(outcome.kind === 'usage');
      assert.deepEqual([outcome.deployment.kind, outcome.renewals.kind], ['known', 'known']);
    });

    it('closes when the one call succeeds', async () => {
      await openCircuit();
      bot.emulator.faults.clear();
      bot.pass(OPEN_MS);
      assert.equal((await readUsage())?.lastKnown, undefined);
      const outcome = await bot.ask();
      assert.ok(outcome.kind === 'usage');
      assert.deepEqual([outcome.deployment.kind, outcome.renewals.kind], ['known', 'known']);
    });

    it('leaves the whole answer standing while Partner Center is down', async () => {
      await bot.ask();
      bot.pass(HOUR_MS);
      bot.emulator.faults.set([{ fault: down }]);
      const outcome = await withinTurn(() => bot.ask());
      assert.deepEqual(told(outcome), [8, 60, 'unavailable']);
      assert.ok(outcome.kind === 'usage');
      for (const part of [outcome.deployment, outcome.renewals]) {
        assert.ok(part.kind === 'known');
        assert.equal(part.lastKnown, 'unavailable');
      }
    });
  });
});
