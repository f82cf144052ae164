import { z } from 'zod';
import { jsonReply, type Reply } from '../partner-center/reply.js';
import { refuseClient } from './client-check.js';
import { type EntraErrorName, entraError } from './entra-error.js';
import type { Grants, Redeemed, SignIn } from './grants.js';
import { type EntraClient, PRICE_RESOURCE } from './identities.js';
import type { EntraSettings } from './settings.js';
import type { TokenIssuer } from './token-issuer.js';

const DEVICE_CODE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

const client = {
  client_id: z.string(),
  client_secret: z.string().optional(),
  client_assertion: z.string().optional(),
  client_assertion_type: z.string().optional(),
  scope: z.string().optional(),
};

const bodySchema = z.discriminatedUnion('grant_type', [
  z.object({
    grant_type: z.literal('authorization_code'),
    code: z.string(),
    redirect_uri: z.string(),
    code_verifier: z.string().optional(),
    ...client,
  }),
  z.object({ grant_type: z.literal('refresh_token'), refresh_token: z.string(), ...client }),
  z.object({ grant_type: z.literal('client_credentials'), ...client }),
  z.object({ grant_type: z.enum([DEVICE_CODE_GRANT, 'device_code']), device_code: z.string(), ...client }),
]);

const grantTypeSchema = z.object({ grant_type: z.string() });

export interface TokenEndpointParts {
  readonly grants: Grants;
  readonly issuer: TokenIssuer;
  readonly client: EntraClient;
  readonly settings: () => EntraSettings;
  readonly now: () => Date;
  /** Called when a person signs in for price sheets. */
  readonly consentToPrices: () => void;
}

/** `POST /{tenant}/oauth2/v2.0/token` with its form fields; every refusal has Entra's error shape. */
export function answerTokenRequest(
  form: Readonly<Record<string, string>>,
  correlationId: string | undefined,
  parts: TokenEndpointParts,
): Reply {
  const refuse = (name: EntraErrorName): Reply => entraError(name, parts.now(), correlationId);
  const parsed = bodySchema.safeParse(form);
  if (!parsed.success) return refuse(whatIsWrong(form));
  const body = parsed.data;
  const refusal = refuseClient(body, parts.client, {
    now: parts.now(),
    secretOptional: body.grant_type === 'device_code' || body.grant_type === DEVICE_CODE_GRANT,
  });
  if (refusal !== undefined) return refuse(refusal);

  if (body.grant_type === 'client_credentials') {
    const audience = resourceOf(body.scope);
    if (audience === undefined || !body.scope?.trim().endsWith('/.default')) return refuse('scopeWrong');
    return appTokens(audience, parts);
  }
  const redeemed = redeem(body, parts.grants);
  if (typeof redeemed === 'string') return refuse(redeemed);
  const isInteractive = body.grant_type !== 'refresh_token';
  const isForPrices = resourceOf(body.scope ?? redeemed.scope) === PRICE_RESOURCE;
  if (isForPrices && isInteractive) parts.consentToPrices();
  if (isForPrices && !parts.settings().priceConsent) return refuse('consentMissing');
  return userTokens(redeemed, body.scope, parts);
}

function redeem(
  body: Exclude<z.output<typeof bodySchema>, { grant_type: 'client_credentials' }>,
  grants: Grants,
): Redeemed {
  switch (body.grant_type) {
    case 'authorization_code':
      return grants.redeemCode(body.code, body.client_id, body.redirect_uri, body.code_verifier);
    case 'refresh_token':
      return grants.redeemRefreshToken(body.refresh_token, body.client_id);
    case 'device_code':
    case DEVICE_CODE_GRANT:
      return grants.redeemDeviceCode(body.device_code, body.client_id);
  }
}

function userTokens(signIn: SignIn, asked: string | undefined, parts: TokenEndpointParts): Reply {
  const { accessTokenLifetimeS, mfa } = parts.settings();
  const scope = resourceOf(asked) === undefined ? signIn.scope : (asked ?? signIn.scope);
  const audience = resourceOf(scope);
  const scopes = scope.split(/\s+/);
  return jsonReply(
    200,
    {
      token_type: 'Bearer',
      scope: scopes.filter((one) => one.includes('/')).join(' '),
      expires_in: accessTokenLifetimeS,
      ext_expires_in: accessTokenLifetimeS,
      access_token: parts.issuer.accessToken({
        clientId: signIn.clientId,
        subject: 'user',
        mfa: mfa && signIn.mfa,
        lifetimeS: accessTokenLifetimeS,
        ...(audience === undefined ? {} : { audience }),
      }),
      ...(scopes.includes('offline_access')
        ? { refresh_token: parts.grants.createRefreshToken({ ...signIn, scope }) }
        : {}),
      ...(scopes.includes('openid') ? { id_token: parts.issuer.idToken(signIn.clientId, signIn.nonce) } : {}),
      client_info: parts.issuer.clientInfo,
    },
    { 'Cache-Control': 'no-store' },
  );
}

function appTokens(audience: string, parts: TokenEndpointParts): Reply {
  const lifetimeS = parts.settings().accessTokenLifetimeS;
  return jsonReply(
    200,
    {
      token_type: 'Bearer',
      expires_in: lifetimeS,
      ext_expires_in: lifetimeS,
      access_token: parts.issuer.accessToken({
        clientId: parts.client.clientId,
        subject: 'app',
        mfa: false,
        lifetimeS,
        audience,
      }),
    },
    { 'Cache-Control': 'no-store' },
  );
}

/** The resource a scope text asks for: that of its first scope with one; undefined when it has none. */
function resourceOf(scope: string | undefined): string | undefined {
  const withResource = scope?.split(/\s+/).find((one) => one.includes('/'));
  return withResource?.slice(0, withResource.lastIndexOf('/'));
}

function whatIsWrong(form: Readonly<Record<string, string>>): EntraErrorName {
  const grantType = grantTypeSchema.safeParse(form);
  if (!grantType.success) return 'parameterMissing';
  const known = bodySchema.options.some(
    (option) => option.shape.grant_type.safeParse(grantType.data.grant_type).success,
  );
  return known ? 'parameterMissing' : 'grantUnsupported';
}
