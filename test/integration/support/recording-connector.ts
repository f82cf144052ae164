import { json } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { listenOnLoopback } from '../../../demo/partner-center/loopback-server.js';
import { labelOf } from './delivering.js';

export interface ReceivedMessage {
  readonly conversationId: string;
  readonly activityId: string;
  /** The label it showed when it was posted. */
  readonly label: string;
  /** By `performance.now()`. */
  readonly atMs: number;
}

/** A Bot Connector that writes down what it takes. */
export interface RecordingConnector {
  readonly url: string;
  /** In the order they arrived. */
  readonly posts: readonly ReceivedMessage[];
  /** Edits, in the order they arrived; `activityId` is that of the post. */
  readonly edits: readonly ReceivedMessage[];
  close(): Promise<void>;
}

const ROUTE = /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/;

/** Takes each message after `latencyMs`, and answers after as long again; `readLabel` says what of it is written down. */
export async function createRecordingConnector(
  latencyMs: number,
  readLabel: (activity: unknown) => string = labelOf,
): Promise<RecordingConnector> {
  const posts: ReceivedMessage[] = [];
  const edits: ReceivedMessage[] = [];

  const server = await listenOnLoopback(0, async (request, response) => {
    const [, conversation = '', edited] = ROUTE.exec(request.url ?? '') ?? [];
    try {
      const label = readLabel(await json(request));
      await delay(latencyMs);
      const activityId = edited ?? `post-${posts.length + 1}`;
      const conversationId = decodeURIComponent(conversation);
      (edited ? edits : posts).push({ conversationId, activityId, label, atMs: performance.now() });
      await delay(latencyMs);
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ id: activityId }));
    } catch {
      // The sender was killed.
      response.destroy();
    }
  });
  return {
    url: `${server.url}/`,
    posts,
    edits,
    close: server.close,
  };
}
