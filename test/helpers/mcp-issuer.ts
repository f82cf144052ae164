import { createHmac, generateKeyPairSync } from 'node:crypto';
import { type Claims, signJwt } from '../../demo/entra/jwt.js';
import { listenOnLoopback } from '../../demo/partner-center/loopback-server.js';
import { APP_ID, TENANT_ID } from './bot-channel.js';

export const PERSON_ID = '33333333-3333-4333-8333-333333333333';
export const OTHER_PERSON_ID = '55555555-5555-4555-8555-555555555555';
export const OTHER_TENANT_ID = '44444444-4444-4444-8444-444444444444';

/** Entra's side of tokens for the tools: configuration and keys of any tenant that is asked for. */
export interface McpIssuer {
  readonly url: string;
  /** Paths that were asked for. */
  readonly asked: string[];
  /** A token as Entra gives it to a person of the tenant, with other claims or signed in another way. */
  token(changes?: Claims, how?: TokenKind): string;
  /** Answers with 500 from now on, or no more. */
  fail(isFailing: boolean): void;
  close(): Promise<void>;
}

export type TokenKind =
  | 'genuine'
  | 'foreign-key'
  | 'none'
  | 'hs256-with-public-key'
  | 'own-key-in-header'
  | 'key-address-in-header'
  | 'rs512-header'
  | 'tampered';

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

export async function createMcpIssuer(): Promise<McpIssuer> {
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const asked: string[] = [];
  let isFailing = false;
  const server = await listenOnLoopback(0, async (request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const [, tenantId] = path.split('/');
    response.statusCode = isFailing ? 500 : 200;
    response.setHeader('content-type', 'application/json');
    const key = { ...own.publicKey.export({ format: 'jwk' }), kid: 'own', use: 'sig', alg: 'RS256' };
    response.end(
      JSON.stringify(
        path.endsWith('/keys')
          ? { keys: [key] }
          : { issuer: `${url}/${tenantId}/v2.0`, jwks_uri: `${url}/${tenantId}/keys` },
      ),
    );
  });
  const { url } = server;

  return {
    url,
    asked,
    token(changes = {}, how = 'genuine') {
      const now = Math.floor(Date.now() / 1000);
      const tid = changes['tid'] ?? TENANT_ID;
      const claims = {
        iss: `${url}/${tid}/v2.0`,
        aud: APP_ID,
        tid,
        oid: PERSON_ID,
        scp: 'access_as_user',
        ver: '2.0',
        iat: now - 60,
        nbf: now - 60,
        exp: now + 600,
        ...changes,
      };
      const input = (header: Claims) => `${encode({ typ: 'JWT', kid: 'own', ...header })}.${encode(claims)}`;
      switch (how) {
        case 'genuine':
          return signJwt({ kid: 'own' }, claims, own.privateKey);
        case 'foreign-key':
          return signJwt({ kid: 'own' }, claims, foreign.privateKey);
        case 'none':
          return `${input({ alg: 'none' })}.`;
        case 'hs256-with-public-key': {
          const pem = own.publicKey.export({ format: 'pem', type: 'spki' });
          const signed = input({ alg: 'HS256' });
          return `${signed}.${createHmac('sha256', pem).update(signed).digest('base64url')}`;
        }
        case 'own-key-in-header':
          return signJwt(
            { kid: 'mine', jwk: foreign.publicKey.export({ format: 'jwk' }) },
            claims,
            foreign.privateKey,
          );
        case 'key-address-in-header':
          return signJwt(
            { kid: 'mine', jku: `${url}/evil/keys`, x5u: `${url}/evil` },
            claims,
            foreign.privateKey,
          );
        case 'rs512-header':
          return signJwt({ kid: 'own', alg: 'RS512' }, claims, own.privateKey);
        case 'tampered': {
          const [header, , signature] = signJwt({ kid: 'own' }, claims, own.privateKey).split('.');
          return `${header}.${encode({ ...claims, oid: OTHER_PERSON_ID })}.${signature}`;
        }
      }
    },
    fail(failing) {
      isFailing = failing;
    },
    close: server.close,
  };
}
