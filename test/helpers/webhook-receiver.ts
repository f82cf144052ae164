import { createHmac } from 'node:crypto';
import { listenOnLoopback } from '../../demo/partner-center/loopback-server.js';

export interface ReceivedWebhook {
  readonly id: string;
  readonly body: string;
  readonly json: {
    readonly type: string;
    readonly timestamp: string;
    readonly data: Record<string, unknown>;
  };
  /** Whether the signature is right, worked out here and not with the code that signed. */
  readonly isSigned: boolean;
  readonly status: number;
  /** By `performance.now()`. */
  readonly atMs: number;
}

/** A receiver of webhooks on 127.0.0.1. */
export interface WebhookReceiver {
  readonly url: string;
  /** A secret as the setting takes it. */
  readonly secret: string;
  /** Everything that came, refused or not. */
  readonly received: readonly ReceivedWebhook[];
  /** The ids of what was taken, in order. */
  taken(): readonly ReceivedWebhook[];
  /** What the next requests are answered with; `silence` never. 204 afterwards. */
  answerNext(...answers: readonly Answer[]): void;
  /** What all requests are answered with from now on. */
  answerAll(answer: Answer): void;
  close(): Promise<void>;
}

type Answer = number | 'silence' | { readonly status: number; readonly headers: Record<string, string> };

export async function startWebhookReceiver(delayMs = 0): Promise<WebhookReceiver> {
  const key = Buffer.from('a key of thirty-two bytes, fixed.');
  const received: ReceivedWebhook[] = [];
  const next: Answer[] = [];
  let usual: Answer = 204;
  const server = await listenOnLoopback(0, async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString('utf8');
    const header = (name: string) => String(request.headers[name] ?? '');
    const id = header('webhook-id');
    const signature = createHmac('sha256', key)
      .update(`${id}.${header('webhook-timestamp')}.${body}`)
      .digest('base64');
    const answer = next.shift() ?? usual;
    const status = answer === 'silence' ? 0 : typeof answer === 'number' ? answer : answer.status;
    received.push({
      id,
      body,
      json: JSON.parse(body),
      isSigned: header('webhook-signature') === `v1,${signature}`,
      status,
      atMs: performance.now(),
    });
    if (answer === 'silence') return;
    setTimeout(() => {
      response.writeHead(status, typeof answer === 'number' ? {} : answer.headers);
      response.end();
    }, delayMs);
  });
  return {
    url: `${server.url}/alerts?key=of-the-receiver`,
    secret: `whsec_${key.toString('base64')}`,
    received,
    taken: () => received.filter(({ status }) => status >= 200 && status < 300),
    answerNext: (...answers) => void next.push(...answers),
    answerAll(answer) {
      usual = answer;
    },
    close: server.close,
  };
}
