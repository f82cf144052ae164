import type { IncomingMessage } from 'node:http';

export interface ReceivedRequest {
  readonly method: string;
  /** Path and query, as sent. */
  readonly path: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The status answered; 0 until there is one. */
  readonly status: number;
}

const KEPT = 1000;

/** The last 1000 requests, oldest first. `add` returns the entry so that its status can be filled in. */
export function createRequestLog(): {
  readonly entries: readonly ReceivedRequest[];
  add(request: IncomingMessage): { status: number };
} {
  const entries: (ReceivedRequest & { status: number })[] = [];
  return {
    entries,
    add(request) {
      const entry = {
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.headers,
        status: 0,
      };
      if (entries.push(entry) > KEPT) entries.shift();
      return entry;
    },
  };
}
