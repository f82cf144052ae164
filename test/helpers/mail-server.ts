import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  readonly to: readonly string[];
  readonly from: string;
  /** As it came. */
  readonly raw: string;
  readonly mail: Email;
  /** Whether it came over TLS. */
  readonly isSecure: boolean;
  readonly user: string | undefined;
  /** By `performance.now()`. */
  readonly atMs: number;
}

/** What the server says to an address: an SMTP code, or nothing at all. */
type Answer = number | 'silence';

/** A real mail server on 127.0.0.1, with STARTTLS and a certificate that nobody issued. */
export interface MailServer {
  readonly port: number;
  /** With the user it asks for. */
  readonly url: string;
  readonly mails: readonly ReceivedMail[];
  /** Addresses that were offered so far, taken or not. */
  readonly offered: readonly string[];
  answerNext(...answers: readonly Answer[]): void;
  close(): Promise<void>;
}

const OK = 250;

export async function startMailServer({
  isTls = true,
  port = 0,
  delayMs = 0,
}: {
  readonly isTls?: boolean;
  readonly port?: number;
  readonly delayMs?: number;
} = {}): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  const offered: string[] = [];
  const next: Answer[] = [];
  const server = new SMTPServer({
    authOptional: false,
    allowInsecureAuth: !isTls,
    disabledCommands: isTls ? [] : ['STARTTLS'],
    logger: false,
    onAuth({ username = '', password }, _session, callback) {
      if (username === 'seatwise' && password === 'p@ss:word') callback(null, { user: username });
      else callback(new Error('535 no'));
    },
    onRcptTo({ address }, _session, callback) {
      offered.push(address);
      const answer = next.shift() ?? OK;
      if (answer === 'silence') return;
      if (answer === OK) callback();
      else callback(Object.assign(new Error(`no, ${address}`), { responseCode: answer }));
    },
    async onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(chunk as Buffer);
      const raw = Buffer.concat(chunks).toString('utf8');
      mails.push({
        to: session.envelope.rcptTo.map(({ address }) => address),
        from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
        raw,
        mail: await PostalMime.parse(raw),
        isSecure: session.secure,
        user: session.user === undefined ? undefined : String(session.user),
        atMs: performance.now(),
      });
      setTimeout(callback, delayMs);
    },
  });
  // Who hangs up in the middle is what some tests are about.
  server.on('error', () => undefined);
  const listener = server.listen(port, '127.0.0.1');
  await once(listener, 'listening');
  const { port: given } = listener.address() as AddressInfo;
  return {
    port: given,
    url: `smtp://seatwise:p%40ss%3Aword@127.0.0.1:${given}`,
    mails,
    offered,
    answerNext: (...answers) => void next.push(...answers),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
