import type { PriceBasis } from '../domain/money/price-basis.js';
import type { Messages } from '../i18n/messages.js';
import type { CallContext } from '../usecases/ports.js';
import type { Sheet } from './table.js';

/** What there is to put into a file. */
export type Exported =
  /** Tables about the question; the last one says what the figures mean. */
  | {
      readonly kind: 'sheets';
      /** "License usage", "All customers". */
      readonly subject: string;
      /** Whom it is about; undefined for several customers. */
      readonly customerName: string | undefined;
      readonly tables: readonly [Sheet, ...Sheet[]];
      readonly about: Sheet;
    }
  /** No such customer, several, no data yet: the answer in words says it. */
  | { readonly kind: 'only-words' }
  /** A question whose answer is no table. */
  | { readonly kind: 'no-file' };

/** Whose prices, in which language and on whose behalf tables are read. */
export interface ExportWish {
  readonly basis: PriceBasis;
  readonly call: CallContext;
  readonly messages: Messages;
}
