import { ConfidentialClientApplication, type Configuration } from '@azure/msal-node';
import {
  createEntraEmulator,
  type EntraEmulator,
  type EntraEmulatorOptions,
} from '../../../demo/entra/emulator.js';
import { createEntraNetworkClient } from '../../../demo/entra/network-client.js';
import {
  createPartnerCenterEmulator,
  type PartnerCenterEmulator,
} from '../../../demo/partner-center/emulator.js';

export const SCOPE = 'https://api.partnercenter.microsoft.com/user_impersonation';
export const REDIRECT_URI = 'http://localhost:53682/callback';

/** Both emulators, wired together; `closeAll` belongs into afterEach. */
export function wiredEmulators() {
  const open: { close(): Promise<void> }[] = [];
  return {
    async start(options: EntraEmulatorOptions = {}): Promise<{
      readonly entra: EntraEmulator;
      readonly partnerCenter: PartnerCenterEmulator;
    }> {
      const entra = await createEntraEmulator(options);
      open.push(entra);
      const partnerCenter = await createPartnerCenterEmulator({ checkToken: entra.checkToken });
      open.push(partnerCenter);
      return { entra, partnerCenter };
    },
    async closeAll(): Promise<void> {
      await Promise.all(open.splice(0).map((emulator) => emulator.close()));
    },
  };
}

/** What any msal application needs to take the emulator for the public authority. */
export function msalConfiguration(entra: EntraEmulator): Configuration {
  return {
    auth: {
      clientId: entra.client.clientId,
      authority: `https://login.microsoftonline.com/${entra.tenant.tenantId}`,
    },
    system: { networkClient: createEntraNetworkClient(entra.url) },
  };
}

export function createConfidentialClient(entra: EntraEmulator): ConfidentialClientApplication {
  const { auth, ...rest } = msalConfiguration(entra);
  return new ConfidentialClientApplication({
    auth: { ...auth, clientSecret: entra.client.clientSecret },
    ...rest,
  });
}

/** A form posted to the token endpoint of the tenant. */
export function postForm(
  entra: EntraEmulator,
  path: string,
  form: Record<string, string>,
): Promise<Response> {
  return fetch(`${entra.url}/${entra.tenant.tenantId}/${path}`, {
    method: 'POST',
    body: new URLSearchParams(form),
    redirect: 'manual',
  });
}

/** The fields of a JSON answer. */
export async function fields(response: Response): Promise<Readonly<Record<string, unknown>>> {
  return (await response.json()) as Record<string, unknown>;
}

/** The claims of a token, unverified. */
export function claimsOf(token: string): Readonly<Record<string, unknown>> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
}
