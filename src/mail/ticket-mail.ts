import { isoDay } from '../base/time.js';
import { alertMoneyLine } from '../cards/alerts/alert-money.js';
import { alertDetails, alertHeadline, nowPhrase, subjectName } from '../cards/alerts/alert-phrases.js';
import { stateLine } from '../cards/alerts/alert-state.js';
import { displayText } from '../cards/display-text.js';
import { personName } from '../cards/words/person-name.js';
import type { AlertMoney } from '../domain/watching/alert-money.js';
import { laneOf } from '../domain/watching/ticket-target.js';
import type { Messages } from '../i18n/messages.js';
import type { TicketContent } from '../usecases/outgoing/outgoing-ports.js';
import type { Mail } from './mail-transport.js';

const WHOLE_NAME = 256;

/**
 * News of an alert as a mail: in the language of its conversation what is to be read, then lines that a mail parser can
 * go by, whose names are the same in every language. All mails of an alert are one thread, and have one subject.
 */
export function ticketMail(
  { outgoingId, content }: { readonly outgoingId: string; readonly content: TicketContent },
  to: string,
  { mailDomain, money }: { readonly mailDomain: string; readonly money: AlertMoney | undefined },
  messages: Messages,
): Mail {
  const { news, at, isFirst, alert, domain, watch } = content;
  const { alertId, customerId, customerName, ruleKind, subject, state } = alert;
  const first = `<alert-${alertId}-${laneKey(content)}@${mailDomain}>`;
  const name = displayText(customerName, WHOLE_NAME);
  const line = (label: string, value: string) => `${label}: ${value}`;
  const why = messages.say('ticket.why', {
    number: watch.number,
    person: personName(watch.createdBy),
    date: messages.date(watch.createdAt),
    command: messages.say('watch.unwatch-command', { number: watch.number }),
  });
  const isOver = state.kind === 'resolved' || state.kind === 'stopped';
  const prose = [
    stateLine(state, messages),
    alertHeadline(alert, messages, WHOLE_NAME),
    ...(isOver ? [nowPhrase(alert, state, messages)] : alertDetails(alert, at, messages)),
    alertMoneyLine({ alert, money }, messages),
  ].filter((text) => text !== '');
  const facts = [
    line('Ticket', news),
    line('Alert-Id', alertId),
    line('Customer', name),
    line('Customer-Id', customerId),
    line('Customer-Domain', domain === undefined ? '' : displayText(domain, WHOLE_NAME)),
    line('Rule', ruleKind),
    line('Subject', subjectName(subject, messages)),
    line('Data-As-Of', isoDay(alert.figures.dataAsOf)),
  ];
  return {
    to,
    subject: `${name}: ${messages.say(`alert.kind.${ruleKind}`)}, ${subjectName(subject, messages)} [${alertId.slice(0, 8)}]`,
    text: [...prose, '', ...facts, '', why, ''].join('\n'),
    messageId: isFirst ? first : `<${outgoingId}@${mailDomain}>`,
    references: isFirst ? [] : [first],
    headers: {
      'auto-submitted': 'auto-generated',
      'x-auto-response-suppress': 'All',
      'x-seatwise-alert': alertId,
      'x-seatwise-event': `alert.${news}`,
      'x-seatwise-id': outgoingId,
    },
  };
}

/** Tells the threads of one alert apart that go to several addresses; no secret, and no address. */
function laneKey({ target }: TicketContent): string {
  let sum = 0;
  for (const sign of laneOf(target)) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 0xffffffff;
  return sum.toString(36);
}
