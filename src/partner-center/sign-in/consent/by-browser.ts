import { randomBytes, randomUUID } from 'node:crypto';
import { CryptoProvider } from '@azure/msal-node';
import { createCacheCell } from '../entra/cache-cell.js';
import { attempt, type EntraClient, toUserGrant, type UserGrant } from '../entra/entra-client.js';
import { createTimeoutError } from './consent-error.js';
import type { ConsentPage } from './consent-page.js';
import { explainOAuthError, explainRefusal } from './explain-refusal.js';
import { listenForRedirect, type RedirectAnswer } from './redirect-listener.js';
import type { ConsentResult } from './store-sign-in.js';

export interface BrowserOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly timeoutMs: number;
  readonly show: (url: string, redirectUri: string) => void;
}

/**
 * Signs a person in by authorization code with PKCE. The page in the browser waits for `keep`, so it tells how the
 * whole of it ended.
 */
export async function signInByBrowser(
  entra: EntraClient,
  { port, timeoutMs, show }: BrowserOptions,
  keep: (grant: UserGrant) => Promise<ConsentResult>,
): Promise<ConsentResult> {
  const signal = AbortSignal.timeout(timeoutMs);
  const state = randomBytes(32).toString('base64url');
  const nonce = randomBytes(32).toString('base64url');
  const listener = await listenForRedirect(state, port);
  try {
    const { redirectUri } = listener;
    const { verifier, challenge } = await new CryptoProvider().generatePkceCodes();
    const url = await entra.applications.confidential().getAuthCodeUrl({
      scopes: [...entra.userScopes],
      redirectUri,
      state,
      nonce,
      codeChallenge: challenge,
      codeChallengeMethod: 'S256',
      // Whoever runs this is signed in as somebody; the integration account is somebody else.
      prompt: 'select_account',
    });
    show(entra.route.toReachable(url), redirectUri);

    const { answer, show: showPage } = await listener.wait(signal).catch(() => {
      throw createTimeoutError(timeoutMs);
    });
    try {
      const result = await keep(await redeem(entra, answer, { redirectUri, nonce, verifier }));
      await showPage(successPage(result));
      return result;
    } catch (error) {
      await showPage(failurePage(error));
      throw error;
    }
  } finally {
    await listener.close();
  }
}

async function redeem(
  entra: EntraClient,
  answer: RedirectAnswer,
  request: { readonly redirectUri: string; readonly nonce: string; readonly verifier: string },
): Promise<UserGrant> {
  if (answer.kind === 'error') {
    const number = Number(/AADSTS(\d+)/.exec(answer.description)?.[1] ?? Number.NaN);
    throw explainOAuthError(answer.error, Number.isNaN(number) ? undefined : number, answer.description);
  }
  const outcome = await attempt(async () => {
    const cell = createCacheCell();
    const result = await entra.applications.confidential(cell.plugin).acquireTokenByCode({
      code: answer.code,
      scopes: [...entra.userScopes],
      redirectUri: request.redirectUri,
      nonce: request.nonce,
      codeVerifier: request.verifier,
      correlationId: randomUUID(),
    });
    return toUserGrant(result, cell.content());
  });
  if (outcome.kind !== 'granted') throw explainRefusal(outcome);
  return outcome.grant;
}

function successPage({ account, hasMfa }: ConsentResult): ConsentPage {
  const who = account.username ?? 'The account';
  const text =
    hasMfa === false
      ? `${who} is signed in, but without multi-factor authentication, which Partner Center asks for. The terminal says what to do.`
      : `${who} is signed in. You can close this page and go back to the terminal.`;
  return { status: 200, title: 'Signed in to Partner Center', text };
}

function failurePage(error: unknown): ConsentPage {
  const text = error instanceof Error ? error.message : 'The terminal says more.';
  return { status: 400, title: 'The sign-in failed', text };
}
