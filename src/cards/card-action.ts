import type { CustomerCommandName } from '../commands/catalogue.js';
import type { FileRequest } from '../domain/files/file-question.js';
import type { CustomersQuestion } from '../domain/usage/customers-question.js';
import type { Tongue } from '../i18n/locale.js';
import type { ReportRequest } from '../usecases/reports/plan-report.js';
import type { WatchRequest } from '../usecases/watching/add-watch.js';

/** Which face of a customer a card shows. */
export const CUSTOMER_VIEWS = [
  'usage',
  'workloads',
  'products',
  'unused',
  'renewals',
  'trend',
  'plan',
  'ticket',
] as const;
export type CustomerView = (typeof CUSTOMER_VIEWS)[number];

/** The command that asks for each view. */
export const COMMAND_OF_VIEW: Readonly<Record<CustomerView, CustomerCommandName>> = {
  usage: 'license-usage',
  workloads: 'license-usage',
  products: 'license-usage',
  unused: 'unused-licenses',
  renewals: 'renewals',
  trend: 'trend',
  plan: 'plan',
  ticket: 'plan',
};

/** Asks for a face of a customer. */
export interface ShowCustomerAction {
  readonly verb: 'show-customer';
  readonly customerId: string;
  readonly view: CustomerView;
  /** Page of a list, from 0; the first unless given. */
  readonly page?: number | undefined;
  /** Asks Partner Center even though a young answer is in memory. */
  readonly fresh?: boolean | undefined;
  /** `message`: the card it is on stays as it is, the answer comes beneath. In place unless given. */
  readonly answer?: 'message' | undefined;
}

/** Adds a watch of one customer; the client adds the inputs `rule` and `limit` of the form. */
export interface AddWatchAction {
  readonly verb: 'add-watch';
  readonly customerId: string;
}

/** Adds a watch that was written, with the customer chosen that was unclear; texts are as people wrote them. */
export interface ChooseWatchAction {
  readonly verb: 'choose-watch';
  readonly request: WatchRequest;
}

/** Adds a watch over all customers, once the one who asked was told what it means. */
export interface ConfirmWatchAction {
  readonly verb: 'confirm-watch';
  readonly request: WatchRequest;
}

/** Shows a page of the conversation's watches. */
export interface ShowWatchesAction {
  readonly verb: 'show-watches';
  readonly page: number;
  /** As on ShowCustomerAction. */
  readonly answer?: 'message' | undefined;
}

/** Removes watches of the conversation, or takes a removal back. */
export interface ChangeWatchesAction {
  readonly verb: 'remove-watch' | 'restore-watch';
  readonly watchIds: readonly string[];
  /** Where the button is on the list of watches: its page, and the answer is the list again. */
  readonly page?: number | undefined;
}

/** Ends the conversation's digest. */
export interface StopDigestAction {
  readonly verb: 'stop-digest';
  /** As on ChangeWatchesAction. */
  readonly page?: number | undefined;
}

/** Shows what a report that was written would be, with the customer chosen that was unclear. */
export interface ChooseReportAction {
  readonly verb: 'choose-report';
  readonly request: ReportRequest;
}

/** Sets a report once the one who asked was shown it, or sends one such mail. */
export interface ConfirmReportAction {
  readonly verb: 'confirm-report' | 'send-report';
  readonly request: ReportRequest;
}

/** Ends a report of the conversation, or takes that back. */
export interface ChangeReportAction {
  readonly verb: 'remove-report' | 'restore-report';
  readonly reportId: string;
  /** As on ChangeWatchesAction. */
  readonly page?: number | undefined;
}

/**
 * Changes alerts on a card. On a card with several the client adds the input `which`, an alert id or `all`; without
 * it the only one that is not closed is meant, else nothing. For `snooze` it adds `days` (1, 7 or 30) and `reason`. `reopen` takes any of the others back;
 * `stop` leaves the customer out of the watch, or removes the watch of that customer alone.
 */
export interface ChangeAlertsAction {
  readonly verb: 'acknowledge' | 'snooze' | 'reopen' | 'stop';
  readonly cardId: string;
}

/** Turns the pages of a card with many alerts, for the one who asks. */
export interface ShowAlertsAction {
  readonly verb: 'show-alerts';
  readonly cardId: string;
  readonly page: number;
}

/** Shows a page of what is open in the conversation. */
export interface ShowOpenAlertsAction {
  readonly verb: 'show-open-alerts';
  readonly page: number;
  /** As on ShowCustomerAction. */
  readonly answer?: 'message' | undefined;
}

/**
 * Changes what is open in the conversation, on whichever cards it is. The client adds the input `which`, a customer's id
 * or `all`, without which the only customer there is meant, else nothing, and for a snooze `days` and `reason`.
 */
export interface OpenAlertsAction {
  readonly verb: 'acknowledge-open' | 'snooze-open' | 'reopen-open';
  /** Of the list that the button is on, which is the answer again. */
  readonly page: number;
}

/** Shows a page of all customers, the worst first. */
export interface ShowPortfolioAction {
  readonly verb: 'show-portfolio';
  readonly page: number;
  /** Those whose unused seats cost most first. */
  readonly by?: 'money' | undefined;
  /** As on ShowCustomerAction. */
  readonly answer?: 'message' | undefined;
}

/** Shows a page of the customers that a question takes. */
export interface ShowCustomersAction {
  readonly verb: 'show-customers';
  readonly question: CustomersQuestion;
  readonly page: number;
  /** As on ShowCustomerAction. */
  readonly answer?: 'message' | undefined;
}

/** Offers a file of an answer. */
export interface ExportAction extends FileRequest {
  readonly verb: 'export';
}

/** Sets what the bot writes in a conversation, or gives each person their client's language again. */
export interface SetLanguageAction {
  readonly verb: 'set-language';
  readonly language: Tongue | 'automatic';
}

/** Shows what can be written, beneath the card. */
export interface ShowHelpAction {
  readonly verb: 'show-help';
}

/** What a button asks for; travels in the card and comes back as invoke or message value. */
export type CardAction =
  | ShowCustomerAction
  | AddWatchAction
  | ChooseWatchAction
  | ConfirmWatchAction
  | ShowWatchesAction
  | ChangeWatchesAction
  | StopDigestAction
  | ChooseReportAction
  | ConfirmReportAction
  | ChangeReportAction
  | ChangeAlertsAction
  | ShowAlertsAction
  | ShowOpenAlertsAction
  | OpenAlertsAction
  | ShowPortfolioAction
  | ShowCustomersAction
  | ExportAction
  | SetLanguageAction
  | ShowHelpAction;

/** A button of a card: its text and what it sends. */
export interface CardButton {
  readonly title: string;
  readonly data: CardAction;
  /** The one that is most useful, at most one a card. */
  readonly style?: 'positive' | undefined;
}

/** The data of a button that shows a customer; what is as usual is left out, since a card says it twice a button. */
export function showCustomer(
  customerId: string,
  view: CustomerView = 'usage',
  {
    page = 0,
    fresh = false,
    answer,
  }: { readonly page?: number; readonly fresh?: boolean; readonly answer?: 'message' } = {},
): ShowCustomerAction {
  return {
    verb: 'show-customer',
    customerId,
    view,
    ...(page > 0 ? { page } : {}),
    ...(fresh ? { fresh } : {}),
    ...(answer ? { answer } : {}),
  };
}

/** The data of a button that shows customers; what the question leaves open is not in it. */
export function showCustomers(
  question: CustomersQuestion,
  { page = 0, answer }: { readonly page?: number; readonly answer?: 'message' } = {},
): ShowCustomersAction {
  const said = Object.fromEntries(Object.entries(question).filter(([, value]) => value !== undefined));
  return {
    verb: 'show-customers',
    question: said as unknown as CustomersQuestion,
    page,
    ...(answer ? { answer } : {}),
  };
}
