import {
  createPartnerCenterEmulator,
  type PartnerCenterEmulator,
  type PartnerCenterEmulatorOptions,
} from '../../../demo/partner-center/emulator.js';

export const NOW = new Date('2026-11-21T09:30:00Z');

/** Emulators that are closed by the function returned beside; every spec calls it in afterEach. */
export function emulators() {
  const open: PartnerCenterEmulator[] = [];
  return {
    async start(options: PartnerCenterEmulatorOptions = {}): Promise<PartnerCenterEmulator> {
      const emulator = await createPartnerCenterEmulator({ now: () => NOW, ...options });
      open.push(emulator);
      return emulator;
    },
    async closeAll(): Promise<void> {
      await Promise.all(open.splice(0).map((emulator) => emulator.close()));
    },
  };
}

/** A GET with a bearer token. */
export function get(url: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, { headers: { Authorization: 'Bearer demo', Accept: 'application/json', ...headers } });
}

export function usageUrl(emulator: PartnerCenterEmulator, customerId: string): string {
  return `${emulator.url}/v1/customers/${customerId}/analytics/licenses/usage`;
}

/** The parts of the bodies that the specs look at; a part that is missing fails the assertion on it. */
export interface Body {
  readonly totalCount: number;
  readonly code: string | undefined;
  readonly attributes: { readonly objectType: string };
  readonly links: Readonly<Record<'next' | 'previous', Link>>;
  readonly items: readonly Item[];
}

interface Link {
  readonly uri: string;
  readonly method: string;
  readonly headers: readonly [{ readonly key: string; readonly value: string }];
}

export interface Item {
  readonly [field: string]: unknown;
  readonly id: string;
  readonly companyProfile: {
    readonly tenantId: string;
    readonly domain: string;
    readonly companyName: string;
  };
}

/** The body of an answer, taken to be what the spec expects. */
export async function json<T = Body>(response: Response | Promise<Response>): Promise<T> {
  return (await (await response).json()) as T;
}
