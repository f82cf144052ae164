import type { Messages } from '../i18n/messages.js';
import type { WatchedAlert } from '../usecases/watch-ports.js';
import { displayText } from './display-text.js';
import { noticeReply } from './notice-card.js';
import type { RenderCard } from './render.js';
import type { Reply } from './reply.js';

/** What a card with alerts shows: one alert, or a page of several. */
export interface AlertsOfCard {
  readonly cardId: string;
  /** In the order they are listed; at least one. */
  readonly alerts: readonly WatchedAlert[];
}

/** The card of alerts as they stand now; its summary says in one sentence what, who and how bad. */
export function alertsReply(
  { alerts }: AlertsOfCard,
  _at: { readonly now: Date; readonly page?: number },
  messages: Messages,
  render: RenderCard,
): Reply {
  const names = alerts.slice(0, 8).map(({ alert }) => displayText(alert.customerName));
  const about = names.join(messages.say('list.separator'));
  return noticeReply({ title: messages.say('usage.title'), about }, messages, render);
}

/** The card that `send test alert` brings: an alert in looks, with invented figures and without buttons. */
export function testAlertReply(messages: Messages, render: RenderCard): Reply {
  return noticeReply({ title: messages.say('usage.title') }, messages, render);
}

/** What is left of a card whose alerts have all moved on to a newer one. */
export function supersededReply(messages: Messages, render: RenderCard): Reply {
  return noticeReply({ title: messages.say('usage.title') }, messages, render);
}
