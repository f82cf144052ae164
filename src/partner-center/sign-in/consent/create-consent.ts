import type { Clock } from '../../../usecases/ports.js';
import type { LossStore } from '../loss.js';
import type { SignInSettings, SignInVault } from '../ports.js';
import { resourceOf } from '../resource.js';
import { readTokenClaims } from '../token-claims.js';
import { type ConsentResult, storeSignIn } from './store-sign-in.js';

export interface ConsentOptions {
  readonly settings: SignInSettings;
  readonly baseUrl: string;
  readonly vault: SignInVault;
  readonly lossStore: LossStore;
  readonly clock: Clock;
}

/** The ways a person signs in. Both store the sign-in for every replica; both throw ConsentError or StorageError. */
export interface Consent {
  /** In a browser on this machine; `show` gets the address to open. */
  byBrowser(options: {
    readonly port: number;
    readonly timeoutMs: number;
    readonly show: (url: string, redirectUri: string) => void;
  }): Promise<ConsentResult>;
  /** In a browser anywhere; `show` gets the address to open and the code to enter there. */
  byDeviceCode(options: {
    readonly timeoutMs: number;
    readonly show: (url: string, userCode: string) => void;
  }): Promise<ConsentResult>;
}

/** Ways to sign the integration account in. */
export function createConsent(options: ConsentOptions): Consent {
  const { settings, baseUrl } = options;

  async function openEntra() {
    // msal takes longer to load than the rest of the command.
    const { createEntraClient } = await import('../entra/entra-client.js');
    return createEntraClient(settings, resourceOf(baseUrl));
  }

  return {
    async byBrowser({ port, timeoutMs, show }) {
      const { signInByBrowser } = await import('./by-browser.js');
      const entra = await openEntra();
      return signInByBrowser(entra, { port, timeoutMs, show }, keep);
    },
    async byDeviceCode({ timeoutMs, show }) {
      const { signInByDeviceCode } = await import('./by-device-code.js');
      const grant = await signInByDeviceCode(await openEntra(), { timeoutMs, show });
      return keep(grant);
    },
  };

  async function keep(grant: Parameters<typeof storeSignIn>[0]): Promise<ConsentResult> {
    await storeSignIn(grant, options);
    const { account, accessToken, expiresAt } = grant;
    return { account, hasMfa: readTokenClaims(accessToken)?.hasMfa, tokenExpiresAt: expiresAt };
  }
}
