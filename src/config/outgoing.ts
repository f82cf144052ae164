import { domainOfAddress } from '../domain/mail-address.js';
import type { MailSender, SmtpServer } from './mail-parsers.js';
import { isLoopbackHost } from './parsers.js';
import type { Settings } from './settings.js';

/** What leaves for others than Teams. */
export interface OutgoingConfig {
  /** ALERT_WEBHOOK_URL with its secret; undefined without it. */
  readonly webhook: WebhookConfig | undefined;
  /** SMTP_URL and MAIL_FROM; undefined without them. */
  readonly mail: MailConfig | undefined;
}

export interface MailConfig {
  readonly server: SmtpServer;
  readonly from: MailSender;
  /** MAIL_DOMAINS, lower case: where mail may go, to the letter. */
  readonly domains: readonly string[];
  /** A server on this machine may do without TLS, and is not asked who it is. */
  readonly isTlsRequired: boolean;
}

export interface WebhookConfig {
  /** May hold a key. */
  readonly url: string;
  readonly secret: Uint8Array;
}

export function toOutgoing(settings: Settings): OutgoingConfig {
  return { webhook: toWebhook(settings), mail: toMail(settings) };
}

function toMail({ SMTP_URL: server, MAIL_FROM: from, MAIL_DOMAINS }: Settings): MailConfig | undefined {
  if (server === undefined || from === undefined) return undefined;
  const domains = MAIL_DOMAINS.length > 0 ? MAIL_DOMAINS : [domainOfAddress(from.address)];
  return { server, from, domains, isTlsRequired: !isLoopbackHost(server.host) };
}

function toWebhook({
  ALERT_WEBHOOK_URL: url,
  ALERT_WEBHOOK_SECRET: secret,
}: Settings): WebhookConfig | undefined {
  return url === undefined || secret === undefined ? undefined : { url, secret };
}
