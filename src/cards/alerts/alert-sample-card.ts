import type { Alert } from '../../domain/watching/alert.js';
import type { Messages } from '../../i18n/messages.js';
import type { RenderCard } from '../render.js';
import type { Reply } from '../reply.js';
import { framedAlertReply } from './alert-card.js';
import { alertHeadline, alertSentence } from './alert-phrases.js';

/** Stands where a date is needed and none is shown. */
const SAMPLE_DAY = new Date(0);

/** A customer of nobody's. */
const SAMPLE_ALERT: Alert = {
  alertId: '00000000-0000-4000-8000-000000000000',
  conversation: { tenantId: '', conversationId: '' },
  ruleKind: 'low-usage',
  customerId: '00000000-0000-4000-8000-000000000000',
  customerName: 'Northwind Traders',
  subject: { kind: 'workload', workloadName: 'Exchange' },
  figures: { kind: 'workload', licensesQualified: 50, licensesActive: 11, dataAsOf: SAMPLE_DAY },
  state: { kind: 'open' },
  openedAt: SAMPLE_DAY,
  watchId: '00000000-0000-4000-8000-000000000000',
};

/** What `send test alert` brings: an alert in looks that says it is a test, and without buttons. */
export function testAlertReply(messages: Messages, render: RenderCard): Reply {
  const command = messages.say('command.send-test-alert.example');
  const frame = {
    headline: alertHeadline(SAMPLE_ALERT, messages),
    style: 'warning' as const,
    kind: messages.say('alert.test.title'),
    state: messages.say('alert.test.state'),
    dates: '',
    staleness: '',
    money: '',
    now: '',
    summary: messages.say('alert.test.summary', {
      alert: alertSentence(SAMPLE_ALERT, SAMPLE_DAY, messages),
    }),
    why: [messages.say('alert.test.why', { command })],
    buttons: { leading: [], snooze: [], trailing: [], aside: [] },
  };
  return framedAlertReply(SAMPLE_ALERT, frame, SAMPLE_DAY, messages, render);
}
