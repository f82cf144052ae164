/** A span of time as people name it, to be reckoned from today. Weeks, months, quarters and years are those of a calendar. */
export type NamedSpan =
  /** The next so many days, 1-1000; for a change the last so many. */
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'last' | 'this' | 'next'; readonly unit: 'week' | 'month' | 'quarter' | 'year' }
  /** The nearest month of that number, 1-12, this one included: the one to come, for a change the one gone by. */
  | { readonly kind: 'month'; readonly month: number; readonly year?: number | undefined };

/** A day of the calendar as people name it; without a year the next one to come. Day 1-31, month 1-12. */
export interface NamedDate {
  readonly kind: 'date';
  readonly day: number;
  readonly month: number;
  readonly year: number | undefined;
}

/** A day by which something is to be done, to be reckoned from today. */
export interface NamedDeadline {
  /** The day, or the last one of the span. */
  readonly by: NamedSpan | NamedDate;
  /** Whether the day or the span itself is left out: "before March". */
  readonly isBefore: boolean;
}

/**
 * A question about all customers, to be answered by a list of those it takes. `product` is a product or workload as
 * people wrote it, in words that its name holds; undefined for any.
 */
export type CustomersQuestion =
  /** Whose terms end within a span; undefined for whichever is usual. */
  | {
      readonly kind: 'renewals';
      readonly span: NamedSpan | undefined;
      readonly product: string | undefined;
    }
  /** At whom seats can go at the next term, and what that saves; with a deadline those to be decided about by then. */
  | { readonly kind: 'plan'; readonly deadline: NamedDeadline | undefined }
  /** Who uses less, or more, than so many percent, 0-1000; exactly one of the bounds is there. */
  | {
      readonly kind: 'usage';
      readonly product: string | undefined;
      readonly belowPercent: number | undefined;
      readonly abovePercent: number | undefined;
    }
  /** Who has at least so many seats unused, 1 and up. */
  | { readonly kind: 'unused'; readonly product: string | undefined; readonly atLeast: number }
  /** Who has seats of a product: whoever has, who uses some of them, who has never used one; or who has none. */
  | {
      readonly kind: 'product';
      readonly product: string;
      readonly use: 'any' | 'some' | 'none' | 'lacking';
    }
  /** Whose usage went down, or up, within a span; undefined for whichever is usual. */
  | { readonly kind: 'change'; readonly direction: 'worse' | 'better'; readonly span: NamedSpan | undefined };
