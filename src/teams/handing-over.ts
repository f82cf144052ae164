import { subscribe } from 'node:diagnostics_channel';

/** What the connector's client is to be given, so that its request is known among all others. */
export interface HandedOptions {
  readonly requestOptions?: { readonly customHeaders: Readonly<Record<string, string>> };
}

/** Names one request, also to Microsoft's support. */
const ID_HEADER = 'x-ms-client-request-id';

const watched = new Map<string, () => void>();
let isListening = false;

/**
 * Calls back once the request that is made with these options lies with the operating system to its last byte: from
 * then on it can arrive although this process dies. The client tells nothing of that, but Node publishes each request it
 * makes. Where it did not, nothing would be called, and a message of a process that died would be sent again.
 */
export function watchHandingOver(onHanded: () => void): {
  readonly options: HandedOptions;
  /** The request has ended, however it did. */
  end(): void;
} {
  if (!isListening) subscribe('http.client.request.start', onRequest);
  isListening = true;
  const id = crypto.randomUUID();
  watched.set(id, onHanded);
  return {
    options: { requestOptions: { customHeaders: { [ID_HEADER]: id } } },
    end: () => void watched.delete(id),
  };
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
  const onHanded = watched.get(String(request.getHeader(ID_HEADER)));
  if (onHanded !== undefined) request.once('finish', onHanded);
}
