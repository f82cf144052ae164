import { alertsReply, supersededReply, unchosenReply } from '../../cards/alerts/alerts-card.js';
import { changedAlertsPhrase, openAlertsReply } from '../../cards/alerts/open-alerts-card.js';
import { displayText } from '../../cards/display-text.js';
import type { RenderCard } from '../../cards/render.js';
import { namingOf } from '../../domain/customers/customer-named.js';
import { isClosed, type SnoozeDays } from '../../domain/watching/alert.js';
import type { AlertChoice } from '../../domain/watching/card-moves.js';
import type { Messages } from '../../i18n/messages.js';
import type { Clock } from '../../usecases/ports.js';
import type { ChangeAlerts } from '../../usecases/watching/change-alerts.js';
import type { WatchedAlert } from '../../usecases/watching/watch-ports.js';
import type { Answer } from '../asking.js';
import type { ChangeAlertsRequest, OpenAlertsChange } from '../card-request.js';
import type { AskingInConversation } from './answer-watch.js';

/** What a person typed is quoted back no longer than this. */
const QUOTE_LIMIT = 60;

/** Answers the buttons of alert cards; undefined for a card that this conversation does not have. Throws StorageError. */
export interface AnswerAlerts {
  change(
    request: ChangeAlertsRequest,
    asking: AskingInConversation,
    messages: Messages,
  ): Promise<Answer | undefined>;
  show(
    card: { readonly cardId: string; readonly page: number },
    asking: AskingInConversation,
    messages: Messages,
  ): Promise<Answer | undefined>;
  /** What is open in the conversation. */
  list(page: number, asking: AskingInConversation, messages: Messages): Promise<Answer>;
  changeOpen(request: OpenAlertsChange, asking: AskingInConversation, messages: Messages): Promise<Answer>;
  /**
   * Snoozes what is open of the one customer that is named, as written; changes nothing where several or none are, and
   * where the days are none that a snooze may have, and shows what is open.
   */
  snoozeOf(
    written: string,
    days: SnoozeDays | undefined,
    asking: AskingInConversation,
    messages: Messages,
  ): Promise<Answer>;
}

export function createAnswerAlerts({
  changeAlerts,
  clock,
  render,
}: {
  readonly changeAlerts: ChangeAlerts;
  readonly clock: Clock;
  readonly render: RenderCard;
}): AnswerAlerts {
  async function show(
    cardId: string,
    page: number,
    alerts: readonly WatchedAlert[] | undefined,
    messages: Messages,
  ): Promise<Answer | undefined> {
    if (alerts === undefined) return undefined;
    const reply =
      alerts.length === 0
        ? supersededReply(await changeAlerts.movedFrom(cardId), messages, render)
        : alertsReply({ cardId, alerts }, { now: clock.now(), page }, messages, render);
    return { reply, outcome: 'answered', isEditedElsewhere: true };
  }

  async function listed(
    { conversation }: AskingInConversation,
    shown: { readonly page?: number; readonly told?: string },
    messages: Messages,
  ): Promise<Answer> {
    const alerts = await changeAlerts.openIn(conversation);
    return {
      reply: openAlertsReply({ alerts, ...shown }, clock.now(), messages, render),
      outcome: 'answered',
    };
  }

  async function changeOpen(
    request: OpenAlertsChange,
    asking: AskingInConversation,
    messages: Messages,
  ): Promise<Answer> {
    const { conversation, person } = asking;
    const { page } = request;
    const customerId = request.which ?? onlyCustomer(await changeAlerts.openIn(conversation));
    if (customerId === undefined) {
      const told = messages.say('alerts.unchosen');
      return { ...(await listed(asking, { page, told }, messages)), outcome: 'unknown' };
    }
    const wanted =
      request.verb === 'snooze-open'
        ? ({ verb: 'snooze', customerId, days: request.days, reason: request.reason } as const)
        : ({ verb: request.verb === 'reopen-open' ? 'reopen' : 'acknowledge', customerId } as const);
    const changed = await changeAlerts.changeOpen(wanted, conversation, person);
    const told = changedAlertsPhrase(request.verb, changed, messages);
    const answer = await listed(asking, { page, told }, messages);
    return { ...answer, audit: { detail: { alertIds: changed.map(({ alert }) => alert.alertId) } } };
  }

  return {
    list: (page, asking, messages) => listed(asking, { page }, messages),
    changeOpen,
    async snoozeOf(written, days, asking, messages) {
      const alerts = await changeAlerts.openIn(asking.conversation);
      const own = alerts.filter(
        ({ alert }) => namingOf(written, { ...alert, domain: undefined }) === 'words',
      );
      const [customerId, ...others] = new Set(own.map(({ alert }) => alert.customerId));
      const isClear = customerId !== undefined && others.length === 0;
      if (isClear && days !== undefined) {
        const request = { verb: 'snooze-open', page: 0, which: customerId, days, reason: '' } as const;
        return changeOpen(request, asking, messages);
      }
      const told =
        days === undefined
          ? messages.say('alerts.snooze-days')
          : messages.say('alerts.whose', { tried: displayText(written, QUOTE_LIMIT) });
      return { ...(await listed(asking, { told }, messages)), outcome: 'unknown' };
    },
    async change(request, { conversation, person }, messages) {
      const { cardId } = request;
      const onCard =
        request.choice === undefined ? await changeAlerts.ofCard(conversation, cardId) : undefined;
      const choice = request.choice ?? (onCard && onlyChoice(onCard));
      if (choice === undefined && onCard !== undefined && onCard.length > 0) {
        return { reply: unchosenReply(messages, render), outcome: 'unknown', placement: 'message' };
      }
      const alerts = choice && (await changeAlerts.change({ ...request, choice }, conversation, person));
      const answer = await show(cardId, 0, alerts ?? onCard, messages);
      const detail = { cardId, ...(choice === undefined || choice === 'all' ? {} : choice) };
      return answer && { ...answer, audit: { detail } };
    },
    async show({ cardId, page }, { conversation }, messages) {
      return show(cardId, page, await changeAlerts.ofCard(conversation, cardId), messages);
    },
  };
}

/** What is meant where nobody could choose: the one alert, or the one that is not closed. */
function onlyChoice(alerts: readonly WatchedAlert[]): AlertChoice | undefined {
  if (alerts.length === 1) return 'all';
  const [only, other] = alerts.filter(({ alert }) => !isClosed(alert));
  return only !== undefined && other === undefined ? { alertId: only.alert.alertId } : undefined;
}

/** The same on a list by customer; `all` where nothing is open. */
function onlyCustomer(alerts: readonly WatchedAlert[]): string | undefined {
  const [only = 'all', other] = new Set(alerts.map(({ alert }) => alert.customerId));
  return other === undefined ? only : undefined;
}
