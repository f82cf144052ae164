import { createHash, X509Certificate } from 'node:crypto';
import { guidFrom } from '../partner-center/customer.js';

/** The audience of Partner Center tokens. */
export const PARTNER_CENTER_RESOURCE = 'https://api.partnercenter.microsoft.com';

/** The audience of tokens for price sheets. */
export const PRICE_RESOURCE = 'https://api.partner.microsoft.com';

export interface EntraTenant {
  readonly tenantId: string;
  readonly domain: string;
}

export interface EntraUser {
  readonly objectId: string;
  readonly userPrincipalName: string;
  readonly name: string;
}

export interface EntraClient {
  readonly clientId: string;
  readonly clientSecret: string;
  /** PEM; lets the client sign assertions in the place of the secret. */
  readonly certificate?: string | undefined;
}

/** The partner's own tenant, the integration account and the app, all invented. */
export const DEMO_TENANT: EntraTenant = {
  tenantId: guidFrom('tenant northlight-partner'),
  domain: 'northlight-partner.onmicrosoft.com',
};

export const DEMO_USER: EntraUser = {
  objectId: guidFrom('user integration'),
  userPrincipalName: `integration@${DEMO_TENANT.domain}`,
  name: 'Seatwise Integration',
};

export const DEMO_CLIENT: EntraClient = {
  clientId: guidFrom('app seatwise'),
  clientSecret: 'demo-secret-of-the-emulator',
};

/** SHA-256 thumbprint of a PEM certificate, as an assertion names it in `x5t#S256`. */
export function thumbprintOf(certificate: string): string {
  return createHash('sha256').update(new X509Certificate(certificate).raw).digest('base64url');
}
