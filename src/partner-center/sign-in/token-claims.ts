import { z } from 'zod';

/** What an access token says about itself. Nobody has checked its signature: that is the API's part. */
export interface TokenClaims {
  readonly audience: string | undefined;
  /** `amr` holds `mfa`. */
  readonly hasMfa: boolean;
  readonly username: string | undefined;
  readonly tenantId: string | undefined;
  readonly expiresAt: Date | undefined;
}

const claimsSchema = z.object({
  aud: z.string().optional().catch(undefined),
  amr: z.array(z.string()).catch([]),
  upn: z.string().optional().catch(undefined),
  unique_name: z.string().optional().catch(undefined),
  preferred_username: z.string().optional().catch(undefined),
  tid: z.string().optional().catch(undefined),
  exp: z.number().optional().catch(undefined),
});

/** The claims of a JWT; undefined for a token that is none. Source: Entra, "Access token claims reference". */
export function readTokenClaims(accessToken: string): TokenClaims | undefined {
  const [, payload = '', ...rest] = accessToken.split('.');
  if (rest.length !== 1) return undefined;
  const parsed = claimsSchema.safeParse(parseJson(Buffer.from(payload, 'base64url').toString('utf8')));
  if (!parsed.success) return undefined;
  const { aud, amr, tid, exp, upn, unique_name: uniqueName, preferred_username: preferred } = parsed.data;
  return {
    audience: aud,
    hasMfa: amr.includes('mfa'),
    username: upn ?? uniqueName ?? preferred,
    tenantId: tid,
    expiresAt: exp === undefined ? undefined : new Date(exp * 1000),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
