import { alertsReply, supersededReply, testAlertReply } from '../../../src/cards/alerts/alerts-card.js';
import { openAlertsReply } from '../../../src/cards/alerts/open-alerts-card.js';
import type { WatchedAlert } from '../../../src/usecases/watching/watch-ports.js';
import { ALERTS_BY_KIND, CARD_ID, manyAlerts, RITA, STATES, watched } from '../../../test/helpers/alerts.js';
import { render } from '../../../test/helpers/cards.js';
import { alertMoney, euros } from '../../../test/helpers/money.js';
import { NOW } from '../../../test/helpers/situations.js';
import { eachOf, type Situations } from '../situation.js';
import { CUSTOMERS } from './names.js';

const W = 'W'.repeat(240);
const REAL_NAMES = ['Tailspin Toys', CUSTOMERS.long.customerName, CUSTOMERS.arabic.customerName, 'Contoso'];

const HARD_NAMES: Readonly<Record<string, WatchedAlert>> = {
  long: watched({
    customerName: CUSTOMERS.long.customerName,
    subject: { kind: 'workload', workloadName: 'Microsoft Intune for Devices and Applications' },
  }),
  unbroken: watched({
    customerName: W,
    subject: { kind: 'workload', workloadName: W },
    state: { ...STATES.snoozed, by: { ...RITA, name: W }, reason: W },
  }),
  arabic: watched({
    customerName: CUSTOMERS.arabic.customerName,
    subject: { kind: 'workload', workloadName: 'البريد' },
  }),
};

/** What alerts of each kind say of money. */
function priced(): Readonly<Record<string, WatchedAlert>> {
  const worths: Readonly<Record<string, Parameters<typeof alertMoney>[0]>> = {
    renewal: { now: euros(264, 1_660), after: euros(0, 1_720) },
    unused: euros(504),
    'low-usage': undefined,
    undecided: { now: euros(8.5), after: euros(12, 13) },
  };
  return Object.fromEntries(
    Object.entries(worths).flatMap(([kind, own]) => {
      const alert = ALERTS_BY_KIND[kind];
      return alert === undefined ? [] : [[kind, { ...alert, money: alertMoney(own) }] as const];
    }),
  );
}

/** So many alerts of customers with names of every kind, in the states given. */
function listed(count: number, ...kinds: readonly (keyof typeof STATES)[]): readonly WatchedAlert[] {
  return manyAlerts(count).map(({ alert, watch }, at) => ({
    alert: {
      ...alert,
      customerName: REAL_NAMES[(at >> 1) % REAL_NAMES.length] ?? alert.customerName,
      state: STATES[kinds[at % kinds.length] ?? 'open'],
    },
    watch,
  }));
}

/** Alerts by rule and by state, alone and in lists. */
export const alertsSituations: Situations = (messages) => {
  const alerts = (shown: readonly WatchedAlert[], page = 0) =>
    alertsReply({ cardId: CARD_ID, alerts: shown }, { now: NOW, page }, messages, render);
  const everyState = ['open', 'acknowledged', 'snoozed', 'resolved', 'stopped'] as const;
  return [
    ...eachOf('alert', ALERTS_BY_KIND, (alert) => alerts([alert])),
    ...eachOf('alert-with-money', priced(), (alert) => alerts([alert])),
    ...eachOf('alert-state', STATES, (state) => alerts([watched({ state })])),
    ...eachOf('alert-names', HARD_NAMES, (alert) => alerts([alert])),
    { name: 'alert-snooze-form', reply: alerts([watched()]), opensForm: true },
    { name: 'alert-test', reply: testAlertReply(messages, render) },
    { name: 'alert-superseded', reply: supersededReply([watched()], messages, render) },
    {
      name: 'alerts-open-here',
      reply: openAlertsReply({ alerts: listed(14, 'open', 'acknowledged') }, NOW, messages, render),
    },
    {
      name: 'alerts-open-here-with-money',
      reply: openAlertsReply({ alerts: Object.values(priced()) }, NOW, messages, render),
    },
    { name: 'alerts-one-open', reply: openAlertsReply({ alerts: [watched()] }, NOW, messages, render) },
    { name: 'alerts-none-open', reply: openAlertsReply({ alerts: [] }, NOW, messages, render) },
    { name: 'alerts-6-new', reply: alerts(listed(6, 'open')) },
    { name: 'alerts-28-every-state', reply: alerts(listed(28, ...everyState)) },
    { name: 'alerts-28-closed', reply: alerts(listed(28, 'resolved', 'stopped')) },
    { name: 'alerts-300-page-3', reply: alerts(listed(300, 'open', 'resolved'), 2) },
    { name: 'alerts-300-unbroken', reply: alerts(manyAlerts(300, 250)) },
  ];
};
