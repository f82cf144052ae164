import { showUsage, type UsageView } from '../cards/card-action.js';
import { noCustomerReply, pickerReply } from '../cards/customer-picker-card.js';
import { licenseUsageReply } from '../cards/license-usage-card.js';
import { noticeReply } from '../cards/notice-card.js';
import type { RenderCard } from '../cards/render.js';
import type { Reply } from '../cards/reply.js';
import { usageListReply } from '../cards/usage-list-card.js';
import { customerLabel } from '../cards/usage-text.js';
import type { Customer } from '../domain/customer.js';
import type { Messages } from '../i18n/messages.js';
import type { LicenseUsageOutcome } from '../usecases/show-license-usage.js';

/** A reply and what became of the question. */
export interface Answer {
  readonly reply: Reply;
  readonly outcome: 'answered' | 'no-customer' | 'several' | 'unknown' | 'refused' | 'failed';
}

/** Puts an outcome into the card that belongs to it. */
export function answerUsage(
  outcome: LicenseUsageOutcome,
  { view, page }: { readonly view: UsageView; readonly page: number },
  messages: Messages,
  render: RenderCard,
): Answer {
  switch (outcome.kind) {
    case 'usage': {
      const { customer, insight } = outcome;
      const reply =
        view === 'summary'
          ? licenseUsageReply(customer, insight, messages, render)
          : usageListReply(customer, insight, { view, page }, messages, render);
      return { reply, outcome: 'answered' };
    }
    case 'no-data':
      return { reply: noDataReply(outcome.customer, messages, render), outcome: 'answered' };
    case 'several':
      return { reply: pickerReply(outcome.tried, outcome.customers, messages, render), outcome: 'several' };
    case 'no-customer':
      return { reply: noCustomerReply(outcome, messages, render), outcome: 'no-customer' };
  }
}

function noDataReply(customer: Customer, messages: Messages, render: RenderCard): Reply {
  const notice = {
    title: messages.say('usage.no-data'),
    about: customerLabel(customer, messages),
    advice: messages.say('usage.no-data-explained'),
    buttons: [{ title: messages.say('action.refresh'), data: showUsage(customer.customerId) }],
  };
  return noticeReply(notice, messages, render);
}
