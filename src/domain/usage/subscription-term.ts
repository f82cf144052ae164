/** A subscription of a customer as far as its term goes: what renews, when, and for how many seats. */
export interface SubscriptionTerm {
  readonly subscriptionId: string;
  /** The offer's name, spelled as in the catalogue ("Office 365 E3"), unlike the capitals of usage rows. */
  readonly offerName: string;
  /** The name given by whoever bought it; offerName when nobody gave one. */
  readonly friendlyName: string;
  /** Units bought. Non-negative integer. */
  readonly quantity: number;
  /** In lower case: none, active, pending, suspended, deleted, or a value unknown so far; empty when not said. */
  readonly status: string;
  /** Whether it renews by itself; false when Partner Center did not say. */
  readonly autoRenewEnabled: boolean;
  /** Whether it is a trial; false when Partner Center did not say. */
  readonly isTrial: boolean;
  /** ISO 8601 duration: P1M, P1Y, P3Y; undefined when Partner Center did not say, as for older offers. */
  readonly termDuration: string | undefined;
  /** Last day of the current term; undefined when there is none (Partner Center writes the year 9999). */
  readonly commitmentEndDate: Date | undefined;
  /** What quantity counts, for example `Licenses`; empty when not said. */
  readonly unitType: string;
}
