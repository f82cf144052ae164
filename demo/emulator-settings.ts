import { randomBytes } from 'node:crypto';
import type { EntraEmulator } from './entra/emulator.js';
import type { PartnerCenterEmulator } from './partner-center/emulator.js';
import type { PriceHostEmulator } from './price-host/emulator.js';

/** Settings of a bot that signs in to the emulators, with a refresh token and a key of its own; with prices where their host is given. */
export function emulatorSettings(
  partnerCenter: Pick<PartnerCenterEmulator, 'url'>,
  entra: EntraEmulator,
  priceHost?: Pick<PriceHostEmulator, 'url'>,
): Readonly<Record<string, string>> {
  return {
    PARTNER_CENTER_BASE_URL: partnerCenter.url,
    ...(priceHost ? { PRICE_SHEET: 'partner-center', PRICE_SHEET_BASE_URL: priceHost.url } : {}),
    PARTNER_CENTER_AUTHORITY: entra.url,
    PARTNER_CENTER_TENANT_ID: entra.tenant.tenantId,
    PARTNER_CENTER_CLIENT_ID: entra.client.clientId,
    PARTNER_CENTER_CLIENT_SECRET: entra.client.clientSecret,
    PARTNER_CENTER_REFRESH_TOKEN: entra.issueRefreshToken(),
    TOKEN_CACHE_KEY: randomBytes(32).toString('base64'),
  };
}
