import { createHmac, createSign, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export const APP_ID = '11111111-1111-4111-8111-111111111111';
export const TENANT_ID = '22222222-2222-4222-8222-222222222222';
export const ISSUER = 'https://api.botframework.com';

/** What the bot sent to the connector. */
export interface SentActivity {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly activity: {
    readonly type: string;
    readonly text?: string;
    readonly summary?: string;
    readonly speak?: string;
    readonly attachments?: readonly {
      readonly contentType: string;
      readonly content: Record<string, unknown>;
    }[];
  };
}

/** What begins a thread of a channel. */
interface ThreadStart {
  readonly activity: SentActivity['activity'];
  readonly channelData: { readonly channel: { readonly id: string } };
}

export interface TokenOptions {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  /** Signs with a key the channel does not publish. */
  readonly foreignKey?: boolean;
  /** Signs HS256 with the text of the public key, the classic confusion attack. */
  readonly hmacWithPublicKey?: boolean;
  readonly unsigned?: boolean;
}

/** The side of Bot Framework: publishes signing keys, issues tokens, and receives what the bot sends. */
export interface BotChannel {
  readonly url: string;
  /** Where the bot finds the keys. */
  readonly openIdUrl: string;
  readonly sent: SentActivity[];
  token(options?: TokenOptions): string;
  /** Answers the next sends with this status instead of taking them. */
  failNext(status: number, times: number): void;
  /** Takes what is sent from now on and answers nothing. */
  hang(): void;
  close(): Promise<void>;
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

export async function createBotChannel(): Promise<BotChannel> {
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const unendorsed = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const sent: SentActivity[] = [];
  const failures: number[] = [];
  let isHanging = false;

  // botbuilder keeps keys by address for as long as the process lives, and ports come again.
  const openIdPath = `/openid/${randomUUID()}`;

  const server = createServer(async (request, response) => {
    const reply = (status: number, body: unknown) => {
      // Not chained: restify replaces writeHead of every response in the process, and its own returns nothing.
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    if (request.url === openIdPath) return reply(200, { issuer: ISSUER, jwks_uri: `${url}/keys` });
    if (request.url === '/keys') {
      const jwk = (key: KeyObject, kid: string, endorsements: string[]) => ({
        ...key.export({ format: 'jwk' }),
        kid,
        use: 'sig',
        endorsements,
      });
      return reply(200, {
        keys: [jwk(own.publicKey, 'own', ['msteams']), jwk(unendorsed.publicKey, 'unendorsed', ['webchat'])],
      });
    }
    const written = await text(request);
    // What deletes a message has no body.
    const body = JSON.parse(written || '{"type":""}') as SentActivity['activity'] & ThreadStart;
    if (isHanging) return;
    const failure = failures.shift();
    if (failure !== undefined) return reply(failure, { error: { code: 'Failed', message: 'failed' } });
    const { method = '', url: path = '', headers } = request;
    const isThread = path === '/v3/conversations';
    sent.push({
      method,
      path,
      authorization: headers.authorization,
      activity: isThread ? body.activity : body,
    });
    const id = `sent-${sent.length}`;
    // A message that begins a thread is named by the conversation it opens.
    return reply(
      200,
      isThread ? { id: `${body.channelData.channel.id};messageid=${id}`, activityId: id } : { id },
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    openIdUrl: `${url}${openIdPath}`,
    sent,
    token({
      claims = {},
      header = {},
      foreignKey = false,
      hmacWithPublicKey = false,
      unsigned = false,
    } = {}) {
      const nowSeconds = Math.floor(Date.now() / 1000);
      const payload = {
        iss: ISSUER,
        aud: APP_ID,
        serviceurl: url,
        nbf: nowSeconds - 60,
        exp: nowSeconds + 600,
        ...claims,
      };
      const kid = header['kid'] ?? 'own';
      const alg = unsigned ? 'none' : hmacWithPublicKey ? 'HS256' : 'RS256';
      const input = `${encode({ typ: 'JWT', alg, kid, ...header })}.${encode(payload)}`;
      if (unsigned) return `${input}.`;
      if (hmacWithPublicKey) {
        const pem = own.publicKey.export({ format: 'pem', type: 'spki' });
        return `${input}.${createHmac('sha256', pem).update(input).digest('base64url')}`;
      }
      const key = foreignKey ? foreign : kid === 'unendorsed' ? unendorsed : own;
      return `${input}.${createSign('RSA-SHA256').update(input).sign(key.privateKey, 'base64url')}`;
    },
    failNext(status, times) {
      failures.push(...Array.from({ length: times }, () => status));
    },
    hang() {
      isHanging = true;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A message activity as Teams sends it, from an allowed tenant. */
export function teamsMessage(
  channel: BotChannel,
  text: string,
  changes: Readonly<Record<string, unknown>> = {},
) {
  return {
    type: 'message',
    id: randomUUID(),
    timestamp: '2026-11-21T09:00:00.000Z',
    channelId: 'msteams',
    serviceUrl: channel.url,
    from: { id: '29:ana', name: 'Ana', aadObjectId: '33333333-3333-4333-8333-333333333333' },
    recipient: { id: `28:${APP_ID}`, name: 'Seatwise' },
    conversation: { id: 'a:chat', conversationType: 'personal', tenantId: TENANT_ID },
    channelData: { tenant: { id: TENANT_ID } },
    locale: 'en-US',
    text,
    ...changes,
  };
}
