import { constants, type KeyObject, sign, verify } from 'node:crypto';
import { z } from 'zod';

export type Claims = Readonly<Record<string, unknown>>;

const ALGORITHMS = {
  RS256: {},
  PS256: {
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
  },
} as const;

const headerSchema = z.looseObject({ alg: z.enum(['RS256', 'PS256']), kid: z.string().optional() });
const claimsSchema = z.record(z.string(), z.unknown());

/** A compact JWT signed with RS256. */
export function signJwt(header: Claims, claims: Claims, key: KeyObject): string {
  const signed = [{ typ: 'JWT', alg: 'RS256', ...header }, claims].map(encode).join('.');
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
}

/**
 * The claims of a JWT signed (RS256 or PS256) with the key, and under its id where one is given; undefined for anything
 * else. Time claims are not looked at.
 */
export function verifyJwt(token: string, key: KeyObject, keyId?: string): Claims | undefined {
  const [header = '', claims = '', signature = '', ...rest] = token.split('.');
  if (rest.length > 0) return undefined;
  const parsedHeader = headerSchema.safeParse(decode(header));
  if (!parsedHeader.success) return undefined;
  if (keyId !== undefined && parsedHeader.data.kid !== keyId) return undefined;
  const good = verify(
    'sha256',
    Buffer.from(`${header}.${claims}`),
    { key, ...ALGORITHMS[parsedHeader.data.alg] },
    Buffer.from(signature, 'base64url'),
  );
  const parsedClaims = claimsSchema.safeParse(decode(claims));
  return good && parsedClaims.success ? parsedClaims.data : undefined;
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function decode(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
