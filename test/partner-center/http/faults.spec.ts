import assert from 'node:assert/strict';
import type { FaultRuleInput } from '../../../demo/partner-center/faults.js';
import type { PartnerCenterFault } from '../../../src/base/errors.js';
import type { LicenseUsageOutcome } from '../../../src/usecases/usage/show-license-usage.js';
import { type Answering, startAnswering, told, withinTurn } from '../answering.js';
import { faultOf } from '../support.js';

type Fault = FaultRuleInput['fault'];

const USAGE = '/licenses/usage';
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

describe('faults of Partner Center, from the wire to the answer', () => {
  let bot: Answering;
  beforeEach(async () => {
    bot = await startAnswering();
  });
  afterEach(() => bot.close());

  const suffer = (fault: Fault, rule: Partial<FaultRuleInput> = {}) =>
    bot.emulator.faults.set([{ fault, path: USAGE, ...rule }]);

  /** Asks with an answer in memory that is an hour old, and checks that the turn's time sufficed. */
  async function askWithOldAnswer(): Promise<LicenseUsageOutcome> {
    const rules = bot.emulator.faults.list();
    bot.emulator.faults.clear();
    await bot.ask();
    bot.pass(HOUR_MS);
    bot.usageRequests();
    bot.emulator.faults.set(rules);
    return withinTurn(() => bot.ask());
  }

  /** Asks twice, without and with an older answer: the first fails, the second falls back on it when it may. */
  async function expectFault(fault: PartnerCenterFault, requests: number, fallsBack: boolean): Promise<void> {
    assert.equal((await withinTurn(() => faultOf(bot.ask()))).fault, fault);
    assert.equal(bot.usageRequests(), requests);
    if (fallsBack) assert.deepEqual(told(await askWithOldAnswer()), [8, 60, fault]);
    else assert.equal((await faultOf(askWithOldAnswer())).fault, fault);
    assert.equal(bot.usageRequests(), requests);
  }

  describe('statuses', () => {
    const refused: readonly [status: number, fault: PartnerCenterFault][] = [
      [302, 'rejected'],
      [400, 'rejected'],
      [401, 'unauthorized'],
      [403, 'forbidden'],
      [409, 'rejected'],
      [418, 'rejected'],
      [505, 'rejected'],
    ];
    for (const [status, fault] of refused) {
      it(`asks once for ${status} and says ${fault}, whatever it knew before`, async () => {
        suffer({ kind: 'status', status });
        await expectFault(fault, 1, false);
      });
    }

    for (const status of [408, 500, 502, 503, 504]) {
      it(`tries four times for ${status}, then gives what it knew before`, async () => {
        suffer({ kind: 'status', status });
        await expectFault('unavailable', 4, true);
      });
    }

    it('asks once for an outage that has no usual status, and gives what it knew before', async () => {
      suffer({ kind: 'status', status: 520 });
      await expectFault('unavailable', 1, true);
    });

    for (const status of [404, 405, 410, 501]) {
      it(`answers from the commercial endpoint for ${status}`, async () => {
        suffer({ kind: 'status', status });
        assert.deepEqual(told(await withinTurn(() => bot.ask())), [8, 0, undefined]);
        assert.equal(bot.usageRequests(), 1);
      });
    }

    it('has no data yet for 204', async () => {
      suffer({ kind: 'empty', status: 204 });
      assert.equal((await bot.ask()).kind, 'no-data');
    });

    it('answers in spite of one failure', async () => {
      suffer({ kind: 'server-error' }, { times: 1 });
      assert.deepEqual(told(await withinTurn(() => bot.ask())), [8, 0, undefined]);
    });
  });

  describe('bodies', () => {
    const cases: readonly [name: string, fault: Fault, expected: PartnerCenterFault, requests: number][] = [
      ['900421', { kind: 'mfa-required' }, 'mfa-required', 1],
      ['"MFA required" in the reason alone', { kind: 'mfa-required-no-body' }, 'mfa-required', 1],
      ['900420', { kind: 'unauthorized', code: '900420' }, 'wrong-audience', 1],
      ['20002', { kind: 'forbidden', code: '20002' }, 'no-relationship', 1],
      ['900329', { kind: 'forbidden', code: '900329' }, 'forbidden', 1],
      ['HTML for a success', { kind: 'html' }, 'unreadable', 1],
      ['nothing for a success', { kind: 'empty' }, 'unreadable', 1],
      ['broken JSON for a success', { kind: 'nonsense' }, 'unreadable', 1],
      [
        'an error for a success',
        { kind: 'error-shape', shape: 'partner-center', status: 200 },
        'unreadable',
        1,
      ],
      ['HTML for an error', { kind: 'html', status: 403 }, 'forbidden', 1],
      ['broken JSON for an error', { kind: 'nonsense', status: 400 }, 'rejected', 1],
    ];
    for (const [name, fault, expected, requests] of cases) {
      it(`reads ${name} as ${expected}`, async () => {
        suffer(fault);
        await expectFault(expected, requests, false);
      });
    }

    for (const shape of ['partner-center', 'gateway', 'error-object', 'entra'] as const) {
      it(`reads the ${shape} shape of a refusal and of an outage`, async () => {
        suffer({ kind: 'error-shape', shape, status: 400 });
        assert.equal((await faultOf(bot.ask())).fault, 'rejected');
        suffer({ kind: 'error-shape', shape, status: 503 });
        bot.usageRequests();
        await expectFault('unavailable', 4, true);
      });
    }

    for (const kind of ['empty', 'html', 'nonsense'] as const) {
      it(`goes by the status of an outage whose body is ${kind}`, async () => {
        suffer({ kind, status: 502 });
        const error = await withinTurn(() => faultOf(bot.ask()));
        assert.deepEqual([error.fault, error.status, bot.usageRequests()], ['unavailable', 502, 4]);
      });
    }

    it('reads a success in any encoding', async () => {
      for (const kind of ['bom', 'utf-16le'] as const) {
        suffer({ kind });
        assert.deepEqual(told(await bot.ask(bot.turn(), { fresh: true })), [8, 0, undefined]);
        bot.pass(MINUTE_MS);
      }
    });
  });

  describe('throttling', () => {
    const dateIn = (ms: number) => new Date(Date.now() + ms).toUTCString();

    it('waits a second and answers', async () => {
      suffer({ kind: 'throttled', retryAfter: 1 }, { times: 1 });
      const startedMs = Date.now();
      assert.deepEqual(told(await withinTurn(() => bot.ask())), [8, 0, undefined]);
      assert.ok(Date.now() - startedMs >= 1000);
    });

    it('waits until a date within the turn and answers', async () => {
      suffer({ kind: 'throttled', retryAfter: dateIn(4000) }, { times: 1 });
      const startedMs = Date.now();
      assert.deepEqual(told(await withinTurn(() => bot.ask())), [8, 0, undefined]);
      assert.ok(Date.now() - startedMs >= 4000);
    });

    for (const [name, retryAfter] of [
      ['57 s', () => 57],
      ['a date past the turn', () => dateIn(57_000)],
    ] as const) {
      it(`says at once that it has to wait for ${name}`, async () => {
        suffer({ kind: 'throttled', retryAfter: retryAfter() });
        const startedMs = Date.now();
        const error = await faultOf(bot.ask());
        assert.deepEqual([error.fault, error.retryAfterMs], ['throttled', 57_000]);
        assert.deepEqual([Date.now() - startedMs, bot.usageRequests()], [0, 1]);
      });
    }

    it('keeps to a wait of 57 s with what it knew before, then asks again', async () => {
      suffer({ kind: 'throttled', retryAfter: 57 });
      assert.deepEqual(told(await askWithOldAnswer()), [8, 60, 'throttled']);
      assert.equal(bot.usageRequests(), 1);
      bot.emulator.faults.clear();
      bot.pass(56_000);
      assert.deepEqual(told(await bot.ask()), [8, 61, 'throttled']);
      assert.equal(bot.usageRequests(), 0);
      bot.pass(1000);
      assert.deepEqual(told(await bot.ask()), [8, 0, undefined]);
    });

    it('waits out 57 s where there is no deadline', async () => {
      suffer({ kind: 'throttled', retryAfter: 57 }, { times: 1 });
      const startedMs = Date.now();
      assert.deepEqual(told(await bot.ask(bot.turn({ deadline: undefined }))), [8, 0, undefined]);
      assert.ok(Date.now() - startedMs >= 57_000);
    });

    it('falls back to its own waits without the header', async () => {
      suffer({ kind: 'throttled', retryAfter: null });
      await expectFault('throttled', 4, true);
    });
  });

  describe('connections', () => {
    for (const kind of ['cut-off', 'reset'] as const) {
      it(`answers in spite of one that is ${kind}`, async () => {
        suffer({ kind }, { times: 1 });
        assert.deepEqual(told(await withinTurn(() => bot.ask())), [8, 0, undefined]);
      });

      it(`tries four times when each is ${kind}, then gives what it knew before`, async () => {
        suffer({ kind });
        await expectFault('unavailable', 4, true);
      });
    }
  });
});
