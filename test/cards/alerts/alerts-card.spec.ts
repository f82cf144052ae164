import assert from 'node:assert/strict';
import { alertsReply, supersededReply, testAlertReply } from '../../../src/cards/alerts/alerts-card.js';
import { CARD_SIZE_LIMIT_BYTES, cardSizeBytes } from '../../../src/cards/render.js';
import { alertsInOrder } from '../../../src/domain/watching/alerts-by-customer.js';
import { LANGUAGES } from '../../../src/i18n/locale.js';
import type { WatchedAlert } from '../../../src/usecases/watching/watch-ports.js';
import {
  ALERTS_BY_KIND,
  CARD_ID,
  manyAlerts,
  PRICED_ALERTS,
  RITA,
  STATES,
  watched,
} from '../../helpers/alerts.js';
import { messagesFor, render } from '../../helpers/cards.js';
import { elementsOf, parseEvents } from '../../helpers/parse-card.js';
import { assertSample } from '../../helpers/samples.js';
import { NOW } from '../../helpers/situations.js';

const english = messagesFor('en');

function reply(alerts: readonly WatchedAlert[], { now = NOW, page = 0, language = 'en' } = {}) {
  return alertsReply({ cardId: CARD_ID, alerts }, { now, page }, messagesFor(language), render);
}

/** Whether it is a row of a list that leads to its customer. */
function leadsOn({ verb, associatedInputs }: Record<string, unknown>): boolean {
  return verb === 'show-customer' && associatedInputs === 'none';
}

/** Titles of the buttons with what each sends. */
function buttonsOf(card: unknown): readonly (readonly [title: string, data: unknown])[] {
  return elementsOf(card)
    .filter((element) => element['type'] === 'Action.Execute' && !leadsOn(element))
    .map(({ title, data }) => [String(title), data] as const);
}

function verbsOf(card: unknown): readonly string[] {
  return buttonsOf(card)
    .map(([, data]) => (data as { verb: string }).verb)
    .sort();
}

function choicesOf(card: unknown, id: string): readonly { title: string; value: string }[] {
  const input = elementsOf(card).find((element) => element['id'] === id);
  return (input?.['choices'] ?? []) as { title: string; value: string }[];
}

/** Every card this file is about. */
function everyReply(language: string) {
  const messages = messagesFor(language);
  const many = manyAlerts(28);
  const states = Object.values(STATES);
  return [
    ...Object.values(ALERTS_BY_KIND).map((alert) => reply([alert], { language })),
    ...Object.values(PRICED_ALERTS).map((alert) => reply([alert], { language })),
    ...states.map((state) => reply([watched({ state })], { language })),
    reply(many, { language, page: 1 }),
    reply(
      many.map(({ alert, watch }, at) => ({
        alert: { ...alert, state: states[at % states.length] ?? alert.state },
        watch,
      })),
      { language },
    ),
    testAlertReply(messages, render),
    supersededReply([watched()], messages, render),
  ];
}

describe('alertsReply with one alert', () => {
  for (const [kind, alert] of Object.entries(ALERTS_BY_KIND)) {
    it(`gives the card of ${kind}`, () => {
      assertSample(`alert.${kind}`, reply([alert]).card);
    });
  }

  for (const [kind, state] of Object.entries(STATES)) {
    it(`gives the card of an alert that is ${kind}`, () => {
      assertSample(`alert.state-${kind}`, reply([watched({ state })]).card);
    });
  }

  const said: readonly [kind: string, summary: string, details: readonly string[]][] = [
    [
      'low-usage',
      'Contoso Ltd uses 22% of its Exchange seats: 11 of 50 seats active',
      ['11 of 50 seats active'],
    ],
    [
      'none-used',
      'Contoso Ltd uses none of its Exchange seats: 0 of 50 seats active',
      ['0 of 50 seats active'],
    ],
    [
      'unused',
      'Contoso Ltd leaves seats of Microsoft 365 Business Premium unused: 30 of 50 seats unused',
      ['30 of 50 seats unused'],
    ],
    [
      'unused-range',
      'Contoso Ltd leaves seats of Microsoft 365 Business Premium unused. Even in its busiest workload, 30 of 50 seats are unused',
      ['Even in its busiest workload, 30 of 50 seats are unused', 'Unused in every workload: 12-30 of 50'],
    ],
    [
      'over-used',
      'Contoso Ltd uses more Exchange seats than it is entitled to: 61 of 50 seats active, 11 more than entitled',
      ['61 of 50 seats active, 11 more than entitled'],
    ],
    [
      'renewal',
      'Contoso Ltd is about to renew Microsoft 365 Business Premium with unused seats: term ends 3 December 2026, in 12 days, renews by itself, 12-30 of 50 seats unused',
      [
        'Term ends 3 December 2026, renews by itself',
        '12 days left on 21 November 2026',
        '12-30 of 50 seats unused',
      ],
    ],
    [
      'term-end',
      'Microsoft 365 Business Premium of Contoso Ltd is about to end, with unused seats: term ends 3 December 2026, in 12 days, does not renew, 12-30 of 50 seats unused',
      [
        'Term ends 3 December 2026, does not renew',
        '12 days left on 21 November 2026',
        '12-30 of 50 seats unused',
        'This term is for 20 seats',
      ],
    ],
    [
      'undecided',
      'Microsoft 365 Business Premium of Contoso Ltd goes on at a higher price unless somebody decides: term ends 3 December 2026, in 12 days, undecided, goes on as an Extended Service Term, month by month at a higher price (3% more, 23% where no monthly plan exists), unless somebody cancels or renews by 3 December 2026, 12-30 of 50 seats unused',
      [
        'Term ends 3 December 2026, undecided',
        '12 days left on 21 November 2026',
        'Goes on as an Extended Service Term, month by month at a higher price (3% more, 23% where no monthly plan exists), unless somebody cancels or renews by 3 December 2026',
        '12-30 of 50 seats unused',
      ],
    ],
    [
      'extended-term',
      'Microsoft 365 Business Premium of Contoso Ltd goes on month by month at a higher price: term ends 3 December 2026, in 12 days, in an extended term, month by month at a higher price (3% more, 23% where no monthly plan exists) until somebody acts',
      [
        'Term ends 3 December 2026, in an extended term',
        '12 days left on 21 November 2026',
        'Month by month at a higher price (3% more, 23% where no monthly plan exists) until somebody acts',
        '20 seats',
      ],
    ],
  ];
  for (const [kind, summary, details] of said) {
    it(`says ${kind} in words`, () => {
      const told = reply([ALERTS_BY_KIND[kind] ?? watched()]);
      assert.equal(told.summary, summary);
      const [state, headline, ...rest] = told.text.split('\n');
      assert.match(state ?? '', /: Open$/);
      assert.ok(summary.startsWith(headline ?? '?'));
      assert.deepEqual(rest.slice(0, -3), details);
      assert.equal(rest.at(-3), 'Alert since 21 November 2026. Data as of 20 November 2026');
      assert.match(
        rest.at(-1) ?? '',
        /^You see this because of watch 3 here .* Write me “unwatch 3” to end it\.$/,
      );
    });
  }

  it('tells figures that hold no more as what was before, once it is resolved', () => {
    const { summary, text } = reply([watched({ state: STATES.resolved })]);
    assert.equal(
      summary,
      'Resolved by itself on 25 November 2026. Before: Contoso Ltd uses 22% of its Exchange seats: 11 of 50 seats active',
    );
    assert.equal(text.split('\n')[1], 'Before: Contoso Ltd uses 22% of its Exchange seats');
  });

  const verbs: readonly [keyof typeof STATES, readonly string[]][] = [
    ['open', ['acknowledge', 'show-customer', 'snooze', 'stop']],
    ['acknowledged', ['reopen', 'show-customer', 'snooze', 'stop']],
    ['snoozed', ['reopen', 'show-customer', 'stop']],
    ['resolved', ['show-customer']],
    ['stopped', ['reopen']],
  ];
  for (const [kind, expected] of verbs) {
    it(`offers what can be done when it is ${kind}`, () => {
      assert.deepEqual(verbsOf(reply([watched({ state: STATES[kind] })]).card), expected);
    });
  }

  it('takes a snooze that is over for open', () => {
    const snoozed = watched({ state: STATES.snoozed });
    const after = new Date('2026-11-28T10:00:00Z');
    const before = new Date(after.getTime() - 1);
    assert.ok(verbsOf(reply([snoozed], { now: after }).card).includes('acknowledge'));
    assert.ok(!verbsOf(reply([snoozed], { now: before }).card).includes('acknowledge'));
  });

  it('offers exactly the spans a snooze may take, a week at first', () => {
    const { card } = reply([watched()]);
    assert.deepEqual(
      choicesOf(card, 'days').map(({ value }) => value),
      ['1', '7', '30'],
    );
    assert.equal(elementsOf(card).find(({ id }) => id === 'days')?.['value'], '7');
  });

  it('shows the customer beneath the card, the plan first where the alert is about seats that can go', () => {
    const shown = (alert: WatchedAlert | undefined) =>
      buttonsOf(reply([alert ?? watched()]).card)
        .map(([, data]) => data as Record<string, unknown>)
        .filter(({ verb }) => verb === 'show-customer')
        .map(({ view, answer }) => [view, answer]);
    assert.deepEqual(shown(ALERTS_BY_KIND['low-usage']), [['usage', 'message']]);
    assert.deepEqual(shown(ALERTS_BY_KIND['unused']), [
      ['plan', 'message'],
      ['usage', 'message'],
    ]);
    assert.deepEqual(shown(ALERTS_BY_KIND['renewal']), [
      ['plan', 'message'],
      ['renewals', 'message'],
    ]);
  });

  it('tells days left together with the day they count from, as the card stands for weeks', () => {
    const { text, summary } = reply([ALERTS_BY_KIND['renewal'] ?? watched()]);
    assert.match(text, /^12 days left on 21 November 2026$/m);
    assert.doesNotMatch(text, /in 12 days/);
    assert.match(summary, /in 12 days/);
  });

  it('counts no days once the term is over', () => {
    const now = new Date('2026-12-04T06:00:00Z');
    const { text, summary } = reply([ALERTS_BY_KIND['renewal'] ?? watched()], { now });
    assert.doesNotMatch(text, /left on/);
    assert.match(summary, /term ended 3 December 2026/);
  });

  it('marks old data as stale', () => {
    assert.match(reply([watched()], { now: new Date('2026-12-05T00:00:01Z') }).text, /2026, stale$/m);
    assert.doesNotMatch(reply([watched()]).text, /stale/);
  });

  it('says of direct seats that they are', () => {
    const subject = { kind: 'product', productName: 'Visio', salesChannel: 'Direct' } as const;
    const unused = ALERTS_BY_KIND['unused']?.alert;
    assert.match(reply([watched({ ...unused, subject })]).text, /Visio \(sold directly\)/);
  });

  it('names nobody where an alert was stopped by other means', () => {
    const state = { kind: 'stopped', by: undefined, at: NOW } as const;
    assert.match(reply([watched({ state })]).text, /: Stopped on 21 November 2026$/m);
  });

  it('throws without an alert', () => {
    assert.throws(() => reply([]));
  });
});

describe('alertsReply with what unused seats cost', () => {
  const told: readonly (readonly [kind: string, line: string, ending: string])[] = [
    [
      'low-usage',
      'All unused seats of this customer: about €691-946 a month, list price',
      '11 of 50 seats active',
    ],
    [
      'low-usage-of-two-currencies',
      'All unused seats of this customer: €691 a month, up to US$80 a month, list price',
      '11 of 50 seats active',
    ],
    ['unused', '€504 a month, list price', '30 of 50 seats unused, €504 a month, list price'],
    ['unused-range', '€264-660 a month, list price', 'unused, €264-660 a month, list price'],
    ['unused-at-cost', '€211-528 a month, your cost', 'unused, €211-528 a month, your cost'],
    ['unused-unpriced', 'No price known', '30 of 50 seats unused'],
    [
      'renewal',
      '€264-660 a month until the term ends, then up to €720 a month, list price',
      '12-30 of 50 seats unused, €264-660 a month, list price',
    ],
    [
      'undecided',
      'At most €660 a month until the term ends, then €326-816 a month, list price',
      '12-30 of 50 seats unused, at most €660 a month, list price',
    ],
  ];
  for (const [kind, line, ending] of told)
    it(`says it on the card of ${kind}, and in the notification what is its own`, () => {
      const { card, text, summary } = reply([PRICED_ALERTS[kind] ?? watched()]);
      assert.ok(text.split('\n').includes(line), text);
      assert.ok(elementsOf(card).some((element) => element['text'] === line));
      assert.ok(summary.endsWith(ending), summary);
    });

  it('is as it was without prices, of over-use, and once the alert is over', () => {
    const { alert, watch } = PRICED_ALERTS['unused'] ?? watched();
    for (const state of [STATES.resolved, STATES.stopped]) {
      const over = { ...alert, state };
      assert.deepEqual(
        reply([{ ...PRICED_ALERTS['unused'], alert: over, watch }]),
        reply([{ alert: over, watch }]),
      );
    }
    const overUsed = ALERTS_BY_KIND['over-used'] ?? watched();
    assert.deepEqual(reply([PRICED_ALERTS['over-used'] ?? watched()]), reply([overUsed]));
  });

  it('is in each row of a list, the heaviest customer first, with the basis once', () => {
    const rows = Object.values(PRICED_ALERTS).map((one, at) => ({
      ...one,
      alert: { ...one.alert, customerId: `c${at}`, customerName: `Customer ${at}`, alertId: `a${at}` },
    }));
    const { card, text } = reply(rows);
    assertSample('alert-list.with-money', card);
    assert.deepEqual(
      text.match(/Customer \d/g)?.slice(0, 8),
      [0, 1, 6, 7, 3, 4, 2, 5].map((at) => `Customer ${at}`),
    );
    assert.match(text, /^9 open\. Amounts: list price$/m);
    assert.match(text, /^Customer 0: .*€691-946 a month for all unused seats of this customer/m);
    assert.match(text, /^Customer 2: .*30 of 50 seats unused, €504 a month/m);
    assert.equal(text.match(/list price/g)?.length, 1);
  });
});

describe('alertsReply with several', () => {
  const many = manyAlerts(28);
  const withStates = (...kinds: readonly (keyof typeof STATES)[]) =>
    many.map(({ alert, watch }, at) => ({
      alert: { ...alert, state: STATES[kinds[at % kinds.length] ?? 'open'] },
      watch,
    }));

  it('gives the card of new ones', () => {
    assertSample('alert-list.new', reply(many).card);
  });

  it('gives the card of some in every state', () => {
    assertSample(
      'alert-list.every-state',
      reply(withStates('open', 'acknowledged', 'snoozed', 'resolved', 'stopped')).card,
    );
  });

  it('says so when all are closed, and offers nothing but pages', () => {
    const { card, text } = reply(withStates('resolved', 'stopped'));
    assert.match(text, /^28 alerts, all closed\n14 resolved, 14 stopped$/m);
    assert.deepEqual(verbsOf(card), ['show-alerts']);
    assert.deepEqual(choicesOf(card, 'which'), []);
  });

  it('acts on all that are not closed, or on one of the page', () => {
    const mixed = withStates('open', 'resolved');
    const { card } = reply(mixed, { page: 1 });
    const choices = choicesOf(card, 'which');
    assert.deepEqual(choices[0], { title: 'All 14 that are not closed', value: 'all' });
    assert.deepEqual(
      choices.slice(1).map(({ value }) => value),
      alertsInOrder(mixed)
        .slice(8, 16)
        .filter(({ alert }) => alert.state.kind === 'open')
        .map(({ alert }) => alert.alertId),
    );
  });

  it('asks for no choice where one alone is not closed', () => {
    const [first, ...others] = withStates('resolved');
    assert.ok(first);
    const one = [{ ...first, alert: { ...first.alert, state: STATES.open } }, ...others];
    assert.deepEqual(choicesOf(reply(one).card, 'which'), []);
    assert.ok(verbsOf(reply(one).card).includes('acknowledge'));
  });

  it('can be turned from the first page to the last', () => {
    const pages = (page: number) =>
      buttonsOf(reply(many, { page }).card)
        .map(([, data]) => data as { verb: string; page?: number })
        .flatMap(({ page }) => page ?? []);
    assert.deepEqual([pages(0), pages(1), pages(3), pages(99)], [[1], [0, 2], [2], [2]]);
  });

  it('has a row for each customer of a page, which leads to it and asks for no choice first', () => {
    const { card } = reply(many);
    const rows = elementsOf(card).flatMap(({ selectAction }) =>
      selectAction === undefined ? [] : [selectAction as Record<string, unknown>],
    );
    const own = alertsInOrder(many).slice(0, 8);
    const customers = own.map(({ alert }) => alert.customerId).filter((id, at, ids) => id !== ids[at - 1]);
    assert.deepEqual(
      rows.map(({ data }) => (data as Record<string, unknown>)['customerId']),
      customers,
    );
    for (const row of rows) assert.equal(row['associatedInputs'], 'none');
    const said = elementsOf(card).filter(({ text }) => String(text).startsWith('Exchange: ')).length;
    assert.ok(said > 0);
  });

  it('acts on nothing before somebody said on what', () => {
    for (const { card } of [reply(many), reply(withStates('open', 'acknowledged'))]) {
      const which = elementsOf(card).find(({ id }) => id === 'which') ?? {};
      assert.equal(which['value'], undefined);
      assert.equal(which['isRequired'], true);
      assert.match(String(which['errorMessage']), /Choose/);
      for (const { verb, associatedInputs } of elementsOf(card)) {
        if (verb === 'show-alerts' || verb === 'show-customer') assert.equal(associatedInputs, 'none');
        if (verb === 'acknowledge') assert.equal(associatedInputs, undefined);
      }
    }
  });

  it('offers what some of them can take', () => {
    assert.deepEqual(verbsOf(reply(withStates('snoozed', 'resolved')).card), ['reopen', 'show-alerts']);
    assert.deepEqual(verbsOf(reply(withStates('acknowledged')).card), ['reopen', 'show-alerts', 'snooze']);
  });

  it('has the button that matters first, and one such', () => {
    const { card } = reply(withStates('open', 'acknowledged', 'snoozed'));
    const changes = ['acknowledge', 'reopen', 'snooze'];
    const actions = elementsOf(card).filter(
      ({ type, verb }) => type === 'Action.Execute' && changes.includes(String(verb)),
    );
    assert.deepEqual(
      actions.map(({ verb, style }) => [verb, style]),
      [
        ['acknowledge', 'positive'],
        ['reopen', undefined],
        ['snooze', undefined],
      ],
    );
  });

  it('names the watches of those that are not closed, and counts what it does not name', () => {
    const { text } = reply(many);
    assert.match(text, /“unwatch 2”[\s\S]*“unwatch 1”[\s\S]*3 more watches/);
    assert.doesNotMatch(text, /“unwatch 3”/);
  });

  it('counts customers, not alerts, in the summary', () => {
    assert.match(reply(many).summary, /^28 new alerts for 14 customers: /);
  });
});

describe('testAlertReply', () => {
  it('looks like an alert, says it is none and has no buttons', () => {
    const { card } = testAlertReply(english, render);
    assertSample('alert.test', card);
    assert.deepEqual(buttonsOf(card), []);
  });
});

describe('supersededReply', () => {
  it('names what has moved, and has no buttons that would act on it', () => {
    const { card } = supersededReply([watched()], english, render);
    assertSample('notice.superseded', card);
    assert.deepEqual(buttonsOf(card), []);
  });
});

describe('a card of alerts', () => {
  for (const language of LANGUAGES) {
    it(`is read by the adaptivecards package without a complaint in ${language}`, () => {
      for (const { card } of everyReply(language)) assert.deepEqual(parseEvents(card), []);
    });
  }

  it('is cut to size for 300 alerts with the longest names, on every page in every language', () => {
    const long = 'W'.repeat(250);
    const person = { ...RITA, name: long };
    const state = { ...STATES.snoozed, by: person, reason: long.repeat(8) };
    const except = Array.from({ length: 50 }, () => ({
      customerId: 'x',
      customerName: long,
      toldApartBy: long,
    }));
    const alerts = manyAlerts(300, 250).map(
      ({ alert, watch }): WatchedAlert => ({
        alert: {
          ...alert,
          toldApartBy: long,
          state,
          subject: { kind: 'product', productName: long, salesChannel: long },
        },
        watch: {
          ...watch,
          exceptCustomers: except,
          exceptProducts: except.map(({ customerName }) => customerName),
          minimumSeats: 1_000_000,
          createdBy: person,
        },
      }),
    );
    for (const language of LANGUAGES) {
      assert.ok(cardSizeBytes(reply(alerts.slice(0, 1), { language }).card) < CARD_SIZE_LIMIT_BYTES);
      for (let page = 0; page < 38; page += 1) {
        const { card } = reply(alerts, { page, language });
        assert.ok(cardSizeBytes(card) < CARD_SIZE_LIMIT_BYTES, `${language} ${page}: ${cardSizeBytes(card)}`);
      }
    }
  });

  it('has six buttons at most and a fallback that sends the same', () => {
    for (const { card } of everyReply('en')) {
      const actions = elementsOf(card).filter(({ type }) => String(type).startsWith('Action.Execute'));
      const rows = actions.filter(leadsOn);
      assert.ok(actions.length - rows.length <= 6);
      for (const { title, data, fallback, associatedInputs } of actions) {
        const inputs = associatedInputs === undefined ? {} : { associatedInputs };
        assert.deepEqual(fallback, { type: 'Action.Submit', title, data, ...inputs });
      }
    }
  });

  it('keeps outside text out of everything that reads Markdown or template code', () => {
    const hostile = '**b** [l](http://evil.example) ${secret} {{DATE(2017-02-14T06:00:00Z)}}';
    const by = { ...RITA, name: hostile };
    const alert = watched(
      {
        customerName: hostile,
        subject: { kind: 'workload', workloadName: hostile },
        state: { kind: 'snoozed', by, at: NOW, until: new Date('2026-12-21'), reason: hostile },
      },
      { createdBy: by, exceptProducts: [hostile] },
    );
    for (const { card } of [reply([alert]), reply([alert, alert])]) {
      for (const { text } of elementsOf(card).filter(({ type }) => type === 'TextBlock')) {
        assert.doesNotMatch(String(text), /evil|secret|DATE/);
      }
      const runs = elementsOf(card).filter(({ type }) => type === 'TextRun');
      assert.ok(runs.some(({ text }) => String(text).includes('${secret}')));
      assert.doesNotMatch(JSON.stringify(card), /\{\{/);
    }
  });
});
