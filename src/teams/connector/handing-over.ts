import { subscribe } from 'node:diagnostics_channel';

/** Names one request, also to Microsoft's support. */
const ID_HEADER = 'x-ms-client-request-id';

/** What is to be called, by the signal that the request was made with: its client hands that on. */
const bySignal = new WeakMap<AbortSignal, () => void>();
const byId = new Map<string, () => void>();
let isListening = false;

/** A request of the connector's client, as far as it matters here. */
interface PipelineRequest {
  readonly abortSignal?: AbortSignal;
  readonly headers: { set(name: string, value: string): void };
}

/** For the client's pipeline: names the requests that are watched, so that they are known among all others. */
export const HANDING_OVER_POLICY = {
  name: 'seatwiseHandingOver',
  async sendRequest<Response>(
    request: PipelineRequest,
    next: (request: PipelineRequest) => Promise<Response>,
  ): Promise<Response> {
    const onHanded = request.abortSignal && bySignal.get(request.abortSignal);
    if (onHanded === undefined) return next(request);
    const id = crypto.randomUUID();
    byId.set(id, onHanded);
    request.headers.set(ID_HEADER, id);
    try {
      return await next(request);
    } finally {
      byId.delete(id);
    }
  },
};

/**
 * Calls back once the request that is made with this signal lies with the operating system to its last byte: from then
 * on it can arrive although this process dies. The client tells nothing of that, but Node publishes each request it
 * makes. Where it did not, nothing would be called, and a message of a process that died would be sent again.
 */
export function watchHandingOver(signal: AbortSignal, onHanded: () => void): void {
  if (!isListening) subscribe('http.client.request.start', onRequest);
  isListening = true;
  bySignal.set(signal, onHanded);
}

/** As Node publishes it: docs of diagnostics_channel, "http.client.request.start". */
interface StartedRequest {
  readonly request: {
    getHeader(name: string): unknown;
    once(event: 'finish', listener: () => void): unknown;
  };
}

function onRequest(message: unknown): void {
  const { request } = message as StartedRequest;
  const onHanded = byId.get(String(request.getHeader(ID_HEADER)));
  if (onHanded !== undefined) request.once('finish', onHanded);
}
