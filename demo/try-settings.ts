import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Demo } from './demo.js';
import { emulatorSettings } from './emulator-settings.js';

/**
 * Settings for programs of one's own against a running demo: every address is on loopback and every secret the
 * emulators'. A port and a database apart from the demo's bot; both are made anew with each demo, as the sign-in is.
 */
export function createTrySettings({
  entra,
  emulator,
  priceHost,
}: Pick<Demo, 'entra' | 'emulator'> & Partial<Pick<Demo, 'priceHost'>>): Readonly<Record<string, string>> {
  return {
    HOST: '127.0.0.1',
    PORT: '0',
    ALLOW_ANONYMOUS: 'true',
    DATA_DIR: join(tmpdir(), `seatwise-try-${randomBytes(4).toString('hex')}`),
    ...emulatorSettings(emulator, entra, priceHost),
  };
}

/** Settings as a .env file has them. */
export function formatEnv(settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}
