const GLOBAL_RESOURCE = 'https://api.partnercenter.microsoft.com';

/** App id of "Microsoft Partner Center", which newer tokens name as their audience. Source: enable-secure-app-model. */
const RESOURCE_APP_ID = 'fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd';

/**
 * The resource that tokens for an API address are asked for: the address itself in 21Vianet's cloud, else that of the
 * global cloud, which the US cloud shares and which gateways and emulators stand for. Source: partner-center-rest-urls.
 */
export function resourceOf(baseUrl: string): string {
  const { origin, hostname } = new URL(baseUrl);
  return hostname.endsWith('.partnercenterapi.microsoftonline.cn') ? origin : GLOBAL_RESOURCE;
}

/** The scope of App+User tokens: what Microsoft's own PowerShell module asks for. */
export function userScope(resource: string): string {
  return `${resource}/user_impersonation`;
}

/** The scope of app-only tokens: client credentials take no other. */
export function appScope(resource: string): string {
  return `${resource}/.default`;
}

/** Whether the API behind the resource takes a token for this audience. */
export function isAudienceOf(resource: string, audience: string): boolean {
  const named = audience.toLowerCase().replace(/\/+$/, '');
  return named === resource || named === RESOURCE_APP_ID;
}

/** The resource of price sheets, wherever their host is: a second audience beside Partner Center's own. */
const PRICE_RESOURCE = 'https://api.partner.microsoft.com';

/** App id of "Microsoft Partner (Dev Center)", whose permission the app needs for price sheets. */
const PRICE_RESOURCE_APP_ID = '4990cffe-04e8-4e8b-808a-1175604b879f';

/** The scope of tokens for price sheets. Source: api-authentication. */
export const PRICE_SCOPE = `${PRICE_RESOURCE}/.default`;

/** Whether the host of the prices takes a token for this audience. */
export function isPriceAudience(audience: string): boolean {
  const named = audience.toLowerCase().replace(/\/+$/, '');
  return named === PRICE_RESOURCE || named === PRICE_RESOURCE_APP_ID;
}
