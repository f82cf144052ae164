import { generateKeyPair, type KeyObject, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import type { TokenVerdict } from '../partner-center/access.js';
import { guidFrom } from '../partner-center/customer.js';
import { type EntraTenant, type EntraUser, PARTNER_CENTER_RESOURCE } from './identities.js';
import { type Claims, signJwt, verifyJwt } from './jwt.js';

export interface AccessTokenRequest {
  readonly clientId: string;
  /** Whether the token stands for the user or for the app alone. */
  readonly subject: 'user' | 'app';
  readonly mfa: boolean;
  readonly lifetimeS: number;
  /** Partner Center when absent. */
  readonly audience?: string;
}

export interface TokenIssuer {
  accessToken(request: AccessTokenRequest): string;
  idToken(clientId: string, nonce: string | undefined): string;
  /** What msal needs to name the account. */
  readonly clientInfo: string;
  /** What the API of an audience, Partner Center's when absent, makes of a token: only unexpired ones of this issuer are good. */
  judge(accessToken: string, audience?: string): TokenVerdict;
  /** The public key, as the keys document holds it. */
  readonly jwk: object;
}

let sharedKeys: Promise<{ readonly privateKey: KeyObject; readonly publicKey: KeyObject }> | undefined;

/** One pair for the whole process: making one takes longer than all the rest of a start. */
function keysOfThisProcess() {
  sharedKeys ??= promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return sharedKeys;
}

/** Signs tokens shaped like Entra's, under a key id of its own by which it knows them again. */
export async function createTokenIssuer(
  tenant: EntraTenant,
  user: EntraUser,
  now: () => Date,
): Promise<TokenIssuer> {
  const { privateKey, publicKey } = await keysOfThisProcess();
  const keyId = randomUUID();
  const issuer = `https://sts.windows.net/${tenant.tenantId}/`;
  const seconds = (): number => Math.floor(now().getTime() / 1000);
  const signed = (claims: Claims): string => signJwt({ kid: keyId, x5t: keyId }, claims, privateKey);

  return {
    accessToken({ clientId, subject, mfa, lifetimeS, audience = PARTNER_CENTER_RESOURCE }) {
      const issuedAt = seconds();
      const shared = {
        aud: audience,
        iss: issuer,
        iat: issuedAt,
        nbf: issuedAt,
        exp: issuedAt + lifetimeS,
        appid: clientId,
        appidacr: '1',
        tid: tenant.tenantId,
        uti: randomUUID(),
        ver: '1.0',
      };
      if (subject === 'app')
        return signed({ ...shared, idtyp: 'app', oid: guidFrom(clientId), sub: guidFrom(clientId) });
      return signed({
        ...shared,
        acr: '1',
        amr: mfa ? ['pwd', 'mfa'] : ['pwd'],
        name: user.name,
        oid: user.objectId,
        scp: 'user_impersonation',
        sub: guidFrom(`${user.objectId} ${clientId}`),
        unique_name: user.userPrincipalName,
        upn: user.userPrincipalName,
      });
    },
    idToken(clientId, nonce) {
      const issuedAt = seconds();
      return signed({
        aud: clientId,
        iss: `https://login.microsoftonline.com/${tenant.tenantId}/v2.0`,
        iat: issuedAt,
        nbf: issuedAt,
        exp: issuedAt + 3600,
        name: user.name,
        nonce,
        oid: user.objectId,
        preferred_username: user.userPrincipalName,
        sub: guidFrom(`${user.objectId} ${clientId}`),
        tid: tenant.tenantId,
        ver: '2.0',
      });
    },
    clientInfo: Buffer.from(JSON.stringify({ uid: user.objectId, utid: tenant.tenantId })).toString(
      'base64url',
    ),
    judge(accessToken, audience = PARTNER_CENTER_RESOURCE) {
      const claims = verifyJwt(accessToken, publicKey, keyId);
      if (claims === undefined || Number(claims['exp']) <= seconds()) return { kind: 'refused' };
      if (claims['aud'] !== audience) return { kind: 'wrong-audience' };
      if (claims['idtyp'] === 'app') return { kind: 'app' };
      return { kind: 'user', mfa: Array.isArray(claims['amr']) && claims['amr'].includes('mfa') };
    },
    jwk: { ...publicKey.export({ format: 'jwk' }), use: 'sig', kid: keyId, x5t: keyId, alg: 'RS256' },
  };
}
