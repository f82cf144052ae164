import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Demo } from './demo.js';

/**
 * Settings for programs of one's own against a running demo: every address is on loopback and every secret the
 * emulators'. A port and a database apart from the demo's bot; both are made anew with each demo, as the sign-in is.
 */
export function createTrySettings({
  entra,
  emulator,
}: Pick<Demo, 'entra' | 'emulator'>): Readonly<Record<string, string>> {
  return {
    HOST: '127.0.0.1',
    PORT: '0',
    ALLOW_ANONYMOUS: 'true',
    DATA_DIR: join(tmpdir(), `seatwise-try-${randomBytes(4).toString('hex')}`),
    PARTNER_CENTER_BASE_URL: emulator.url,
    PARTNER_CENTER_AUTHORITY: entra.url,
    PARTNER_CENTER_TENANT_ID: entra.tenant.tenantId,
    PARTNER_CENTER_CLIENT_ID: entra.client.clientId,
    PARTNER_CENTER_CLIENT_SECRET: entra.client.clientSecret,
    PARTNER_CENTER_REFRESH_TOKEN: entra.issueRefreshToken(),
    TOKEN_CACHE_KEY: randomBytes(32).toString('base64'),
  };
}

/** Settings as a .env file has them. */
export function formatEnv(settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}
