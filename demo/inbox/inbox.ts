import { randomBytes } from 'node:crypto';
import { startMailInbox } from './mail-inbox.js';
import { startWebhookInbox } from './webhook-inbox.js';

/** Something that came to a desk outside Teams, as its reader sees it. */
export interface Delivered {
  readonly id: string;
  readonly kind: 'mail' | 'webhook';
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The address, or the type of the event. */
  readonly to: string;
  readonly subject: string;
  /** The mail's text, or the body as JSON. */
  readonly text: string;
  /** Message-ID and References, or the headers that Standard Webhooks name. */
  readonly headers: Readonly<Record<string, string>>;
  /** Of a webhook: whether its signature is right. */
  readonly isSigned?: boolean;
}

/** A desk's mailbox and a receiver of webhooks, both real servers on loopback. */
export interface Inbox {
  /** The settings of a bot that sends there. */
  readonly settings: Readonly<Record<string, string>>;
  /** Oldest first. */
  delivered(): readonly Delivered[];
  /** Calls back on each; returns the way to stop. */
  listen(listener: (delivered: Delivered) => void): () => void;
  close(): Promise<void>;
}

/** Where mail may go in the demo. */
const DOMAINS = 'psa.example, contoso.com';

export async function startInbox(now: () => Date): Promise<Inbox> {
  const all: Delivered[] = [];
  const listeners = new Set<(delivered: Delivered) => void>();
  function put(delivered: Omit<Delivered, 'id' | 'at'>): void {
    const whole = { ...delivered, id: String(all.length + 1), at: now().toISOString() };
    all.push(whole);
    for (const listener of listeners) listener(whole);
  }
  const key = randomBytes(32);
  const mail = await startMailInbox(put);
  const webhook = await startWebhookInbox(key, put);
  return {
    settings: {
      SMTP_URL: mail.url,
      MAIL_FROM: 'Seatwise <seatwise@demo.example>',
      MAIL_DOMAINS: DOMAINS,
      ALERT_WEBHOOK_URL: webhook.url,
      ALERT_WEBHOOK_SECRET: `whsec_${key.toString('base64')}`,
    },
    delivered: () => [...all],
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      await mail.close();
      await webhook.close();
    },
  };
}
