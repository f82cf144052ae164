import type { ConnectorClient } from 'botframework-connector';
import { leftOfTurnMs } from '../turn-budget.js';

/** The end of a send comes before the end of its turn, so that the turn can still say so. */
const LAST_WORDS_MS = 250;

/** What a policy of the client's pipeline is made of, as far as we use it. */
interface PipelineRequest {
  abortSignal?: AbortSignal;
}
type SendRequest = (request: PipelineRequest) => Promise<unknown>;
interface PipelineHolder {
  readonly client: {
    readonly pipeline: {
      addPolicy(policy: {
        readonly name: string;
        sendRequest(request: PipelineRequest, next: SendRequest): Promise<unknown>;
      }): void;
    };
  };
}

/**
 * Gives each send of a connector's client an end: the library's retries, the waits between them, which a Retry-After may
 * make as long as it likes, and the token included; sooner when the turn it belongs to ends sooner. Its own client waits for ever for an answer, and a turn would with
 * it, past Teams' patience and past the end of the process.
 */
export function withReplyDeadline(client: ConnectorClient, withinMs: number): ConnectorClient {
  const { pipeline } = (client as unknown as PipelineHolder).client;
  // Without a phase it stands before the retries.
  pipeline.addPolicy({
    name: 'seatwiseReplyDeadline',
    async sendRequest(request, next) {
      const limitMs = Math.round(Math.max(0, Math.min(withinMs, leftOfTurnMs() - LAST_WORDS_MS)));
      const deadline = new AbortController();
      const { abortSignal } = request;
      request.abortSignal = abortSignal ? AbortSignal.any([abortSignal, deadline.signal]) : deadline.signal;
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          reject(new Error(`The Bot Connector did not take it within ${limitMs} ms`));
          deadline.abort();
        }, limitMs);
      });
      try {
        return await Promise.race([next(request), late]);
      } finally {
        clearTimeout(timer);
      }
    },
  });
  return client;
}
