import assert from 'node:assert/strict';
import { planReply } from '../../../src/cards/plan/plan-card.js';
import { planTicketReply } from '../../../src/cards/plan/plan-ticket.js';
import { CARD_SIZE_LIMIT_BYTES, cardSizeBytes } from '../../../src/cards/render.js';
import { LANGUAGES } from '../../../src/i18n/locale.js';
import { messagesFor, render } from '../../helpers/cards.js';
import { elementsOf, parseEvents } from '../../helpers/parse-card.js';
import { PLANS, type PlanParts, planAnswer, planSku, planTerm, WORTH_SHOWING } from '../../helpers/plans.js';
import { assertSample } from '../../helpers/samples.js';
import { CONTOSO, NOW } from '../../helpers/situations.js';
import { plainSpaces } from '../../i18n/plain-spaces.js';

const english = messagesFor('en');
const reply = (parts: PlanParts, messages = english) => planReply(planAnswer(parts), NOW, messages, render);
const textOf = (parts: PlanParts) => plainSpaces(reply(parts).text);

describe('planReply', () => {
  it('says what can go, what that saves, by when, and what happens otherwise', () => {
    const text = textOf(WORTH_SHOWING);
    // 120 seats less 101 held and 3 spare; EUR 252 a year are 21 a month.
    assert.match(
      text,
      /Microsoft 365 Business Premium: 120 → 104 · 16 seats less, saves €336 a month from 13 December 2026, act by 12 December 2026/,
    );
    assert.match(text, /else it renews with 120 seats/);
    assert.match(text, /Microsoft 365 Copilot: 25 → 23 .* act by 13 April 2027/);
    assert.match(text, /else it goes on month by month at a higher price/);
  });

  it('says how much is saved once the first of the terms is over, and how much once the last is', () => {
    // 8 of Power BI at 10; all: 336 + 2 of Exchange at 4 + 80 + 2 of Copilot at 30 and 23 % from 14 April 2027 on.
    assert.match(
      textOf(WORTH_SHOWING),
      /Saves about €80 a month from 28 November 2026, in full about €498 a month from 14 April 2027, list price/,
    );
    const powerBi = { terms: [planTerm('powerBi', 20, '2026-12-01')], skus: [planSku('powerBi', 20, 11)] };
    assert.match(textOf(powerBi), /Saves about €80 a month from 2 December 2026, €960 over the next term,/);
  });

  it('counts no day of what has no price, and none of what may begin on any', () => {
    const older = planTerm('exchange', 5, '2026-12-19', { offerId: '91fd106f-4b2c-4938-95ac-f54f74e9a239' });
    const powerBi = planTerm('powerBi', 20, '2026-12-01');
    const skus = [planSku('exchange', 5, 2), planSku('powerBi', 20, 11)];
    assert.match(
      textOf({ terms: [older, powerBi], skus }),
      /Saves about €80 a month from 2 December 2026, €960 over/,
    );
    const anyDay = planTerm('powerBi', 20, '2026-10-01', { offerName: 'Power BI Pro Extended Service Term' });
    const extended = textOf({ terms: [anyDay], skus: [planSku('powerBi', 20, 11)] });
    assert.doesNotMatch(extended, /a month from|act by/);
    assert.match(extended, /can be moved to a new term on any day/);
    const premium = planTerm('premium', 120, '2026-12-12');
    assert.match(
      textOf({
        terms: [anyDay, premium],
        skus: [planSku('powerBi', 20, 11), planSku('premium', 120, 101)],
      }),
      /Saves about €\d+ a month as soon as it is carried out, in full about €\d+ a month from 13 December 2026,/,
    );
  });

  it('shows readings that disagree as what they are', () => {
    assert.match(
      textOf(WORTH_SHOWING),
      /101 of 120 held as of today, 96 held on 14 November 2026, 3 kept free/,
    );
  });

  it('says of idle seats a range, what it would save, and that somebody has to choose', () => {
    const text = textOf(WORTH_SHOWING);
    assert.match(text, /Business Premium: Up to 17 of 101, 0 for certain, up to €357 a month/);
    assert.match(text, /Microsoft 365 Copilot: 15 of 22/);
    assert.match(text, /Somebody has to choose whose seats go/);
  });

  it('asks about a licence that another one holds, without a saving', () => {
    assert.match(
      textOf(WORTH_SHOWING),
      /Exchange Online \(Plan 1\), 15 seats: Microsoft 365 Business Premium holds it as well\. Does anybody have both\?/,
    );
  });

  it('says in one sentence why figures are not of today', () => {
    const text = textOf(PLANS['without-the-role'] as PlanParts);
    assert.match(text, /101 of 120 held on 14 November 2026/);
    assert.equal(text.match(/needs a role in the customer’s tenant/g)?.length, 1);
    assert.doesNotMatch(textOf(WORTH_SHOWING), /needs a role/);
  });

  it('says what is not planned and why, and what is missing', () => {
    const text = textOf(PLANS['every-case'] as PlanParts);
    assert.match(text, /Visio Plan 2: not planned, as it is not certain/);
    assert.match(text, /Project Plan 3: not planned, as it is not known who holds its seats/);
    assert.match(text, /Power BI Pro: as scheduled, 4 seats are missing/);
    assert.match(text, /4 seats can be given back until 24 November 2026/);
    assert.match(text, /60 seats from other sellers included/);
  });

  it('says nothing of money without prices, and names what has none', () => {
    assert.doesNotMatch(textOf({ ...WORTH_SHOWING, hasPrices: false }), /€|list price|saves/);
    const older = planTerm('exchange', 5, '2026-12-19', { offerId: '91fd106f-4b2c-4938-95ac-f54f74e9a239' });
    const parts = {
      terms: [older, planTerm('powerBi', 20, '2026-12-01')],
      skus: [planSku('exchange', 5, 0), planSku('powerBi', 20, 1)],
    };
    assert.match(textOf(parts), /1 of 2 changes priced/);
  });

  it('says who made a plan, and how much of it was carried out', () => {
    assert.match(
      textOf(PLANS['partly-carried-out'] as PlanParts),
      /Plan by Megan Bowen of 3 November 2026: partly carried out, seen on 12 November 2026: 12 of 100 seats scheduled to go/,
    );
    const made = {
      planId: 'plan',
      changes: [],
      madeAt: NOW,
      madeBy: { userId: undefined, name: '' },
      seen: { progress: { wished: 3, gone: 3, scheduled: 0, lost: 0 }, at: NOW },
    };
    assert.match(
      textOf({ ...WORTH_SHOWING, changes: { made } }),
      /Plan of 21 November 2026: carried out, seen on 21 November 2026: 3 of 3 seats gone/,
    );
    const lost = { ...made, seen: { progress: { wished: 3, gone: 0, scheduled: 0, lost: 1 }, at: NOW } };
    assert.match(
      textOf({ ...WORTH_SHOWING, changes: { made: lost } }),
      /Plan of 21 November 2026: 1 subscription of it is no longer there/,
    );
  });

  it('is a card without errors, in size, in every language and situation', () => {
    for (const language of LANGUAGES) {
      for (const parts of Object.values(PLANS)) {
        const { card } = reply(parts, messagesFor(language));
        assert.deepEqual(parseEvents(card), []);
        assert.ok(cardSizeBytes(card) < CARD_SIZE_LIMIT_BYTES, `${cardSizeBytes(card)} bytes`);
      }
    }
  });

  it('stays in size with many licences of long names', () => {
    const name = 'Security for Government Community Cloud, Wave ';
    const many = Array.from({ length: 60 }, (_, at) => ({ offerName: `${name}${at}`, at }));
    const terms = many.map(({ offerName, at }) =>
      planTerm('premium', 50 + at, '2026-12-12', { offerName, subscriptionId: String(at) }),
    );
    const skus = many.map(({ offerName, at }) =>
      planSku('premium', 50 + at, 10, { skuId: String(at), name: offerName }),
    );
    const { card, text } = reply({ terms, skus });
    assert.ok(cardSizeBytes(card) < CARD_SIZE_LIMIT_BYTES);
    assert.ok(text.includes(`${name}59`), 'the text has all of them');
    assert.match(JSON.stringify(card), /54 more licenses/);
  });

  it('takes names for text', () => {
    const hostile = '**Bold** [link](http://evil.example) ${secret}';
    const parts = {
      terms: [planTerm('premium', 50, '2026-12-12', { offerName: hostile })],
      skus: [planSku('premium', 50, 1, { name: hostile })],
    };
    const answer = { ...planAnswer(parts), customer: { ...CONTOSO, customerName: hostile } };
    const { card } = planReply(answer, NOW, english, render);
    for (const { type, text } of elementsOf(card)) {
      if (type === 'TextBlock') assert.doesNotMatch(String(text), /Bold|evil/);
    }
  });

  for (const [name, parts] of Object.entries(PLANS)) {
    it(`is the sample ${name}`, () => assertSample(`plan.${name}`, reply(parts).card));
  }

  describe('as text for a ticket', () => {
    const at = new Date('2026-11-21T09:00:00Z');
    const ticket = (parts: PlanParts, name: string | undefined = 'Megan Bowen') =>
      planTicketReply(planAnswer(parts), { name, at }, english, render);

    it('has a line a change: id, from, to, by when and why; then who asked', () => {
      const lines = ticket(WORTH_SHOWING).text.split('\n').map(plainSpaces);
      assert.equal(lines.length, 6);
      assert.match(
        lines[2] ?? '',
        /^2\. Microsoft 365 Business Premium, subscription [0-9a-f-]{36}: from 120 to 104 seats · Act by 12 December 2026 · 101 of 120 held as of today, .*3 kept free · Saves €336 a month from 13 December 2026, list price$/,
      );
      assert.equal(lines.at(-1), 'Asked for by Megan Bowen on 21 November 2026');
    });

    it('names nobody at a terminal, and says so where nothing can go', () => {
      assert.match(
        plainSpaces(
          planTicketReply(planAnswer(WORTH_SHOWING), { name: undefined, at }, english, render).text,
        ),
        /Asked for on 21 November 2026$/,
      );
      assert.match(ticket(PLANS['nothing-can-go'] as PlanParts).text, /^No seat can go/);
    });

    it('is a card without errors, in size, in every language', () => {
      for (const language of LANGUAGES) {
        const { card } = planTicketReply(
          planAnswer(WORTH_SHOWING),
          { name: 'Megan', at },
          messagesFor(language),
          render,
        );
        assert.deepEqual(parseEvents(card), []);
        assert.ok(cardSizeBytes(card) < CARD_SIZE_LIMIT_BYTES);
      }
    });
  });
});
