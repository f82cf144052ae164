import { createHmac } from 'node:crypto';

/** The headers that Standard Webhooks asks for: the id, seconds since 1970, and the signature of both with the body. */
export function signedHeaders(
  { id, body }: { readonly id: string; readonly body: string },
  secret: Uint8Array,
  now: Date,
): Readonly<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>> {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const signature = createHmac('sha256', secret)
    .update(`${id}.${timestamp}.${body}`, 'utf8')
    .digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
