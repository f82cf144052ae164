import assert from 'node:assert/strict';
import { planReply } from '../../src/cards/plan/plan-card.js';
import { licenseUsageReply } from '../../src/cards/usage/license-usage-card.js';
import { renewalsReply } from '../../src/cards/usage/renewals-card.js';
import { unusedLicensesReply } from '../../src/cards/usage/unused-licenses-card.js';
import { createShowPlan } from '../../src/usecases/plan/show-plan.js';
import {
  createShowLicenseUsage,
  type ShowLicenseUsageDeps,
} from '../../src/usecases/usage/show-license-usage.js';
import { createShowRenewals } from '../../src/usecases/usage/show-renewals.js';
import { createShowUnusedLicenses } from '../../src/usecases/usage/show-unused-licenses.js';
import { messagesFor, render } from '../helpers/cards.js';
import { createCall, expectKind } from '../usecases/fakes.js';
import { createLiveStage } from './support/live-customers.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

type Stage = Awaited<ReturnType<typeof createLiveStage>>;

/** The three cards of a customer, as text. */
async function cardsOf({ deps }: Pick<Stage, 'deps'>, overrides: Partial<ShowLicenseUsageDeps> = {}) {
  const parts = { ...deps, ...overrides };
  const messages = messagesFor('en-US');
  const now = deps.clock.now();
  const showUsage = createShowLicenseUsage(parts);
  const usage = expectKind(await showUsage.byText('x', createCall()), 'usage');
  const unused = expectKind(await createShowUnusedLicenses(showUsage).byText('x', createCall()), 'unused');
  const renewals = expectKind(await createShowRenewals(parts).byText('x', createCall()), 'renewals');
  return {
    usage: licenseUsageReply(usage, now, messages, render),
    unused: unusedLicensesReply(unused, { page: 0, now }, messages, render),
    renewals: renewalsReply(renewals, { page: 0, now }, messages, render),
  };
}

const texts = (cards: Awaited<ReturnType<typeof cardsOf>>) => Object.values(cards).map(({ text }) => text);

describe('live seats', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await createLiveStage('contoso.onmicrosoft.com');
  });
  afterEach(() => stage.close());

  it('says on usage, unused and renewals who was given nothing as of today', async () => {
    // The weekly report says that 11 of 20 seats of Power BI Pro were given; since then five people left.
    const { customerId } = stage.customer;
    stage.emulator.state.setSubscribedSkus(customerId, [{ name: 'Power BI Pro', active: 20, consumed: 6 }]);
    const [usage = '', unused = '', renewals = ''] = texts(await cardsOf(stage));
    assert.match(
      usage,
      /22 seats not assigned to anyone(?! as of)/,
      'not all of it is of today, so that is not said',
    );
    assert.match(unused, /Power BI Pro.*14 seats not assigned to anyone as of today/);
    assert.match(unused, /Business Premium.*5 seats not assigned to anyone(?! as of)/);
    assert.match(renewals, /Power BI Pro.*14 seats not assigned to anyone as of today/);
    assert.doesNotMatch(renewals, /Copilot.*as of today/);
  });

  it('says it of the whole customer where all of it is of today', async () => {
    const [usage = ''] = texts(await cardsOf(stage));
    assert.match(usage, /seats not assigned to anyone as of today/);
  });

  it('says of two readings that disagree what each is, of which source and of which day', async () => {
    // Of the demo: four people left since the report.
    const munson = await createLiveStage('munsonspickles.onmicrosoft.com');
    try {
      const { usage, unused } = await cardsOf(munson);
      const both =
        /5 seats not assigned to anyone as of today, 1 by the weekly report of \d+\sNovember\s2026/;
      assert.match(usage.text, both);
      assert.match(JSON.stringify(usage.card), both);
      assert.match(unused.text, both);
      const { clock } = munson.deps;
      const showPlan = createShowPlan({
        showLicenseUsage: createShowLicenseUsage(munson.deps),
        planAllowancePercent: 2,
        clock,
      });
      const plan = expectKind(await showPlan.byText('x', createCall()), 'plan');
      const { text, card } = planReply(plan, clock.now(), messagesFor('en-US'), render);
      for (const said of [text, JSON.stringify(card)])
        assert.match(said, /17 of 22 held as of today, 21 held on \d+\sNovember\s2026/);
      assert.match(text, /22 → 18/);

      // Where the tenant cannot be read, the report stands alone and says no day of today.
      munson.emulator.state.setTenantRefusal(munson.customer.customerId, 'no-role');
      munson.pass(HOUR_MS);
      const [alone = ''] = texts(await cardsOf(munson));
      assert.match(alone, /1 seat not assigned to anyone(?! as of)/);
      assert.doesNotMatch(alone, /by the weekly report/);
    } finally {
      await munson.close();
    }
  });

  it('asks again after some minutes, not every time', async () => {
    await cardsOf(stage);
    await cardsOf(stage);
    assert.equal(stage.asked(), 1);
    stage.pass(6 * MINUTE_MS);
    await cardsOf(stage);
    assert.equal(stage.asked(), 2);
  });

  for (const [refusal, sentence] of [
    ['no-role', /needs a role in the customer’s tenant/],
    ['conditional-access', /Conditional Access/],
  ] as const) {
    it(`gives the cards as they were before where it is refused: ${refusal}`, async () => {
      stage.emulator.state.setTenantRefusal(stage.customer.customerId, refusal);
      const refused = await cardsOf(stage);
      const before = await cardsOf(stage, { subscribedSkus: undefined });
      assert.deepEqual(texts(refused), texts(before));
      // The one sentence stands behind "What does this mean?".
      const hidden = (card: object) => JSON.stringify(card).replace(sentence, '');
      assert.notEqual(hidden(refused.usage.card), JSON.stringify(refused.usage.card));
      assert.notEqual(hidden(refused.unused.card), JSON.stringify(refused.unused.card));
      assert.deepEqual(refused.renewals.card, before.renewals.card);
    });
  }

  it('costs a customer without the role one call a day', async () => {
    stage.emulator.state.setTenantRefusal(stage.customer.customerId, 'no-role');
    for (const hours of [0, 1, 8, 14]) {
      stage.pass(hours * HOUR_MS);
      await cardsOf(stage);
    }
    assert.equal(stage.asked(), 1);
    stage.emulator.state.setTenantRefusal(stage.customer.customerId, null);
    stage.pass(2 * HOUR_MS);
    assert.match(texts(await cardsOf(stage))[0] ?? '', /as of today/);
    assert.equal(stage.asked(), 2);
  });

  it('sees a new role at once when somebody asks for fresh figures', async () => {
    const { state } = stage.emulator;
    state.setTenantRefusal(stage.customer.customerId, 'no-role');
    const show = createShowLicenseUsage(stage.deps);
    const liveOf = async (fresh: boolean) =>
      expectKind(await show.byText('x', createCall(), { fresh }), 'usage').live?.kind;
    assert.equal(await liveOf(false), 'missing');
    state.setTenantRefusal(stage.customer.customerId, null);
    stage.pass(2 * MINUTE_MS);
    assert.equal(await liveOf(false), 'missing');
    assert.equal(await liveOf(true), 'known');
  });

  it('has the week-old figures and says nothing where it does not answer', async () => {
    stage.emulator.faults.add({ fault: { kind: 'unavailable' }, path: '/subscribedskus' });
    const refused = await cardsOf(stage);
    const before = await cardsOf(stage, { subscribedSkus: undefined });
    assert.deepEqual(refused, before);
  });
});
