import { Agent, request } from 'node:http';
import { buffer } from 'node:stream/consumers';

const agent = new Agent({ keepAlive: true });

export interface Posted {
  readonly status: number;
  readonly body: Buffer;
}

/** Posts JSON over connections that are kept; node's own client, as fetch costs more than an answer of the bot. Rejects after `timeoutMs`. */
export function post(url: string, json: string, timeoutMs = 60_000): Promise<Posted> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(json) };
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      buffer(response).then((body) => resolve({ status: response.statusCode ?? 0, body }), reject);
    });
    const timer = setTimeout(
      () => sent.destroy(new Error(`no answer within ${timeoutMs / 1000} s`)),
      timeoutMs,
    );
    sent.on('close', () => clearTimeout(timer));
    sent.on('error', reject);
    sent.end(json);
  });
}
