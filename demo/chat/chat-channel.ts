import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLogger, type Logger } from '../../src/base/logger.js';
import type { Inbox } from '../inbox/inbox.js';
import type { ChannelIdentity } from './activity-builder.js';
import { createBotClient } from './bot-client.js';
import { createConnectorAccess } from './connector-access.js';
import { createConnectorRoutes } from './connector-routes.js';
import {
  type ChatConversation,
  type ChatPerson,
  DEMO_TENANT_ID,
  DEMO_USER,
  demoConversations,
} from './conversations.js';
import { createDrive, driveAddress } from './drive.js';
import { type ConnectorFault, createFaultBoard } from './faults.js';
import { createMemberRoutes } from './member-routes.js';
import { createPageFiles } from './page-files.js';
import { createPageGuard } from './page-guard.js';
import { type ChatControl, createPageRoutes, type PageState } from './page-routes.js';
import { createRateLimits } from './rate-limits.js';
import { ChannelFault, runRoute, sendJson } from './router.js';
import { type ChatEvent, type ChatMessage, createTranscript } from './transcript.js';
import { createUserVerbs, type UserVerbs } from './user-verbs.js';

export interface ChatChannelOptions {
  /** Origin of the bot; activities go to its /api/messages. */
  readonly botUrl: string;
  /** 0 takes a free port. */
  readonly port: number;
  readonly tenantId?: string;
  readonly botId?: string;
  readonly botName?: string;
  readonly user?: ChatPerson;
  /** Default: a personal chat, a group chat and a team channel. */
  readonly conversations?: readonly ChatConversation[];
  readonly controls?: readonly ChatControl[];
  readonly prompts?: PageState['prompts'];
  /** What the page shows of mails and webhooks; without it there is no inbox. */
  readonly inbox?: Pick<Inbox, 'delivered' | 'listen'>;
  /** Default false. */
  readonly enforceRateLimits?: boolean;
  /** How long the bot may take for one activity. Default 15000, as in Teams. */
  readonly botTimeoutMs?: number;
  readonly now?: () => Date;
  readonly logger?: Logger;
}

export interface ChatChannel extends UserVerbs {
  /** Address of the page and, with a closing slash, the bot's serviceUrl. */
  readonly url: string;
  readonly tenantId: string;
  readonly user: ChatPerson;
  conversations(): readonly ChatConversation[];
  /** Oldest first. */
  messages(conversationId: string): readonly ChatMessage[];
  /** Calls back on every message, change and typing; returns the way to stop. */
  listen(listener: (event: ChatEvent) => void): () => void;
  /** Makes the connector fail for a conversation, `times` times or until cleared with undefined. */
  setFault(conversationId: string, fault: ConnectorFault | undefined, times?: number): void;
  close(): Promise<void>;
}

const MAX_REQUEST_BYTES = 1024 * 1024;

const DEFAULT_PROMPTS: PageState['prompts'] = {
  'en-US': ['license usage for Contoso', 'portfolio', 'watch all below 40%'],
};

/**
 * Starts a local Teams look-alike on 127.0.0.1: the Bot Connector protocol towards the bot, a web page towards
 * people. Needs no bot to start; a bot that is down shows as a failed delivery.
 */
export async function createChatChannel(options: ChatChannelOptions): Promise<ChatChannel> {
  const logger = options.logger ?? createLogger('silent');
  const now = options.now ?? (() => new Date());
  const user = options.user ?? DEMO_USER;
  const bot = { id: options.botId ?? '28:seatwise', name: options.botName ?? 'Seatwise' };
  const transcript = createTranscript(options.conversations ?? demoConversations(user, bot.name), now);
  const faults = createFaultBoard();
  const removed = new Set<string>();
  const closing = new AbortController();

  const server = createServer();
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;

  const identity: ChannelIdentity = {
    serviceUrl: `${url}/`,
    tenantId: options.tenantId ?? DEMO_TENANT_ID,
    bot,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
  const postToBot = createBotClient(options.botUrl, {
    timeoutMs: options.botTimeoutMs ?? 15_000,
    signal: closing.signal,
    logger,
  });
  const drive = createDrive(url);
  const verbs = createUserVerbs({ identity, user, transcript, postToBot, drive, now });
  const access = createConnectorAccess({
    transcript,
    faults,
    rateLimits: options.enforceRateLimits ? createRateLimits(() => now().getTime()) : undefined,
    isInstalled: (conversationId) => !removed.has(conversationId),
  });
  const connectorRoutes = [
    ...createConnectorRoutes({ identity, transcript, access, now }),
    ...createMemberRoutes(access, identity.tenantId),
  ];
  const token = randomBytes(32).toString('base64url');
  const pageRoutes = createPageRoutes({
    state: { token, user, bot, prompts: options.prompts ?? DEFAULT_PROMPTS },
    transcript,
    verbs,
    controls: options.controls ?? [],
    inbox: options.inbox,
  });
  const guard = createPageGuard(port, token);
  const servePageFile = createPageFiles();

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', url).pathname;
    guard.checkHost(request);
    const onDrive = driveAddress(path, request.method);
    if (onDrive?.kind === 'upload') {
      guard.checkNotFromPage(request);
      return drive.upload(onDrive.id, request, response);
    }
    if (onDrive?.kind === 'download') {
      guard.checkSameOrigin(request);
      return drive.download(onDrive.id, response);
    }
    if (path.startsWith('/v3/')) {
      guard.checkNotFromPage(request);
      if (await runRoute(connectorRoutes, path, request, response, MAX_REQUEST_BYTES)) return;
    } else if (path.startsWith('/api/')) {
      guard.checkSameOrigin(request);
      if (request.method !== 'GET') guard.checkToken(request);
      if (await runRoute(pageRoutes, path, request, response, MAX_REQUEST_BYTES)) return;
    } else if (request.method === 'GET' && (await servePageFile(path, response))) {
      return;
    }
    throw new ChannelFault(404, 'NotFound', 'There is nothing at this address.');
  }

  server.on('request', (request, response) => {
    serve(request, response).catch((error: unknown) => {
      const fault =
        error instanceof ChannelFault ? error : new ChannelFault(500, 'ServiceError', 'The channel failed.');
      if (fault.status === 500) logger.error({ err: error }, 'a channel request failed');
      if (response.headersSent) return response.destroy();
      const { code, message } = fault;
      return sendJson(response, fault.status, { error: { code, message } }, fault.headers);
    });
  });

  return {
    ...verbs,
    url,
    tenantId: identity.tenantId,
    user,
    conversations: transcript.conversations,
    messages: transcript.messages,
    listen: transcript.listen,
    setFault: (conversationId, fault, times) => {
      if (fault === undefined) faults.clear(conversationId);
      else faults.set(conversationId, fault, times);
    },
    install: async (conversationId, action = 'add') => {
      if (action === 'add') removed.delete(conversationId);
      else removed.add(conversationId);
      return verbs.install(conversationId, action);
    },
    close: async () => {
      closing.abort();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
