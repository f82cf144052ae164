import { readRetryAfter } from '../base/asked-wait.js';
import { OutgoingError } from '../base/errors.js';
import { withDeadline } from '../base/waiting.js';
import type { Alert } from '../domain/watching/alert.js';
import type { AlertMoney } from '../domain/watching/alert-money.js';
import type { Carrier } from '../usecases/outgoing/outgoing-ports.js';
import type { Clock } from '../usecases/ports.js';
import { alertBody } from './alert-body.js';
import { signedHeaders } from './signature.js';

export interface WebhookCarrierDeps {
  /** ALERT_WEBHOOK_URL. */
  readonly url: string;
  /** ALERT_WEBHOOK_SECRET, decoded. */
  readonly secret: Uint8Array;
  /** What an alert is about in money, on the basis its conversation shows. Throws StorageError. */
  readonly moneyOf: (alert: Alert) => Promise<AlertMoney | undefined>;
  /** Of this program, for the receiver's log. */
  readonly version: string;
  readonly clock: Clock;
  /** 15 s unless given. */
  readonly timeoutMs?: number | undefined;
}

const TIMEOUT_MS = 15_000;

/** About this request, whoever else asks: the same would be answered again. */
const OF_MESSAGE: ReadonlySet<number> = new Set([400, 413, 414, 415, 422]);

/**
 * Posts alerts as signed JSON. What is not 2xx was not taken, a redirect included: it could lead the signature elsewhere.
 * Every answer but one about the message itself may pass, since somebody may set the receiver right. Source: Standard
 * Webhooks.
 */
export function createWebhookCarrier(deps: WebhookCarrierDeps): Carrier {
  const { url, secret, moneyOf, version, clock, timeoutMs = TIMEOUT_MS } = deps;

  return {
    async make({ content }) {
      if (content.kind !== 'ticket') throw new Error('only tickets go to the webhook');
      const body = alertBody(content, await moneyOf(content.alert));
      return { basis: body.data.money?.basis ?? 'retail', content: JSON.stringify(body) };
    },

    async send({ outgoingId }, { content }, signal) {
      const json = String(content);
      const response = await withDeadline(
        { signal, withinMs: timeoutMs, late: 'The webhook took too long' },
        async (attempt) => {
          try {
            const answer = await fetch(url, {
              method: 'POST',
              redirect: 'manual',
              headers: {
                'content-type': 'application/json; charset=utf-8',
                'user-agent': `Seatwise/${version}`,
                ...signedHeaders({ id: outgoingId, body: json }, secret, clock.now()),
              },
              body: json,
              signal: attempt,
            });
            // What it says is for nobody; its status counts even when the rest never comes.
            await answer.body?.cancel().catch(() => undefined);
            return answer;
          } catch (cause) {
            const reason = attempt.aborted && !signal.aborted ? 'no answer in time' : codeOf(cause);
            throw new OutgoingError('The webhook did not answer', { scope: 'way', reason, cause });
          }
        },
      );
      if (response.ok) return;
      const { status, headers } = response;
      const isOfMessage = OF_MESSAGE.has(status);
      throw new OutgoingError('The webhook did not take an alert', {
        scope: isOfMessage ? 'message' : 'way',
        isFinal: isOfMessage,
        reason: `HTTP ${status}`,
        retryAfterMs: readRetryAfter(headers.get('retry-after'), clock.now()),
      });
    },
  };
}

/** Node's word for what went wrong, ECONNREFUSED say. */
function codeOf(error: unknown): string {
  for (let one = error; one instanceof Error; one = one.cause) {
    if ('code' in one && typeof one.code === 'string') return one.code;
  }
  return 'no connection';
}
