import type { Messages } from '../../i18n/messages.js';
import type { WatchedAlert } from '../../usecases/watching/watch-ports.js';
import { noticeReply } from '../notices/notice-card.js';
import type { RenderCard } from '../render.js';
import type { Reply } from '../reply.js';
import { alertCardReply } from './alert-card.js';
import { alertListReply } from './alert-list-card.js';

export { testAlertReply } from './alert-sample-card.js';

/** What a card with alerts shows: one alert, or a page of several. */
export interface AlertsOfCard {
  readonly cardId: string;
  /** In the order they are listed; at least one. */
  readonly alerts: readonly WatchedAlert[];
}

/** The card of alerts as they stand now; its summary says what, who and how bad. Throws without an alert. */
export function alertsReply(
  { cardId, alerts }: AlertsOfCard,
  { now, page = 0 }: { readonly now: Date; readonly page?: number },
  messages: Messages,
  render: RenderCard,
): Reply {
  const [first] = alerts;
  if (first === undefined) throw new Error('a card of alerts without an alert');
  return alerts.length === 1
    ? alertCardReply({ cardId, watched: first }, now, messages, render)
    : alertListReply({ cardId, alerts }, { now, page }, messages, render);
}

/** What is left of a card whose alerts have all moved on to a newer one. */
export function supersededReply(messages: Messages, render: RenderCard): Reply {
  const notice = {
    title: messages.say('alert.superseded.title'),
    advice: messages.say('alert.superseded.advice'),
  };
  return noticeReply(notice, messages, render);
}
