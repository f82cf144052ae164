import type { PartnerCenterFault } from '../../base/errors.js';
import type { OfferLine } from '../../domain/money/offer-line.js';
import type { Buyer, PricedSku, PriceLine } from '../../domain/money/price.js';
import type { CallContext } from '../ports.js';
import type { PriceSheetFault } from './price-sheet-error.js';

/** The prices that are kept. Empty with PRICE_SHEET=off. Throws StorageError. */
export interface PriceBook {
  /**
   * Every line for this buyer's market, and for its segment or for any, of these products, in force on any of these
   * days: of every term and billing plan, in no order. Asks the database once; never Partner Center.
   */
  linesOf(
    buyer: Buyer,
    skus: readonly PricedSku[],
    days: { readonly from: Date; readonly until: Date },
  ): Promise<readonly PriceLine[]>;
}

/** The offer matrix as it is kept. Empty but with PRICE_SHEET=partner-center. Throws StorageError. */
export interface OfferBook {
  /** What these SKUs are where their licences are assigned; without those that the matrix lacks, in no order. */
  ofSkus(skus: readonly PricedSku[]): Promise<readonly OfferLine[]>;
}

/** Country and segment of customers: asked of Partner Center once and kept. */
export interface BuyerSource {
  /** Undefined where it cannot be said: an unknown customer, no country, or Partner Center does not answer. Throws StorageError. */
  read(customerId: string, call: CallContext): Promise<Buyer | undefined>;
  /** Of those among these that are kept already, by customer id; never asks Partner Center. */
  kept(customerIds: readonly string[]): Promise<ReadonlyMap<string, Buyer>>;
}

/** Where lines come from: Partner Center's sheets, one for each market, or one file of one's own. */
export type PriceSource = 'partner-center' | 'file';

/** What is read as sheets are: prices, and the matrix that says what SKUs are where they are assigned. */
export type SheetSource = PriceSource | 'offer-matrix';

/** Which sheet: that of a market, or a file or the matrix, whose market is empty. */
export interface SheetName {
  readonly source: SheetSource;
  readonly market: string;
}

/** How it stands with one sheet. */
export interface SheetState extends SheetName {
  /** When the last good one was read; undefined before the first. */
  readonly readAt: Date | undefined;
  /** Lines of the last good one. */
  readonly lines: number;
  /** What a file was when it was read. */
  readonly stamp: string | undefined;
  /** What came of later attempts; undefined when the last one went well. */
  readonly failure: SheetFailure | undefined;
}

/** Attempts to read a sheet that failed, since the last good one. */
export interface SheetFailure {
  readonly since: Date;
  readonly triedAt: Date;
  readonly fault: SheetFault;
  /** For those who run it; may be empty. */
  readonly detail: string;
}

/** What was wrong with a sheet, or with asking for it. */
export type SheetFault = PriceSheetFault | PartnerCenterFault;

/** A sheet that could not be used, as people are told of it. */
export interface FailedSheet extends SheetName {
  readonly fault: SheetFault;
  /** For those who run it; may be empty. */
  readonly detail: string;
  /** When the one was read that counts until a good one comes; undefined where none ever was. */
  readonly lastGoodAt?: Date | undefined;
}

/** Sheets in the database. Methods throw StorageError. */
export interface SheetStore<Line> {
  /** All sheets of a source that were ever read or tried. */
  states(source: SheetSource): Promise<readonly SheetState[]>;
  /**
   * Keeps a sheet: lines that are new or changed are written, those that it lacks are withdrawn on that day, and nothing
   * is dropped. All or nothing: an error while the lines are iterated is thrown on and leaves everything as it was. Lines
   * of one key and day of beginning: the last counts. Throws PriceSheetError for `too-short`: fewer than half as many
   * lines as the last good sheet, while that is not older than `comparableSince`.
   */
  keep(
    name: SheetName,
    lines: AsyncIterable<readonly Line[]>,
    read: {
      readonly at: Date;
      readonly stamp?: string | undefined;
      readonly comparableSince?: Date | undefined;
    },
  ): Promise<{ readonly lines: number; readonly changed: number }>;
  /** Remembers that no good sheet came. */
  noteFailure(name: SheetName, fault: SheetFault, detail: string, at: Date): Promise<void>;
  /** Countries of customers whose buyer is kept. */
  marketsInUse(): Promise<readonly string[]>;
}
/** Price sheets in the database. */
export type PriceSheetStore = SheetStore<PriceLine>;

/** Countries and segments in the database. Methods throw StorageError. */
export interface BuyerStore {
  /**
   * Of those that were asked about, by customer id: undefined where Partner Center had no country to say. Those are
   * asked again once that is before `againBefore`, and left out here.
   */
  kept(customerIds: readonly string[], againBefore: Date): Promise<ReadonlyMap<string, Buyer | undefined>>;
  keep(customerId: string, buyer: Buyer | undefined, at: Date): Promise<void>;
  /** Customers with usage that were not asked about yet, or have to be again. */
  unknown(againBefore: Date, limit: number): Promise<readonly string[]>;
}
