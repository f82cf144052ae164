const CUSTOMER =
  /(?:\/customers\/|customerTenantId%20eq%20(?:'|%27)?)([\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12})/i;

/** The id of the customer that a path asks about, in lower case; undefined for one about none or all. */
export function customerOf({ path }: { readonly path: string }): string | undefined {
  return CUSTOMER.exec(path)?.[1]?.toLowerCase();
}
