/** What a customer is called. */
export interface NamedCustomer {
  /** The id where no name is known. */
  readonly customerName: string;
  /** Where another customer has the same name: what tells them apart, the domain or else the id. */
  readonly toldApartBy?: string | undefined;
}

/** A customer of the partner, as the Partner Center customer list names it. */
export interface Customer extends NamedCustomer {
  /** Lower-case GUID, the same value as the customer's tenant id. */
  readonly customerId: string;
  /** Default domain, for example `contoso.onmicrosoft.com`. */
  readonly domain: string | undefined;
}

/** What a text typed by a person turned out to mean. Expected outcomes, so values. */
export type CustomerMatch =
  | { readonly kind: 'one'; readonly customer: Customer }
  | { readonly kind: 'several'; readonly customers: readonly Customer[] }
  | { readonly kind: 'none'; readonly tried: string; readonly nearest: readonly Customer[] };

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text has the shape of a customer id (any case, no braces). */
export function isCustomerId(text: string): boolean {
  return GUID.test(text);
}

/** The customer id a text consists of, in lower case, braces, quotes and spaces around it forgiven; else undefined. */
export function parseCustomerId(text: string): string | undefined {
  const bare = text.replace(/^[\s{(<["'`]+|[\s})>\]"'`]+$/g, '');
  return isCustomerId(bare) ? bare.toLowerCase() : undefined;
}
