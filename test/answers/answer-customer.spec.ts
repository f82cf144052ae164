import assert from 'node:assert/strict';
import { createAnswerCustomer } from '../../src/answers/answer-customer.js';
import { createShowPlan } from '../../src/usecases/plan/show-plan.js';
import type { LicenseUsageOutcome } from '../../src/usecases/usage/show-license-usage.js';
import type { RenewalsOutcome } from '../../src/usecases/usage/show-renewals.js';
import { createShowUnusedLicenses } from '../../src/usecases/usage/show-unused-licenses.js';
import { messagesFor, render } from '../helpers/cards.js';
import { CONTOSO, known, MIXED_ROWS, NOW, renewal, usageAnswer } from '../helpers/situations.js';

const call = { correlationId: 'c', locale: 'en', signal: new AbortController().signal };

function setUp(first: LicenseUsageOutcome, renewals?: RenewalsOutcome) {
  let usage = first;
  let nowMs = NOW.getTime();
  const asked: { readonly text: string; readonly fresh: boolean | undefined }[] = [];
  const showLicenseUsage = {
    async byText(text: string, _call: unknown, options: { fresh?: boolean | undefined } = {}) {
      asked.push({ text, fresh: options.fresh });
      return usage;
    },
  };
  const answerCustomer = createAnswerCustomer({
    showLicenseUsage,
    showUnusedLicenses: createShowUnusedLicenses(showLicenseUsage),
    showRenewals: {
      byText: async () =>
        renewals ?? {
          kind: 'renewals',
          customer: CONTOSO,
          lines: [{ renewal: renewal(), product: undefined }],
          usage: known(undefined),
          readAt: NOW,
          lastKnown: undefined,
        },
    },
    showPlan: createShowPlan({ showLicenseUsage, planAllowancePercent: 2, clock: { now: () => NOW } }),
    showTrend: {
      byText: async () => ({ kind: 'no-history', customer: CONTOSO, reason: 'nothing-kept' }),
    },
    clock: { now: () => new Date(nowMs) },
    render,
    lowUsagePercent: 50,
  });
  return {
    asked,
    becomes(outcome: LicenseUsageOutcome) {
      usage = outcome;
    },
    later(minutes: number) {
      nowMs += minutes * 60_000;
    },
    answer: (view: Parameters<typeof answerCustomer>[0]['view'], fresh = false, canWatch = false) =>
      answerCustomer(
        { customer: 'contoso', view, page: 0, fresh, basis: 'retail', canWatch },
        call,
        messagesFor('en'),
      ),
  };
}

describe('createAnswerCustomer', () => {
  const titles = [
    ['usage', /^Contoso \(/],
    ['workloads', /^License usage, all workloads\n/],
    ['products', /^License usage by product\n/],
    ['unused', /^Unused licenses\n/],
    ['plan', /^Plan for the next term\n/],
    ['renewals', /^Renewals\n/],
    ['trend', /^No history yet\nContoso/],
  ] as const;
  for (const [view, beginning] of titles) {
    it(`shows ${view}`, async () => {
      const { reply, outcome } = await setUp(usageAnswer(MIXED_ROWS)).answer(view);
      assert.match(reply.text, beginning);
      assert.equal(outcome, 'answered');
    });
  }

  it('offers to watch the customer where that is possible', async () => {
    const { answer } = setUp(usageAnswer(MIXED_ROWS));
    const offers = async (canWatch: boolean) =>
      JSON.stringify((await answer('usage', false, canWatch)).reply.card).includes('add-watch');
    assert.deepEqual([await offers(true), await offers(false)], [true, false]);
  });

  it('says how old the same figures are by now, asked again in one minute and in forty', async () => {
    const { answer, later } = setUp({ ...usageAnswer(MIXED_ROWS), readAt: NOW });
    const ages: (string | undefined)[] = [];
    for (const minutes of [0, 1, 40]) {
      later(minutes);
      ages.push(/read .* ago/.exec((await answer('usage')).reply.text)?.[0]);
    }
    assert.deepEqual(ages, [undefined, 'read 1 minute ago', 'read 41 minutes ago']);
  });

  it('keeps a reply, and keeps those of two views apart', async () => {
    const { answer } = setUp(usageAnswer(MIXED_ROWS));
    const { reply } = await answer('usage');
    assert.equal((await answer('usage')).reply, reply);
    assert.notEqual((await answer('workloads')).reply.text, reply.text);
  });

  it('makes another reply when a subscription that it tells of is another one, beside the first to end', async () => {
    const first = renewal({
      subscriptionId: 'first',
      offerName: 'Project Plan 3',
      friendlyName: 'Project Plan 3',
    });
    const later = { commitmentEndDate: new Date('2027-02-01T00:00:00Z') };
    const answerWith = (autoRenewEnabled: boolean) => ({
      ...usageAnswer(MIXED_ROWS),
      insight,
      renewals: known([first, renewal({ ...later, autoRenewEnabled })]),
    });
    const { insight } = usageAnswer(MIXED_ROWS);
    const { answer, becomes } = setUp(answerWith(true));
    const { reply } = await answer('usage');
    becomes(answerWith(false));
    assert.notEqual((await answer('usage')).reply.text, reply.text);
  });

  it('tells the audit whose usage it was', async () => {
    const { audit } = await setUp(usageAnswer(MIXED_ROWS)).answer('usage');
    assert.deepEqual(audit, { customerId: CONTOSO.customerId });
  });

  it('asks afresh only when told to', async () => {
    const { asked, answer } = setUp(usageAnswer(MIXED_ROWS));
    await answer('usage', true);
    await answer('usage');
    assert.deepEqual(asked, [
      { text: 'contoso', fresh: true },
      { text: 'contoso', fresh: false },
    ]);
  });

  it('says that there is no usage data yet, which is an answer', async () => {
    const { insight: _, ...rest } = usageAnswer(MIXED_ROWS);
    const { reply, outcome } = await setUp({ ...rest, kind: 'no-data' }).answer('usage');
    assert.match(reply.text, /No usage data yet\nContoso/);
    assert.doesNotMatch(reply.text, /0%/);
    assert.equal(outcome, 'answered');
  });

  it('tells a customer that is gone from one that never was', async () => {
    const gone = await setUp({ kind: 'gone', customer: CONTOSO }).answer('usage');
    assert.match(gone.reply.text, /does not know this customer\nContoso/);
    assert.equal(gone.outcome, 'no-customer');
    const never = await setUp({
      kind: 'no-customer',
      tried: 'kontso',
      nearest: [CONTOSO],
      searched: 47,
    }).answer('unused');
    assert.match(never.reply.text, /No customer matches “kontso”/);
    assert.equal(never.outcome, 'no-customer');
  });

  it('asks for a customer where the place for one was sent', async () => {
    const none = {
      kind: 'no-customer',
      tried: '${customer}',
      nearest: [],
      searched: 4,
      isPlaceholder: true,
    } as const;
    const { reply, outcome } = await setUp(none).answer('unused');
    assert.match(reply.text, /^Say whose unused licenses you want/);
    assert.equal(outcome, 'unknown');
  });

  it('leads from the picker to the view that was asked for', async () => {
    const several = { kind: 'several', tried: 'contoso', customers: [CONTOSO] } as const;
    const { reply, outcome } = await setUp(usageAnswer(MIXED_ROWS), several).answer('renewals');
    assert.equal(outcome, 'several');
    assert.match(JSON.stringify(reply.card), /"view":"renewals"/);
  });
});
