import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { listenOnLoopback } from '../demo/partner-center/loopback-server.js';
import type { ReceivedMessage, RecordingConnector } from '../test/integration/support/recording-connector.js';

/** What the Bot Connector does instead of its work. */
export type ConnectorTrouble =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfterS?: number }
  | { readonly kind: 'silence' }
  | { readonly kind: 'slow'; readonly ms: number };

/** A Bot Connector that writes down what it takes, for every conversation there is, and can be in trouble. */
export interface TeamsSide extends RecordingConnector {
  trouble: ConnectorTrouble | undefined;
  /** Requests that met the trouble. */
  readonly troubled: number;
  /** The reply to an activity, as JSON; undefined while there is none. Given once. */
  takeReply(activityId: string): string | undefined;
}

const ROUTE = /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/;

export async function createTeamsSide(): Promise<TeamsSide> {
  const posts: ReceivedMessage[] = [];
  const edits: ReceivedMessage[] = [];
  const replies = new Map<string, string>();
  let trouble: ConnectorTrouble | undefined;
  let troubled = 0;

  /** Whether the request is to be taken all the same. */
  async function meetTrouble(response: ServerResponse): Promise<boolean> {
    if (trouble === undefined) return true;
    troubled += 1;
    switch (trouble.kind) {
      case 'silence':
        return false;
      case 'slow':
        await delay(trouble.ms);
        return true;
      case 'status':
        if (trouble.retryAfterS !== undefined) response.setHeader('retry-after', trouble.retryAfterS);
        send(response, trouble.status, { error: { code: 'ServiceError', message: 'Not now.' } });
        return false;
    }
  }

  function take(request: IncomingMessage, body: string): string {
    const [, conversation = '', activityId] = ROUTE.exec(request.url ?? '') ?? [];
    if (body.includes('"type":"typing"')) return 'typing';
    const conversationId = decodeURIComponent(conversation);
    const atMs = performance.now();
    if (request.method === 'PUT') {
      edits.push({ conversationId, activityId: activityId ?? '', label: body, atMs });
      return activityId ?? '';
    }
    if (activityId !== undefined) {
      replies.set(decodeURIComponent(activityId), body);
      return `reply-${activityId}`;
    }
    const id = `post-${posts.length + 1}`;
    posts.push({ conversationId, activityId: id, label: body, atMs });
    return id;
  }

  const server = await listenOnLoopback(0, async (request, response) => {
    try {
      const body = await text(request);
      if (await meetTrouble(response)) send(response, 200, { id: take(request, body) });
    } catch {
      // The sender was killed.
      response.destroy();
    }
  });
  return {
    url: `${server.url}/`,
    posts,
    edits,
    get trouble() {
      return trouble;
    },
    set trouble(next) {
      trouble = next;
    },
    get troubled() {
      return troubled;
    },
    takeReply(activityId) {
      const reply = replies.get(activityId);
      replies.delete(activityId);
      return reply;
    },
    close: server.close,
  };
}

function send(response: ServerResponse, status: number, body: object): void {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(body));
}
