import { connect } from 'node:net';

/** How long the other side may be silent before it is told that no more comes, and to end by itself then. */
export interface Patience {
  readonly quietMs?: number;
  readonly withinMs?: number;
}

/**
 * Writes bytes to a port on loopback and gives what came back until the other side ended the connection; empty when it
 * ended it without a word. Rejects when it has not, though it was told that no more comes.
 */
export function sendRaw(
  port: number,
  bytes: string | Uint8Array,
  { quietMs = 5000, withinMs = 30_000 }: Patience = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const connection = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    let answer = '';
    // node drops a request in progress when no more comes: it is said late.
    const quiet = setTimeout(() => connection.end(), quietMs);
    const timer = setTimeout(() => {
      reject(new Error(`The connection was open after ${withinMs} ms: ${answer}`));
      finish();
    }, withinMs);
    const finish = () => {
      clearTimeout(quiet);
      clearTimeout(timer);
      connection.destroy();
      resolve(answer);
    };
    connection.setEncoding('latin1');
    connection.on('data', (text: string) => {
      answer += text;
      quiet.refresh();
    });
    // A reset is an end as well: whoever sends rubbish may be cut off while sending.
    connection.on('end', finish).on('error', finish).on('close', finish);
    connection.write(bytes);
  });
}

/** The statuses of the answers in what `sendRaw` gave, in order. */
export function statusesOf(answer: string): readonly number[] {
  return [...answer.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => Number(status));
}

export function portOf(url: string): number {
  return Number(new URL(url).port);
}
