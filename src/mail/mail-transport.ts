import { OutgoingError } from '../base/errors.js';
import { within } from '../base/within.js';

/** The server that mails leave by, as the settings say. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; otherwise STARTTLS. */
  readonly isTls: boolean;
  readonly auth: { readonly user: string; readonly pass: string } | undefined;
}

export interface MailAttachment {
  readonly filename: string;
  readonly contentType: string;
  readonly base64: string;
  /** By which the page shows it; undefined for a file of its own. */
  readonly cid?: string | undefined;
}

/** A mail as it is sent. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same as a page. */
  readonly html?: string | undefined;
  readonly attachments?: readonly MailAttachment[] | undefined;
  readonly messageId: string;
  /** The mails it follows, the first one first. */
  readonly references: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
}

export interface MailTransportOptions {
  readonly server: MailServer;
  readonly from: { readonly name: string; readonly address: string };
  /** Otherwise TLS is used where the server offers it, whoever it is. */
  readonly isTlsRequired: boolean;
  /** For one mail, in milliseconds; a minute unless given. */
  readonly timeoutMs?: number | undefined;
}

const TIMEOUT_MS = 60_000;

/** Hands one mail to the server. Throws OutgoingError where it was not taken, or not that we know. */
export type SendMail = (mail: Mail, signal: AbortSignal) => Promise<void>;

/** Makes a sender over one mail server; nothing is connected before the first mail. */
export function createSendMail(options: MailTransportOptions): SendMail {
  const { server, from, isTlsRequired, timeoutMs = TIMEOUT_MS } = options;
  const { host, port, isTls, auth } = server;

  return async ({ to, attachments = [], ...mail }, signal) => {
    // Loaded for the first mail: most never send one.
    const { createTransport } = await import('nodemailer');
    const transport = createTransport({
      host,
      port,
      secure: isTls,
      requireTLS: isTlsRequired,
      tls: { rejectUnauthorized: isTlsRequired, minVersion: 'TLSv1.2' },
      ...(auth && { auth }),
      // What a mail holds is never the name of a file or an address to be read.
      disableFileAccess: true,
      disableUrlAccess: true,
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      dnsTimeout: timeoutMs,
    });
    const drop = () => transport.close();
    signal.addEventListener('abort', drop, { once: true });
    try {
      const sending = transport.sendMail({
        ...mail,
        attachments: attachments.map(({ base64, cid, ...file }) => ({
          ...file,
          content: Buffer.from(base64, 'base64'),
          ...(cid === undefined ? {} : { cid, contentDisposition: 'inline' as const }),
        })),
        from,
        to: { name: '', address: to },
        references: [...mail.references],
        ...(mail.references.length > 0 && { inReplyTo: mail.references.at(-1) }),
        // The mail goes to this one address, whatever the fields say.
        envelope: { from: from.address, to: [to] },
      });
      await within(timeoutMs, sending, () => {
        throw new OutgoingError('The mail server took too long', {
          scope: 'way',
          reason: 'no answer in time',
        });
      });
    } catch (error) {
      throw error instanceof OutgoingError ? error : toOutgoingError(error);
    } finally {
      signal.removeEventListener('abort', drop);
      transport.close();
    }
  };
}

/** Commands about this one mail; what fails before them fails for every mail. */
const OF_MAIL: ReadonlySet<string> = new Set(['MAIL FROM', 'RCPT TO', 'DATA']);
/** The server goes away, whatever it was asked. */
const SERVICE_NOT_AVAILABLE = 421;

/**
 * A 5xx to a mail is final, a 4xx to it passes (greylisting, a full mailbox), and everything else is of the server: no
 * connection, no TLS, a refused password. Source: RFC 5321.
 */
function toOutgoingError(cause: unknown): OutgoingError {
  const { code, command, responseCode } = (cause ?? {}) as {
    readonly code?: string;
    readonly command?: string;
    readonly responseCode?: number;
  };
  const isOfMail =
    responseCode !== undefined && responseCode !== SERVICE_NOT_AVAILABLE && OF_MAIL.has(command ?? '');
  return new OutgoingError('The mail server did not take a mail', {
    scope: isOfMail ? 'message' : 'way',
    isFinal: isOfMail && responseCode >= 500,
    // Its words may name people.
    reason: responseCode === undefined ? (code ?? 'no connection') : `SMTP ${responseCode}`,
    cause,
  });
}
