import { createHash, randomBytes } from 'node:crypto';
import type { EntraErrorName } from './entra-error.js';
import type { EntraSettings } from './settings.js';

/** A sign-in that a person made; refresh tokens live and die with it. */
export interface SignIn {
  readonly clientId: string;
  readonly scope: string;
  readonly nonce: string | undefined;
  readonly mfa: boolean;
}

/** What a redeemed grant gives: the sign-in, or the reason why not. */
export type Redeemed = SignIn | EntraErrorName;

export interface CodeRequest {
  readonly signIn: SignIn;
  readonly redirectUri: string;
  readonly challenge: { readonly text: string; readonly method: string } | undefined;
}

export interface Grants {
  createCode(request: CodeRequest): string;
  redeemCode(code: string, clientId: string, redirectUri: string, verifier: string | undefined): Redeemed;
  createRefreshToken(signIn: SignIn): string;
  redeemRefreshToken(token: string, clientId: string): Redeemed;
  createDeviceCode(
    clientId: string,
    scope: string,
  ): { readonly deviceCode: string; readonly userCode: string };
  /** Lets the person behind a user code sign in or decline; false when there is no such code waiting. */
  decideDeviceCode(userCode: string, decision: 'approve' | 'decline'): boolean;
  redeemDeviceCode(deviceCode: string, clientId: string): Redeemed;
  /** User codes that wait for a person, oldest first. */
  waitingUserCodes(): readonly string[];
  /** Ends every sign-in there is: their refresh tokens are worth nothing from now on. */
  revoke(): void;
}

/** The codes and refresh tokens that are out, with what each was made for. */
export function createGrants(now: () => Date, settings: () => EntraSettings): Grants {
  const codes = new Map<string, CodeRequest & { readonly issuedAt: number; redeemed: boolean }>();
  const refreshTokens = new Map<
    string,
    { readonly signIn: SignIn; readonly issuedAt: number; used: boolean; revoked: boolean }
  >();
  const deviceCodes = new Map<
    string,
    {
      readonly userCode: string;
      readonly clientId: string;
      readonly scope: string;
      readonly issuedAt: number;
      decision: 'approve' | 'decline' | undefined;
    }
  >();

  const isOlder = (issuedAt: number, seconds: number): boolean =>
    now().getTime() - issuedAt >= seconds * 1000;

  return {
    createCode(request) {
      const code = `0.A${randomBytes(48).toString('base64url')}`;
      codes.set(code, { ...request, issuedAt: now().getTime(), redeemed: false });
      return code;
    },
    redeemCode(code, clientId, redirectUri, verifier) {
      const known = codes.get(code);
      if (known === undefined || known.signIn.clientId !== clientId) return 'grantMalformed';
      if (known.redeemed) return 'codeRedeemed';
      if (isOlder(known.issuedAt, settings().codeLifetimeS)) return 'codeExpired';
      if (known.redirectUri !== redirectUri) return 'codeOfAnotherRedirect';
      if (known.challenge !== undefined && !answers(known.challenge, verifier)) return 'verifierWrong';
      known.redeemed = true;
      return known.signIn;
    },
    createRefreshToken(signIn) {
      const token = `1.A${randomBytes(64).toString('base64url')}`;
      refreshTokens.set(token, { signIn, issuedAt: now().getTime(), used: false, revoked: false });
      return token;
    },
    redeemRefreshToken(token, clientId) {
      const known = refreshTokens.get(token);
      if (known === undefined || known.signIn.clientId !== clientId) return 'grantMalformed';
      if (known.revoked) return 'grantRevoked';
      if (isOlder(known.issuedAt, settings().refreshTokenLifetimeS)) return 'refreshTokenExpired';
      if (known.used && settings().strictRotation) return 'refreshTokenUsed';
      if (settings().requireInteraction) return 'interactionRequired';
      known.used = true;
      return known.signIn;
    },
    createDeviceCode(clientId, scope) {
      const deviceCode = `2.A${randomBytes(48).toString('base64url')}`;
      const userCode = randomBytes(5).toString('hex').slice(0, 9).toUpperCase();
      const decision = settings().autoApprove ? 'approve' : undefined;
      deviceCodes.set(deviceCode, { userCode, clientId, scope, issuedAt: now().getTime(), decision });
      return { deviceCode, userCode };
    },
    decideDeviceCode(userCode, decision) {
      for (const known of deviceCodes.values()) {
        if (known.userCode !== userCode.trim().toUpperCase() || known.decision !== undefined) continue;
        known.decision = decision;
        return true;
      }
      return false;
    },
    redeemDeviceCode(deviceCode, clientId) {
      const known = deviceCodes.get(deviceCode);
      if (known === undefined || known.clientId !== clientId) return 'grantMalformed';
      if (isOlder(known.issuedAt, settings().deviceCodeLifetimeS)) return 'deviceCodeExpired';
      if (known.decision === undefined) return 'authorizationPending';
      deviceCodes.delete(deviceCode);
      if (known.decision === 'decline') return 'authorizationDeclined';
      return { clientId, scope: known.scope, nonce: undefined, mfa: settings().mfa };
    },
    waitingUserCodes: () =>
      [...deviceCodes.values()]
        .filter(({ decision }) => decision === undefined)
        .map(({ userCode }) => userCode),
    revoke() {
      for (const known of refreshTokens.values()) known.revoked = true;
      codes.clear();
    },
  };
}

function answers(
  challenge: { readonly text: string; readonly method: string },
  verifier: string | undefined,
): boolean {
  if (verifier === undefined) return false;
  if (challenge.method === 'plain') return verifier === challenge.text;
  return createHash('sha256').update(verifier).digest('base64url') === challenge.text;
}
