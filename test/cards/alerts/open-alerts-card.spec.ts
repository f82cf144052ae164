import assert from 'node:assert/strict';
import { parseCardRequest } from '../../../src/answers/card-request.js';
import { openAlertsReply } from '../../../src/cards/alerts/open-alerts-card.js';
import { CARD_SIZE_LIMIT_BYTES, cardSizeBytes } from '../../../src/cards/render.js';
import { LANGUAGES } from '../../../src/i18n/locale.js';
import type { WatchedAlert } from '../../../src/usecases/watching/watch-ports.js';
import { ALERTS_BY_KIND, manyAlerts, STATES, watched } from '../../helpers/alerts.js';
import { messagesFor, render } from '../../helpers/cards.js';
import { alertMoney, euros } from '../../helpers/money.js';
import { elementsOf, parseEvents } from '../../helpers/parse-card.js';
import { assertSample } from '../../helpers/samples.js';
import { NOW } from '../../helpers/situations.js';

function reply(alerts: readonly WatchedAlert[], { page = 0, language = 'en', told = '' } = {}) {
  return openAlertsReply({ alerts, page, told }, NOW, messagesFor(language), render);
}

const idOf = (at: number) => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
/** An alert of a customer of that number, about so many of 100 seats. */
const about = (at: number, seats: number, changes: Partial<WatchedAlert['alert']> = {}) =>
  watched({
    alertId: idOf(900 + at),
    customerId: idOf(at),
    customerName: `Customer ${at}`,
    figures: {
      kind: 'workload',
      licensesQualified: 100,
      licensesActive: 100 - seats,
      dataAsOf: new Date('2026-11-20T00:00:00Z'),
    },
    ...changes,
  });
const valuesOf = (card: unknown) =>
  ((elementsOf(card).find(({ id }) => id === 'which')?.['choices'] ?? []) as { value: string }[]).map(
    ({ value }) => value,
  );

describe('openAlertsReply', () => {
  it('gives a row a customer, the one with the most seats at stake first', () => {
    const { card, text } = reply([about(1, 70), about(2, 90), about(3, 80, { state: STATES.acknowledged })]);
    assertSample('open-alerts.some', card);
    assert.match(text, /^3 alerts here\n2 open, 1 acknowledged/);
    assert.deepEqual(text.match(/Customer \d/g), ['Customer 2', 'Customer 3', 'Customer 1']);
    assert.deepEqual(valuesOf(card), ['all', idOf(2), idOf(3), idOf(1)]);
  });

  it('says once how many there are, and asks for no choice where one customer has them all', () => {
    const two = [about(1, 70), about(1, 60, { alertId: idOf(8) })];
    const { card, text } = reply(two);
    assert.match(text, /^2 alerts here\n\nCustomer 1: Exchange/);
    assert.doesNotMatch(JSON.stringify(card), /\d open/);
    assert.deepEqual(valuesOf(card), []);
    assert.doesNotMatch(JSON.stringify(card), /The most seats first/);
    assert.match(JSON.stringify(card), /"style":"positive"/);
    const held = reply([about(1, 70), about(1, 60, { alertId: idOf(8), state: STATES.acknowledged })]);
    assert.match(held.text, /^2 alerts here\n1 open, 1 acknowledged\n/);
    assert.deepEqual(valuesOf(reply([about(1, 70), about(2, 60)]).card), ['all', idOf(1), idOf(2)]);
  });

  it('weighs a customer by the worst of its alerts, and says how many more it has', () => {
    const own = [60, 61, 62].map((seats, at) =>
      about(1, seats, { alertId: idOf(at), subject: { kind: 'workload', workloadName: `Workload ${at}` } }),
    );
    const { text } = reply([...own, about(2, 65)]);
    assert.match(text, /Customer 2[\s\S]*Customer 1.*and 1 more/);
  });

  it('weighs customers by money where prices are known, and says what each is weighed by', () => {
    const product = { ruleKind: 'unused', subject: ALERTS_BY_KIND['unused']?.alert.subject } as const;
    const priced = (at: number, seats: number, amount: number, changes = {}) => ({
      ...about(at, seats, {
        ...product,
        subject: { kind: 'product', productName: `Product ${seats}`, salesChannel: 'Reseller' },
        figures: {
          kind: 'product',
          seats: 100,
          unusedAtLeast: seats,
          unusedAtMost: seats,
          dataAsOf: new Date('2026-11-20T00:00:00Z'),
        },
        ...changes,
      }),
      money: alertMoney(euros(amount)),
    });
    const { card, text } = reply([
      about(1, 90),
      priced(2, 10, 100),
      priced(3, 5, 700),
      priced(2, 8, 240, { alertId: idOf(77) }),
    ]);
    assertSample('open-alerts.with-money', card);
    const [, basis, ...rows] = text.split('\n').filter((line) => line !== '');
    assert.deepEqual(
      [basis, ...rows],
      [
        'Amounts: list price',
        'Customer 3: €700 a month; Product 5: 5 of 100 seats unused',
        'Customer 2: €240 a month; Product 10: 10 of 100 seats unused, €100 a month; Product 8: 8 of 100 seats unused, €240 a month',
        'Customer 1: Exchange: 10%, 10 of 100 seats active',
      ],
    );
    assert.ok(
      elementsOf(card).some(({ text: hint }) =>
        String(hint).startsWith('Amounts: list price. The most money first, each currency by itself.'),
      ),
    );
  });

  it('leads from a row to the view that the alert is about', () => {
    const views = Object.values(ALERTS_BY_KIND).map((one) => {
      const row = elementsOf(reply([one]).card).find(({ verb }) => verb === 'show-customer');
      return `${one.alert.subject.kind} ${(row?.['data'] as { view?: string } | undefined)?.view}`;
    });
    assert.deepEqual([...new Set(views)].sort(), [
      'product unused',
      'subscription renewals',
      'workload usage',
    ]);
  });

  it('has buttons for what can be done, and what they send is read', () => {
    const verbsOf = (alerts: readonly WatchedAlert[]) =>
      [
        ...new Set(
          elementsOf(reply(alerts, { page: 0 }).card).flatMap(({ data }) => {
            const sent = { days: '7', which: 'all', ...(data as object) };
            const request = parseCardRequest(JSON.parse(JSON.stringify(sent)));
            return request?.verb.endsWith('-open') ? [request.verb] : [];
          }),
        ),
      ].sort();
    assert.deepEqual(verbsOf([about(1, 50)]), ['acknowledge-open', 'snooze-open']);
    assert.deepEqual(verbsOf([about(1, 50, { state: STATES.acknowledged })]), ['reopen-open', 'snooze-open']);
  });

  it('has the button that matters first, and one such', () => {
    const alerts = [about(1, 50), about(2, 40, { state: STATES.acknowledged })];
    const actions = elementsOf(reply(alerts, { page: 0 }).card).filter(
      ({ type, verb }) => type === 'Action.Execute' && String(verb).endsWith('-open'),
    );
    assert.deepEqual(
      actions.map(({ verb, style }) => [verb, style]),
      [
        ['acknowledge-open', 'positive'],
        ['reopen-open', undefined],
        ['snooze-open', undefined],
      ],
    );
  });

  it('turns its pages', () => {
    const many = Array.from({ length: 14 }, (_, at) => about(at, 50 + at));
    const pagesOf = (page: number) =>
      elementsOf(reply(many, { page }).card)
        .filter(({ verb }) => verb === 'show-open-alerts')
        .map(({ data }) => (data as { page: number }).page);
    assert.deepEqual([pagesOf(0), pagesOf(1), pagesOf(2), pagesOf(9)], [[1], [0, 2], [1], [1]]);
  });

  it('says what was done', () => {
    const { card, text, summary } = reply([about(1, 50)], { told: 'Acknowledged: Customer 1: Exchange' });
    assert.ok(elementsOf(card).some((element) => element['text'] === 'Acknowledged: Customer 1: Exchange'));
    assert.ok(text.startsWith('Acknowledged: Customer 1'));
    assert.ok(summary.startsWith('Acknowledged: Customer 1'));
  });

  for (const language of LANGUAGES) {
    it(`is read without a complaint and small enough with the longest names in ${language}`, () => {
      const longest = 'WÉ漢'.repeat(90);
      const alerts = Object.values(ALERTS_BY_KIND).flatMap((one, kind) =>
        Array.from({ length: 8 }, (_, at) => ({
          ...one,
          alert: {
            ...one.alert,
            alertId: idOf(100 * kind + at),
            customerId: idOf(at),
            customerName: longest,
            toldApartBy: `${'w'.repeat(240)}.example`,
            subject: { kind: 'workload', workloadName: `${at}${longest}` } as const,
            state: STATES.snoozed,
          },
        })),
      );
      const { card } = reply(alerts, { page: 1, language, told: longest });
      assert.deepEqual(parseEvents(card), []);
      assert.ok(cardSizeBytes(card) < CARD_SIZE_LIMIT_BYTES, `${cardSizeBytes(card)}`);
      assert.deepEqual(parseEvents(reply(manyAlerts(28), { language }).card), []);
      assert.deepEqual(parseEvents(reply([], { language }).card), []);
    });
  }

  it('keeps names out of what reads Markdown or template code', () => {
    const customerName = '**b** [l](http://evil.example) ${secret} {{DATE(2017-02-14T06:00:00Z)}}';
    for (const { type, text } of elementsOf(reply([about(1, 50, { customerName })]).card)) {
      if (type === 'TextBlock') assert.doesNotMatch(String(text), /evil|secret|DATE/);
      if (type === 'TextRun') assert.doesNotMatch(String(text), /\{\{/);
    }
  });
});
