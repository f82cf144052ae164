import type { LicenseDeploymentRow } from '../../domain/usage/license-deployment.js';
import type { LicenseUsageRow } from '../../domain/usage/license-usage.js';
import type { CallContext, PartnerCenter } from '../ports.js';

/** A usage row together with whose it is. */
export interface CustomerUsageRow {
  /** Lower-case GUID. */
  readonly customerId: string;
  /** The id again when the row did not name the customer. */
  readonly customerName: string;
  readonly row: LicenseUsageRow;
}

/** A deployment row together with whose it is. */
export interface CustomerDeploymentRow {
  /** Lower-case GUID. */
  readonly customerId: string;
  readonly row: LicenseDeploymentRow;
}

/** At most 10,000 rows of everyone's usage. */
export interface UsagePage {
  readonly rows: readonly CustomerUsageRow[];
  /** Where the following page is, for getUsageOfEveryone; undefined on the last one. */
  readonly next: string | undefined;
  /** Rows over all pages; undefined when Partner Center did not say. */
  readonly rowsInAll: number | undefined;
}

/** How the usage of all customers can be read. */
export type UsageOfEveryone =
  /** In pages; a customer's rows may lie on two of them. Iterating throws PartnerCenterError. */
  | { readonly kind: 'pages'; readonly pages: AsyncIterable<UsagePage> }
  /** Not at once: one `getLicenseUsage` for each customer. */
  | { readonly kind: 'one-by-one' };

/** What a sweep reads from, past every cache. */
export interface SweepSource extends Pick<PartnerCenter, 'getLicenseUsage'> {
  /**
   * Finds out how to read everyone's usage; the first page, or the one at `from`, is read before it answers. Throws
   * PartnerCenterError, of the fault `not-found` or `rejected` also for a page that is no longer there.
   */
  getUsageOfEveryone(call: CallContext, from?: string): Promise<UsageOfEveryone>;
}
