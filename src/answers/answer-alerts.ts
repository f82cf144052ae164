import { alertsReply, supersededReply } from '../cards/alerts/alerts-card.js';
import type { RenderCard } from '../cards/render.js';
import type { Messages } from '../i18n/messages.js';
import type { Clock } from '../usecases/ports.js';
import type { ChangeAlerts } from '../usecases/watching/change-alerts.js';
import type { WatchedAlert } from '../usecases/watching/watch-ports.js';
import type { AskingInConversation } from './answer-watch.js';
import type { Answer } from './asking.js';
import type { ChangeAlertsRequest } from './card-request.js';

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

  return {
    async change(request, { conversation, person }, messages) {
      const alerts = await changeAlerts.change(request, conversation, person);
      const answer = await show(request.cardId, 0, alerts, messages);
      const { cardId, choice } = request;
      const detail = { cardId, ...(choice === 'all' ? {} : { alertId: choice.alertId }) };
      return answer && { ...answer, audit: { detail } };
    },
    async show({ cardId, page }, { conversation }, messages) {
      return show(cardId, page, await changeAlerts.ofCard(conversation, cardId), messages);
    },
  };
}
