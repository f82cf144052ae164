import type { Settings } from './settings.js';

/** What leaves for others than Teams. */
export interface OutgoingConfig {
  /** ALERT_WEBHOOK_URL with its secret; undefined without it. */
  readonly webhook: WebhookConfig | undefined;
}

export interface WebhookConfig {
  /** May hold a key. */
  readonly url: string;
  readonly secret: Uint8Array;
}

export function toOutgoing(settings: Settings): OutgoingConfig {
  return { webhook: toWebhook(settings) };
}

function toWebhook({
  ALERT_WEBHOOK_URL: url,
  ALERT_WEBHOOK_SECRET: secret,
}: Settings): WebhookConfig | undefined {
  return url === undefined || secret === undefined ? undefined : { url, secret };
}
