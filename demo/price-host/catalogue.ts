import { offerName } from '../partner-center/contract.js';
import { guidFrom } from '../partner-center/customer.js';
import { PRODUCTS, type ProductKey } from '../partner-center/invented/tables.js';
import { offerIds } from '../partner-center/offer-ids.js';

/** A product as sheet and matrix list it. */
export interface CatalogueProduct {
  readonly title: string;
  readonly productId: string;
  readonly skuId: string;
  /** US dollars for a seat and a month of a yearly term that is paid at once, since July 2026 and before. */
  readonly monthly: number;
  readonly monthlyBefore: number;
  readonly provisioningId: string;
  readonly provisioningString: string;
}

/** Dollars a month: since 1 July 2026, and before where that was another price. */
const MONTHLY: Readonly<Record<ProductKey, readonly [since: number, before?: number]>> = {
  M365_BASIC: [7, 6],
  M365_STANDARD: [14, 12.5],
  M365_PREMIUM: [22],
  M365_APPS: [8.25],
  M365_E3: [39, 36],
  M365_E5: [60, 57],
  M365_F3: [10, 8],
  O365_E1: [10],
  O365_E3: [26, 23],
  O365_E5: [41, 38],
  O365_A1: [0],
  O365_ESSENTIALS: [6],
  EXO_P1: [4],
  EXO_P2: [8],
  EXO_ARCHIVE: [3],
  SPO_P1: [5],
  TEAMS_ESSENTIALS: [4],
  TEAMS_PHONE: [10, 8],
  TEAMS_ROOMS: [40],
  EMS_E3: [12, 10.6],
  ENTRA_P1: [6],
  DEFENDER_O365: [2],
  POWER_BI_PRO: [14, 10],
  POWER_APPS: [20],
  POWER_AUTOMATE: [15],
  COPILOT: [30],
  VISIO_P2: [15],
  PROJECT_P3: [30],
  D365_SALES: [105],
  D365_FINANCE: [210],
  D365_FIELD: [105],
};

/** What the sheet and the matrix list: every invented product. */
export const CATALOGUE: readonly CatalogueProduct[] = (Object.keys(PRODUCTS) as ProductKey[]).map((key) => {
  const title = offerName(PRODUCTS[key]);
  const [monthly, monthlyBefore = monthly] = MONTHLY[key];
  return {
    title,
    ...offerIds(title),
    monthly,
    monthlyBefore,
    provisioningId: guidFrom(`provisioning ${key}`),
    provisioningString: key,
  };
});

/** Currency of a market, and what a dollar is there; in all others prices are in dollars. */
export const MARKETS: Readonly<Record<string, { readonly currency: string; readonly perDollar: number }>> = {
  US: { currency: 'USD', perDollar: 1 },
  GB: { currency: 'GBP', perDollar: 0.8 },
  DE: { currency: 'EUR', perDollar: 0.95 },
  IE: { currency: 'EUR', perDollar: 0.95 },
  FR: { currency: 'EUR', perDollar: 0.95 },
  NL: { currency: 'EUR', perDollar: 0.95 },
  BE: { currency: 'EUR', perDollar: 0.95 },
  ES: { currency: 'EUR', perDollar: 0.95 },
  PT: { currency: 'EUR', perDollar: 0.95 },
  GR: { currency: 'EUR', perDollar: 0.95 },
  PL: { currency: 'PLN', perDollar: 4 },
  CA: { currency: 'CAD', perDollar: 1.35 },
  AU: { currency: 'AUD', perDollar: 1.5 },
  CH: { currency: 'CHF', perDollar: 0.9 },
  DK: { currency: 'DKK', perDollar: 7 },
  SE: { currency: 'SEK', perDollar: 10.5 },
  JP: { currency: 'JPY', perDollar: 150 },
  TW: { currency: 'TWD', perDollar: 32 },
  AE: { currency: 'USD', perDollar: 1 },
  ZA: { currency: 'USD', perDollar: 1 },
};
