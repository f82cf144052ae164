import { z } from 'zod';

/** Issuer of the tokens that Bot Framework's channels send, in the public cloud. Source: Bot Framework authentication. */
export const PUBLIC_CLOUD_ISSUER = 'https://api.botframework.com';

const CLAIMS = z.looseObject({ iss: z.string(), exp: z.number(), serviceurl: z.string() });

/**
 * The service URL in what says it is a token of the channel, with an end; undefined for any other Authorization header.
 * Nothing is proven by that: botbuilder verifies it next. Without this it would verify other kinds of token too, those of
 * its Emulator, of other bots and of the App Service channel, which are bound to no serviceUrl and no endorsement; and
 * before it verifies anything it keeps the tenant that a token names, for as long as the process lives.
 */
export function serviceUrlOfToken(authorization: string, issuer: string): string | undefined {
  const [scheme, token, ...more] = authorization.split(' ');
  const [, payload, signature] = token?.split('.') ?? [];
  if (scheme !== 'Bearer' || more.length > 0 || payload === undefined || !signature) return undefined;
  try {
    const claims = CLAIMS.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
    return claims.success && claims.data.iss === issuer ? claims.data.serviceurl : undefined;
  } catch {
    return undefined;
  }
}
