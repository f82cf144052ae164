import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { DAY_MS, MINUTE_MS } from '../../base/time.js';

/** What tokens of one tenant are checked with. */
export interface TenantKeys {
  /** Who issues them, as the tenant's own configuration says. */
  readonly issuer: string;
  readonly keys: JWTVerifyGetKey;
}

/** Gives the keys of a tenant; fails when its configuration cannot be read. */
export type KeysOf = (tenantId: string) => Promise<TenantKeys>;

/** The most a question to the sign-in service may take, in milliseconds. */
const WITHIN_MS = 5_000;
/** So long nobody asks again for a configuration that could not be read, in milliseconds. */
const PAUSE_MS = 10_000;
/** A token with an unknown key asks for the keys anew, at most once in so many milliseconds. */
const COOLDOWN_MS = 5 * MINUTE_MS;

const configurationSchema = z.object({ issuer: z.string(), jwks_uri: z.string() });

/**
 * Keys of tenants, each read from the tenant's own address at the sign-in service and kept for a day. Only ids that are
 * allowed may be given: nothing that a token names is looked up.
 */
export function createKeysOf(authority: string): KeysOf {
  const known = new Map<string, { readonly keys: Promise<TenantKeys>; readonly until: number }>();

  return (tenantId) => {
    const kept = known.get(tenantId);
    if (kept !== undefined && Date.now() < kept.until) return kept.keys;
    const keys = readKeys(authority, tenantId);
    known.set(tenantId, { keys, until: Date.now() + DAY_MS });
    keys.catch(() => known.set(tenantId, { keys, until: Date.now() + PAUSE_MS }));
    return keys;
  };
}

async function readKeys(authority: string, tenantId: string): Promise<TenantKeys> {
  const response = await fetch(`${authority}/${tenantId}/v2.0/.well-known/openid-configuration`, {
    redirect: 'error',
    signal: AbortSignal.timeout(WITHIN_MS),
  });
  if (!response.ok) throw new Error(`The sign-in service answered ${response.status}`);
  const { issuer, jwks_uri } = configurationSchema.parse(await response.json());
  if (!issuer.toLowerCase().includes(tenantId)) throw new Error('The configuration is of another issuer');
  const address = new URL(jwks_uri);
  // As the authority itself, whose setting allows http for loopback only.
  if (address.protocol !== 'https:' && address.origin !== new URL(authority).origin)
    throw new Error('The keys are at an address without TLS');
  const keys = createRemoteJWKSet(address, {
    timeoutDuration: WITHIN_MS,
    cooldownDuration: COOLDOWN_MS,
    cacheMaxAge: DAY_MS,
  });
  return { issuer, keys };
}
