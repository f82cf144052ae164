/** Which face of a customer a card shows. */
export const CUSTOMER_VIEWS = ['usage', 'workloads', 'products', 'unused', 'renewals'] as const;
export type CustomerView = (typeof CUSTOMER_VIEWS)[number];

/** What a button asks for; travels in the card and comes back as invoke or message value. */
export interface ShowCustomerAction {
  readonly verb: 'show-customer';
  readonly customerId: string;
  readonly view: CustomerView;
  /** Page of a list, from 0. */
  readonly page: number;
  /** Asks Partner Center even though a young answer is in memory. */
  readonly fresh: boolean;
}

/** A button of a card: its text and what it sends. */
export interface CardButton {
  readonly title: string;
  readonly data: ShowCustomerAction;
}

/** The data of a button that shows a customer. */
export function showCustomer(
  customerId: string,
  view: CustomerView = 'usage',
  { page = 0, fresh = false }: { readonly page?: number; readonly fresh?: boolean } = {},
): ShowCustomerAction {
  return { verb: 'show-customer', customerId, view, page, fresh };
}
