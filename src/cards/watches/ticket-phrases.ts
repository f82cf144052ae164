import type { TicketTarget } from '../../domain/watching/ticket-target.js';
import type { Messages } from '../../i18n/messages.js';
import type { TicketRefusal } from '../../usecases/watching/add-watch.js';
import { displayText } from '../display-text.js';
import { noticeReply } from '../notices/notice-card.js';
import type { RenderCard } from '../render.js';
import type { Reply } from '../reply.js';
import { mailDomainsPhrase } from '../words/mail-domains.js';

/** "tickets to service@psa.example". */
export function ticketPhrase(ticket: TicketTarget, messages: Messages): string {
  return ticket.kind === 'webhook'
    ? messages.say('watch.ticket-webhook')
    : messages.say('watch.ticket-mail', { address: displayText(ticket.address, 254) });
}

/** Why a watch was not made: its tickets may not go there. */
export function ticketRefusedReply(refusal: TicketRefusal, messages: Messages, render: RenderCard): Reply {
  const notice = {
    title: messages.say('watch.ticket-refused.title'),
    about:
      refusal.reason === 'domain'
        ? mailDomainsPhrase(refusal.domains, messages)
        : messages.say(`watch.ticket-refused.${refusal.reason}`),
    advice: messages.say('watch.ticket-refused.advice'),
  };
  return noticeReply(notice, messages, render);
}
