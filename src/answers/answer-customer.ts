import { COMMAND_OF_VIEW, type CustomerView, showCustomer } from '../cards/card-action.js';
import { noticeReply } from '../cards/notices/notice-card.js';
import { planReply } from '../cards/plan/plan-card.js';
import { planTicketReply } from '../cards/plan/plan-ticket.js';
import type { RenderCard } from '../cards/render.js';
import type { Reply } from '../cards/reply.js';
import { trendReply } from '../cards/trend/trend-card.js';
import { noCustomerReply, pickerReply } from '../cards/usage/customer-picker-card.js';
import { licenseUsageReply } from '../cards/usage/license-usage-card.js';
import { renewalsReply } from '../cards/usage/renewals-card.js';
import { unusedLicensesReply } from '../cards/usage/unused-licenses-card.js';
import { usageHeader } from '../cards/usage/usage-header.js';
import { usageListReply } from '../cards/usage/usage-list-card.js';
import { customerWithDomain } from '../cards/words/customer-label.js';
import type { Conversation } from '../domain/conversation.js';
import type { Customer } from '../domain/customers/customer.js';
import type { PriceBasis } from '../domain/money/price-basis.js';
import type { Person } from '../domain/watching/watch.js';
import type { Messages } from '../i18n/messages.js';
import { isUnclear, type UnclearCustomer } from '../usecases/customers/find-customer.js';
import type { MadePlanBook } from '../usecases/plan/made-plan.js';
import type { ShowPlan } from '../usecases/plan/show-plan.js';
import type { CallContext, Clock } from '../usecases/ports.js';
import type {
  ContractAnswers,
  LicenseUsageOutcome,
  ShowLicenseUsage,
} from '../usecases/usage/show-license-usage.js';
import type { ShowRenewals } from '../usecases/usage/show-renewals.js';
import type { ShowTrend } from '../usecases/usage/show-trend.js';
import type { ShowUnusedLicenses } from '../usecases/usage/show-unused-licenses.js';
import type { Answer } from './asking.js';
import { createKeptReplies } from './kept-replies.js';

export interface AnswerCustomerDeps {
  readonly showLicenseUsage: ShowLicenseUsage;
  readonly showUnusedLicenses: ShowUnusedLicenses;
  readonly showRenewals: ShowRenewals;
  readonly showTrend: ShowTrend;
  readonly showPlan: ShowPlan;
  /** Undefined without a database. */
  readonly madePlans?: Pick<MadePlanBook, 'make'> | undefined;
  readonly clock: Clock;
  readonly render: RenderCard;
  /** LOW_USAGE_PERCENT: what the form of a watch begins with. */
  readonly lowUsagePercent: number;
}

/** What is wanted of a customer. */
export interface CustomerQuestion {
  /** A name, a domain or a customer id. */
  readonly customer: string;
  readonly view: CustomerView;
  readonly page: number;
  readonly fresh: boolean;
  /** Whose prices are shown where it is asked. */
  readonly basis: PriceBasis;
  /** Who asks, and where; undefined at a terminal. */
  readonly asker?: { readonly person: Person; readonly conversation: Conversation } | undefined;
  /** Whether a watch can be offered: not at a terminal, and not without a database. */
  readonly canWatch: boolean;
}

/** Answers a question about one customer. Throws PartnerCenterError. */
export type AnswerCustomer = (
  question: CustomerQuestion,
  call: CallContext,
  messages: Messages,
) => Promise<Answer>;

/** Asks the use case of each view and puts its outcome into the card that belongs to it. */
export function createAnswerCustomer(deps: AnswerCustomerDeps): AnswerCustomer {
  const { showLicenseUsage, showUnusedLicenses, showRenewals, showTrend, showPlan, madePlans } = deps;
  const { clock, render, lowUsagePercent } = deps;
  const usageReply = createUsageReply(render);

  return async ({ customer, view, page, fresh, basis, asker, canWatch }, call, messages) => {
    const unclear = (outcome: UnclearCustomer) => answerUnclear(outcome, view, messages, render);
    const answered = (reply: Reply, { customerId }: Customer): Answer => ({
      reply,
      outcome: 'answered',
      audit: { customerId },
    });
    switch (view) {
      case 'renewals': {
        const outcome = await showRenewals.byText(customer, call, { fresh, basis });
        if (outcome.kind !== 'renewals') return unclear(outcome);
        return answered(
          renewalsReply(outcome, { page, now: clock.now() }, messages, render),
          outcome.customer,
        );
      }
      case 'unused': {
        const outcome = await showUnusedLicenses.byText(customer, call, { fresh, basis });
        if (outcome.kind !== 'unused') return unclear(outcome);
        return answered(
          unusedLicensesReply(outcome, { page, now: clock.now() }, messages, render),
          outcome.customer,
        );
      }
      case 'plan': {
        const outcome = await showPlan.byText(customer, call, {
          fresh,
          basis,
          askedIn: asker?.conversation,
        });
        if (isUnclear(outcome)) return unclear(outcome);
        return answered(planReply(outcome, clock.now(), messages, render), outcome.customer);
      }
      case 'ticket': {
        const outcome = await showPlan.byText(customer, call, { fresh, basis });
        if (isUnclear(outcome)) return unclear(outcome);
        if (asker !== undefined) await madePlans?.make(outcome, asker.conversation, asker.person);
        const asked = { name: asker?.person.name || undefined, at: clock.now() };
        return answered(planTicketReply(outcome, asked, messages, render), outcome.customer);
      }
      case 'trend': {
        const outcome = await showTrend.byText(customer, call);
        if (isUnclear(outcome)) return unclear(outcome);
        return answered(trendReply(outcome, { now: clock.now() }, messages, render), outcome.customer);
      }
      case 'usage':
      case 'workloads':
      case 'products': {
        const outcome = await showLicenseUsage.byText(customer, call, { fresh, basis });
        if (isUnclear(outcome)) return unclear(outcome);
        return answered(
          usageReply(
            outcome,
            { view, page, now: clock.now(), watch: canWatch ? { lowUsagePercent } : undefined },
            messages,
          ),
          outcome.customer,
        );
      }
    }
  };
}

interface UsageView {
  readonly view: 'usage' | 'workloads' | 'products';
  readonly page: number;
  readonly now: Date;
  readonly watch: { readonly lowUsagePercent: number } | undefined;
}

function createUsageReply(render: RenderCard) {
  const kept = createKeptReplies();

  return (
    outcome: Exclude<LicenseUsageOutcome, UnclearCustomer>,
    { view, page, now, watch }: UsageView,
    messages: Messages,
  ): Reply => {
    if (outcome.kind === 'no-data') return noDataReply(outcome.customer, messages, render);
    const { customerId, toldApartBy } = outcome.customer;
    // The header is what changes with the time, and with all that is asked beside the figures.
    const header = usageHeader(outcome, now, messages);
    return kept.of(
      outcome.insight,
      [
        customerId,
        toldApartBy,
        view,
        page,
        messages.language,
        watch,
        header,
        withoutTime(outcome.renewals),
        outcome.money,
      ],
      () =>
        view === 'usage'
          ? licenseUsageReply(outcome, now, messages, render, watch)
          : usageListReply(outcome, { view, page, now }, messages, render),
    );
  };
}

/** When subscriptions were read is nowhere on a card of usage. */
function withoutTime(renewals: ContractAnswers['renewals']): unknown {
  return renewals.kind === 'known' ? [renewals.value, renewals.lastKnown] : renewals;
}

function answerUnclear(
  outcome: UnclearCustomer,
  view: CustomerView,
  messages: Messages,
  render: RenderCard,
): Answer {
  switch (outcome.kind) {
    case 'several':
      return { reply: pickerReply(outcome, view, messages, render), outcome: 'several' };
    case 'no-customer':
      if (outcome.isPlaceholder)
        return { reply: missingCustomerReply(view, messages, render), outcome: 'unknown' };
      return { reply: noCustomerReply(outcome, view, messages, render), outcome: 'no-customer' };
    case 'gone':
      return { reply: goneReply(outcome.customer, messages, render), outcome: 'no-customer' };
  }
}

function missingCustomerReply(view: CustomerView, messages: Messages, render: RenderCard): Reply {
  const name = COMMAND_OF_VIEW[view];
  const example = messages.say(`command.${name}.example`);
  return noticeReply(
    { title: messages.say(`command.${name}.missing-customer`, { example }) },
    messages,
    render,
  );
}

function goneReply(customer: Customer, messages: Messages, render: RenderCard): Reply {
  const notice = {
    title: messages.say('error.not-found.title'),
    about: customerWithDomain(customer, messages),
    advice: messages.say('error.not-found.action'),
  };
  return noticeReply(notice, messages, render);
}

function noDataReply(customer: Customer, messages: Messages, render: RenderCard): Reply {
  const notice = {
    title: messages.say('usage.no-data'),
    about: customerWithDomain(customer, messages),
    advice: messages.say('usage.no-data-explained'),
    buttons: [
      {
        title: messages.say('action.refresh'),
        data: showCustomer(customer.customerId, 'usage', { fresh: true }),
      },
    ],
  };
  return noticeReply(notice, messages, render);
}
