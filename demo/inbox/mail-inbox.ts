import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { Delivered } from './inbox.js';

/** A mail server on loopback that takes everything; TLS with a certificate that nobody issued. */
export async function startMailInbox(
  put: (delivered: Omit<Delivered, 'id' | 'at'>) => void,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = new SMTPServer({
    authOptional: true,
    logger: false,
    async onData(stream, session, callback) {
      const { subject = '', text = '', ...mail } = await PostalMime.parse(await buffer(stream));
      const { messageId = '', references = '' } = mail;
      put({
        kind: 'mail',
        to: session.envelope.rcptTo.map(({ address }) => address).join(', '),
        subject,
        text,
        headers: { 'Message-ID': messageId, ...(references === '' ? {} : { References: references }) },
      });
      callback();
    },
  });
  // Who hangs up in the middle is no matter of the demo's.
  server.on('error', () => undefined);
  const listener = server.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
