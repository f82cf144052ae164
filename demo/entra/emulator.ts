import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { CheckToken } from '../partner-center/access.js';
import { deliver } from '../partner-center/deliver.js';
import { faultReply } from '../partner-center/fault-replies.js';
import { createFaults, type Faults } from '../partner-center/faults.js';
import { type LoopbackServer, listenOnLoopback } from '../partner-center/loopback-server.js';
import { jsonReply, type Reply } from '../partner-center/reply.js';
import { createRequestLog, type ReceivedRequest } from '../partner-center/request-log.js';
import { answerAuthorize } from './authorize.js';
import { answerDeviceCodeRequest, answerDeviceLogin } from './device-login.js';
import { entraError } from './entra-error.js';
import { createGrants, type Grants } from './grants.js';
import {
  DEMO_CLIENT,
  DEMO_TENANT,
  DEMO_USER,
  type EntraClient,
  type EntraTenant,
  type EntraUser,
  PARTNER_CENTER_RESOURCE,
  PRICE_RESOURCE,
} from './identities.js';
import { instanceDiscovery, openIdConfiguration } from './metadata.js';
import { type EntraSettings, type EntraSettingsInput, entraSettingsSchema } from './settings.js';
import { answerTokenRequest } from './token-endpoint.js';
import { type AccessTokenRequest, createTokenIssuer } from './token-issuer.js';

export interface EntraEmulatorOptions extends EntraSettingsInput {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  readonly now?: () => Date;
  readonly tenant?: EntraTenant;
  readonly user?: EntraUser;
  readonly client?: EntraClient;
}

export interface EntraEmulator extends LoopbackServer {
  readonly tenant: EntraTenant;
  readonly user: EntraUser;
  readonly client: EntraClient;
  readonly settings: EntraSettings;
  /** Changes the settings named and leaves the others. Throws ZodError. */
  configure(settings: EntraSettingsInput): void;
  readonly faults: Faults;
  /** The last 1000 requests, oldest first. */
  readonly requests: readonly ReceivedRequest[];
  /** `grant_type` of every call of the token endpoint, oldest first, with `issued` or the OAuth error it got. */
  readonly grantLog: readonly { readonly grantType: string; readonly outcome: string }[];
  /** For createPartnerCenterEmulator: exactly the unexpired tokens of this service are good. */
  readonly checkToken: CheckToken;
  /** The same for createPriceHostEmulator. */
  readonly checkPriceToken: CheckToken;
  /** An access token without any sign-in; that of the user with MFA unless stated otherwise. */
  issueAccessToken(request?: Partial<Omit<AccessTokenRequest, 'clientId'>>): string;
  /** A refresh token as another tool would bring it along. */
  issueRefreshToken(): string;
  /** Ends every sign-in: refresh tokens get invalid_grant, access tokens live on until they expire. */
  revoke(): void;
  readonly waitingUserCodes: Grants['waitingUserCodes'];
  readonly decideDeviceCode: Grants['decideDeviceCode'];
}

const DEFAULT_SCOPE = `${PARTNER_CENTER_RESOURCE}/user_impersonation openid profile offline_access`;

/** Starts a sign-in service on 127.0.0.1 that speaks Entra's v2.0 endpoints for one tenant, one app and one user. */
export async function createEntraEmulator(options: EntraEmulatorOptions = {}): Promise<EntraEmulator> {
  const {
    port = 0,
    now = () => new Date(),
    tenant = DEMO_TENANT,
    user = DEMO_USER,
    client = DEMO_CLIENT,
    ...initialSettings
  } = options;
  let settings = entraSettingsSchema.parse(initialSettings);
  const faults = createFaults();
  const log = createRequestLog();
  const grantLog: { grantType: string; outcome: string }[] = [];
  const grants = createGrants(now, () => settings);
  const issuer = await createTokenIssuer(tenant, user, now);
  const consentToPrices = (): void => {
    settings = { ...settings, priceConsent: true };
  };
  const parts = { grants, issuer, client, user, settings: () => settings, now, consentToPrices };

  const answerToken = (form: Readonly<Record<string, string>>, correlationId: string | undefined): Reply => {
    const reply = answerTokenRequest(form, correlationId, parts);
    const outcome = reply.status === 200 ? 'issued' : String(JSON.parse(reply.body.toString('utf8')).error);
    grantLog.push({ grantType: form['grant_type'] ?? '', outcome });
    return reply;
  };

  const answer = async (request: IncomingMessage, url: URL): Promise<Reply> => {
    const origin = `http://${request.headers.host}`;
    const form = Object.fromEntries(
      new URLSearchParams(request.method === 'POST' ? await text(request) : ''),
    );
    if (url.pathname === '/devicelogin') return answerDeviceLogin(form, grants);
    const [, tenantName = '', rest = ''] = /^\/([^/]+)\/(.*)$/.exec(url.pathname) ?? [];
    if (rest === 'discovery/instance') return jsonReply(200, instanceDiscovery(origin, tenant));
    if (!isTenant(tenantName, tenant)) return entraError('tenantUnknown', now());
    switch (`${request.method} ${rest}`) {
      case 'POST oauth2/v2.0/token':
        return answerToken(form, correlationIdOf(request, url));
      case 'POST oauth2/v2.0/devicecode':
        return answerDeviceCodeRequest(form, origin, parts);
      case 'GET oauth2/v2.0/authorize':
        return answerAuthorize(url.searchParams, undefined, parts);
      case 'POST oauth2/v2.0/authorize':
        return answerAuthorize(url.searchParams, form['decision'], parts);
      case 'GET v2.0/.well-known/openid-configuration':
        return jsonReply(200, openIdConfiguration(origin, tenant));
      case 'GET discovery/v2.0/keys':
        return jsonReply(200, { keys: [issuer.jwk] });
      default:
        return jsonReply(404, { error: 'not_found' });
    }
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const received = log.add(request);
    const suffered = faults.take({ pathAndQuery: `${url.pathname}${url.search}`, customerId: undefined });
    const reply =
      suffered.replacement === undefined ? await answer(request, url) : faultReply(suffered.replacement);
    request.resume();
    received.status = reply.status;
    await deliver(response, reply, {}, suffered);
  };

  return {
    ...(await listenOnLoopback(port, serve)),
    tenant,
    user,
    client,
    get settings() {
      return settings;
    },
    configure(input) {
      settings = entraSettingsSchema.parse({ ...settings, ...input });
    },
    faults,
    requests: log.entries,
    grantLog,
    checkToken: (accessToken) => issuer.judge(accessToken),
    checkPriceToken: (accessToken) => issuer.judge(accessToken, PRICE_RESOURCE),
    issueAccessToken: (request = {}) =>
      issuer.accessToken({
        clientId: client.clientId,
        subject: 'user',
        mfa: settings.mfa,
        lifetimeS: settings.accessTokenLifetimeS,
        ...request,
      }),
    issueRefreshToken: () =>
      grants.createRefreshToken({
        clientId: client.clientId,
        scope: DEFAULT_SCOPE,
        nonce: undefined,
        mfa: settings.mfa,
      }),
    revoke: grants.revoke,
    waitingUserCodes: grants.waitingUserCodes,
    decideDeviceCode: grants.decideDeviceCode,
  };
}

function isTenant(name: string, { tenantId, domain }: EntraTenant): boolean {
  return [tenantId, domain, 'common', 'organizations'].includes(name.toLowerCase());
}

function correlationIdOf(request: IncomingMessage, url: URL): string | undefined {
  const sent = request.headers['client-request-id'];
  return (
    (typeof sent === 'string' ? sent : undefined) ?? url.searchParams.get('client-request-id') ?? undefined
  );
}
