import type { Kysely } from 'kysely';
import type { OfferLine } from '../../domain/money/offer-line.js';
import type { PriceSheetStore, SheetStore } from '../../usecases/prices/price-ports.js';
import type { Tables } from '../database/tables.js';
import { PRICE_TABLE } from './incoming-lines.js';
import { OFFER_TABLE } from './incoming-offers.js';
import { createSheetStore } from './sheet-store.js';

/** Price sheets in the database. */
export function createPriceSheetStore(db: Kysely<Tables>): PriceSheetStore {
  return createSheetStore(db, PRICE_TABLE);
}

/** The offer matrix in the database. */
export function createOfferMatrixStore(db: Kysely<Tables>): SheetStore<OfferLine> {
  return createSheetStore(db, OFFER_TABLE);
}
