import { randomUUID } from 'node:crypto';
import { createCacheCell } from '../entra/cache-cell.js';
import { attempt, type EntraClient, toUserGrant, type UserGrant } from '../entra/entra-client.js';
import type { EntraFailure } from '../entra/outcome.js';
import { ConsentError, createTimeoutError } from './consent-error.js';
import { explainOAuthError, explainRefusal } from './explain-refusal.js';

export interface DeviceCodeOptions {
  readonly timeoutMs: number;
  readonly show: (url: string, userCode: string) => void;
}

const NO_CODE =
  'The sign-in service gives no device code. Check PARTNER_CENTER_TENANT_ID and PARTNER_CENTER_CLIENT_ID, and that the app registration has "Allow public client flows" turned on.';
const TIMEOUTS: readonly string[] = ['user_timeout_reached', 'device_code_expired'];

/**
 * Signs a person in by device code. The tokens are renewed once at once: device codes need no secret, so only this
 * proves that the bot will be able to go on with them.
 */
export async function signInByDeviceCode(
  entra: EntraClient,
  { timeoutMs, show }: DeviceCodeOptions,
): Promise<UserGrant> {
  const cell = createCacheCell();
  const signedIn = await attempt(async () => {
    const result = await entra.applications.public(cell.plugin).acquireTokenByDeviceCode({
      scopes: [...entra.userScopes],
      timeout: Math.ceil(timeoutMs / 1000),
      correlationId: randomUUID(),
      deviceCodeCallback({ verificationUri, userCode }) {
        // msal goes on as if a refusal were a code.
        if (!userCode) throw new ConsentError(NO_CODE);
        show(verificationUri, userCode);
      },
    });
    return toUserGrant(result, cell.content());
  });
  if (signedIn.kind !== 'granted') throw explainDeviceFailure(signedIn, timeoutMs);
  const renewed = await entra.renew(signedIn.grant.cache, randomUUID());
  if (renewed.kind !== 'granted') throw explainRefusal(renewed);
  return renewed.grant;
}

function explainDeviceFailure(failure: EntraFailure, timeoutMs: number): ConsentError {
  const { error, description } = failure.reason;
  if (TIMEOUTS.includes(error) || description === 'expired_token') return createTimeoutError(timeoutMs);
  // msal tells OAuth's error in the place of a description.
  if (error === 'post_request_failed') return explainOAuthError(description, undefined, '');
  return explainRefusal(failure);
}
