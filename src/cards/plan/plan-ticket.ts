import type { PlannedChange, PlannedLicence } from '../../domain/plan/plan.js';
import type { Messages } from '../../i18n/messages.js';
import type { PlanAnswer } from '../../usecases/plan/show-plan.js';
import { showCustomer } from '../card-action.js';
import { displayText } from '../display-text.js';
import { noticeReply } from '../notices/notice-card.js';
import type { RenderCard } from '../render.js';
import type { Reply } from '../reply.js';
import { asLine } from '../usage/usage-phrases.js';
import { customerLabel, customerWithDomain } from '../words/customer-label.js';
import { joinPhrases } from '../words/join.js';
import { amountPhrase, basisPhrase } from '../words/money-phrases.js';
import { actByText, heldPhrase, licenceName, savesPhrase } from './plan-entries.js';

/** Who asked for the text, and when. */
export interface TicketAsker {
  /** As Teams gives it; undefined at a terminal. */
  readonly name: string | undefined;
  readonly at: Date;
}

/**
 * A plan as text to copy into a ticket: a line a change that somebody can carry out in Partner Center, with the
 * subscription's id, from and to how many seats, until when and why; then who asked. Names are text.
 */
export function planTicketReply(
  answer: PlanAnswer,
  { name, at }: TicketAsker,
  messages: Messages,
  render: RenderCard,
): Reply {
  const { customer, plan } = answer;
  const lines = (plan?.licences ?? []).flatMap((licence) =>
    licence.changes.map((change) => changeLine(licence, change, answer, messages)),
  );
  const back = {
    title: messages.say('action.plan'),
    data: showCustomer(customer.customerId, 'plan'),
  };
  if (lines.length === 0) {
    const about = customerWithDomain(customer, messages);
    return noticeReply(
      { title: messages.say('plan.headline-none'), about, buttons: [back] },
      messages,
      render,
    );
  }
  const date = messages.date(at);
  const asked =
    name === undefined
      ? messages.say('plan.ticket-asked', { date })
      : messages.say('plan.ticket-asked-by', { name: displayText(name, 60), date });
  const subject = messages.say('plan.ticket-subject', { customer: customerWithDomain(customer, messages) });
  const text = [subject, ...lines.map((line, at) => `${at + 1}. ${line}`), asked].join('\n');
  const title = messages.say('plan.ticket-title');
  const summary = messages.say('plan.summary-none', {
    customer: customerLabel(customer, messages),
    headline: title,
  });
  const card = render('plan-ticket', {
    title,
    customerName: displayText(customer.customerName),
    label: messages.say('plan.ticket-label'),
    text,
    summary,
    rows: [{ buttons: [back] }],
  });
  return { card, summary, text };
}

/** "Power BI Pro, subscription 5555…: 20 → 12, act by 27 November 2026. 11 of 20 held as of today, 1 kept free. Saves …". */
function changeLine(
  licence: PlannedLicence,
  change: PlannedChange,
  { basis }: PlanAnswer,
  messages: Messages,
): string {
  const { renewal, from, to, saving, savesFrom } = change;
  const what = messages.say('plan.ticket-change', {
    product: licenceName(licence),
    id: renewal.subscriptionId,
    from,
    to,
  });
  const worth =
    typeof saving === 'string'
      ? ''
      : joinPhrases(
          [savesPhrase(amountPhrase(saving, messages), savesFrom, messages), basisPhrase(basis, messages)],
          messages,
        );
  return [what, asLine(actByText(change, messages)), asLine(heldPhrase(licence, messages)), asLine(worth)]
    .filter((part) => part !== '')
    .join(' · ');
}
