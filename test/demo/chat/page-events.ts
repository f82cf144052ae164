import assert from 'node:assert/strict';

export type PageEvent = Readonly<Record<string, unknown>> & { readonly kind: string };

export interface PageEvents {
  /** The first event: the whole state. */
  readonly state: PageEvent;
  /** The next event that has not been read yet; waits for it. */
  next(): Promise<PageEvent>;
  close(): void;
}

/** Reads the channel's event stream as the page does. */
export async function openEvents(url: string): Promise<PageEvents> {
  const abort = new AbortController();
  const response = await fetch(new URL('/api/events', url), { signal: abort.signal });
  assert.equal(response.headers.get('content-type'), 'text/event-stream');
  assert.ok(response.body);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = '';

  async function next(): Promise<PageEvent> {
    for (;;) {
      const end = buffer.indexOf('\n\n');
      if (end >= 0) {
        const event = JSON.parse(buffer.slice('data: '.length, end)) as PageEvent;
        buffer = buffer.slice(end + 2);
        return event;
      }
      const { value, done } = await reader.read();
      if (done) throw new Error('the event stream ended');
      buffer += value;
    }
  }

  const state = await next();
  assert.equal(state.kind, 'state');
  return {
    state,
    next,
    close: () => {
      reader.cancel().catch(() => undefined);
      abort.abort();
    },
  };
}
