import type { Messages } from '../../i18n/messages.js';
import type { WatchedAlert } from '../../usecases/watching/watch-ports.js';
import { noticeReply } from '../notices/notice-card.js';
import type { RenderCard } from '../render.js';
import type { Reply } from '../reply.js';
import { customerLabel } from '../words/customer-label.js';
import { joinEntries } from '../words/join.js';
import { alertCardReply } from './alert-card.js';
import { type AlertsOfCard, alertListReply } from './alert-list-card.js';
import { subjectName } from './alert-phrases.js';

export { testAlertReply } from './alert-sample-card.js';

/** Of what has moved on, so many are named before the rest is only counted. */
const SUBJECTS_NAMED = 5;

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

/** A button was pressed before it was said on what it acts. */
export function unchosenReply(messages: Messages, render: RenderCard): Reply {
  return noticeReply({ title: messages.say('alerts.unchosen') }, messages, render);
}

/** What is left of a card whose alerts have all moved on to a newer one: what they are about. */
export function supersededReply(
  alerts: readonly WatchedAlert[],
  messages: Messages,
  render: RenderCard,
): Reply {
  const subjects = alerts.map(({ alert }) =>
    messages.say('phrase.labelled', {
      label: customerLabel(alert, messages, 60),
      value: subjectName(alert.subject, messages),
    }),
  );
  const named = subjects.slice(0, SUBJECTS_NAMED);
  const rest = subjects.length - named.length;
  if (rest > 0) named.push(messages.say('list.more', { count: rest }));
  const notice = {
    title: messages.say('alert.superseded.title'),
    about: joinEntries(named, messages),
    advice: messages.say('alert.superseded.advice'),
  };
  return noticeReply(notice, messages, render);
}
