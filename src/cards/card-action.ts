/** Which face of a customer's usage a card shows. */
export type UsageView = 'summary' | 'workloads' | 'products';

/** What a button asks for; travels in the card and comes back as invoke or message value. */
export interface ShowUsageAction {
  readonly verb: 'license-usage';
  readonly customerId: string;
  readonly view: UsageView;
  /** Page of a list, from 0. */
  readonly page: number;
}

/** A button of a card: its text and what it sends. */
export interface CardButton {
  readonly title: string;
  readonly data: ShowUsageAction;
}

/** The data of a button that shows a customer's usage. */
export function showUsage(customerId: string, view: UsageView = 'summary', page = 0): ShowUsageAction {
  return { verb: 'license-usage', customerId, view, page };
}
