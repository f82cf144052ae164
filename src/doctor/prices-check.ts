import { PartnerCenterError } from '../base/errors.js';
import { isPriceAudience } from '../partner-center/sign-in/resource.js';
import { readTokenClaims } from '../partner-center/sign-in/token-claims.js';
import { readOwnLines } from '../price-sheets/price-lines.js';
import { PriceSheetError } from '../usecases/prices/price-sheet-error.js';
import { blame, type Check, type Finding } from './check.js';
import { createCheckCall, type DoctorState, usesFixedToken } from './doctor-state.js';

const CONSENT =
  'Add the permission user_impersonation of "Microsoft Partner (Dev Center)" to the app and grant it, then run: npm run consent';

/** The price file line by line, or a token for price sheets; none with prices off. */
export function createPricesChecks(state: DoctorState): readonly Check[] {
  const { source } = state.config.prices;
  switch (source.kind) {
    case 'off':
      return [];
    case 'file':
      return [{ name: 'price file', needs: ['PRICE_SHEET'], run: () => checkFile(source.path) }];
    case 'partner-center':
      return [{ name: 'price sheets', needs: ['PRICE_SHEET', 'sign-in'], run: () => checkToken(state) }];
  }
}

async function checkFile(path: string): Promise<Finding> {
  let count = 0;
  try {
    for await (const lines of readOwnLines(path)) count += lines.length;
    return { outcome: 'ok', detail: count === 1 ? '1 line' : `${count} lines` };
  } catch (error) {
    if (!(error instanceof PriceSheetError)) throw error;
    return blame('PRICE_SHEET', [error.message, ...error.details].join('; '), 'Correct the file.');
  }
}

async function checkToken(state: DoctorState): Promise<Finding> {
  if (usesFixedToken(state))
    return {
      outcome: 'failed',
      detail: 'PARTNER_CENTER_ACCESS_TOKEN is for another host, so there are no prices',
      advice: 'Set up the app and run npm run consent, or set PRICE_SHEET to off or to a file.',
    };
  if (state.signIn === undefined) return { outcome: 'skipped', detail: 'there is no sign-in' };
  try {
    const token = await state.signIn.priceToken.getAccessToken('app-user', createCheckCall());
    const audience = readTokenClaims(token)?.audience;
    if (audience === undefined || isPriceAudience(audience))
      return { outcome: 'ok', detail: 'a token for price sheets can be had' };
    return { outcome: 'failed', detail: `the token is for ${audience}`, advice: CONSENT };
  } catch (error) {
    if (!(error instanceof PartnerCenterError)) throw error;
    const isPassing = error.fault === 'unavailable';
    return {
      outcome: 'failed',
      detail: error.message,
      advice: isPassing ? 'Try again in a minute.' : CONSENT,
    };
  }
}
