import type { Activity } from 'botbuilder';
import type { ConnectorClient } from 'botframework-connector';
import { DeliveryError } from '../../base/errors.js';
import { createRemembered } from '../../base/remembered.js';
import type { Clock } from '../../usecases/ports.js';
import type { TurnAdapter } from '../adapter.js';
import { deliveryFailure } from './delivery-failure.js';
import { HANDING_OVER_POLICY, watchHandingOver } from './handing-over.js';

/** One request to the Bot Connector each. Throws DeliveryError. */
export interface DeliveryConnector {
  /** Sends a message; gives its id. `onHanded` as Messenger has it. */
  send(
    conversationId: string,
    activity: Partial<Activity>,
    signal: AbortSignal,
    onHanded?: () => void,
  ): Promise<string>;
  /** Begins a thread in a channel with a message. */
  startThread(
    channel: { readonly tenantId: string; readonly teamsChannelId: string; readonly botId: string },
    activity: Partial<Activity>,
    signal: AbortSignal,
    onHanded?: () => void,
  ): Promise<{ readonly activityId: string; readonly conversationId: string }>;
  update(
    conversationId: string,
    activityId: string,
    activity: Partial<Activity>,
    signal: AbortSignal,
  ): Promise<void>;
}

export interface ConnectorDeps {
  readonly adapter: Pick<TurnAdapter, 'createConnector'>;
  /** MicrosoftAppId; empty when anonymous. */
  readonly appId: string;
  readonly clock: Clock;
  /** For one request, its token included. */
  readonly timeoutMs: number;
}

interface RequestOptions {
  readonly abortSignal: AbortSignal;
}

/** Teams has a service URL for each region. */
const MOST_CLIENTS = 64;

const THREAD_MARK = ';messageid=';

/** Gives a connector for a service URL; its client is kept, there are few of them. */
export function createDeliveryConnectors({ adapter, appId, clock, timeoutMs }: ConnectorDeps) {
  const clients = createRemembered<ConnectorClient>(MOST_CLIENTS);

  async function request<T>(
    serviceUrl: string,
    signal: AbortSignal,
    onHanded: (() => void) | undefined,
    call: (client: ConnectorClient, options: RequestOptions) => Promise<T>,
  ): Promise<T> {
    const abortSignal = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    if (onHanded !== undefined) watchHandingOver(abortSignal, onHanded);
    const client = clients(serviceUrl, async () =>
      withoutRetries(await adapter.createConnector(appId, serviceUrl)),
    );
    const answer = client.then((known) => call(known, { abortSignal }));
    try {
      // Also what ignores the signal, such as getting a token, must not take longer.
      return await Promise.race([answer, rejectOn(abortSignal)]);
    } catch (error) {
      answer.catch(() => {});
      throw abortSignal.aborted
        ? unanswered(signal.aborted, timeoutMs, error)
        : deliveryFailure(error, clock.now());
    }
  }

  return (serviceUrl: string): DeliveryConnector => ({
    send: (conversationId, activity, signal, onHanded) =>
      request(serviceUrl, signal, onHanded, async ({ conversations }, options) => {
        const { id } = await conversations.sendToConversation(conversationId, activity, options);
        return id;
      }),

    startThread: ({ tenantId, teamsChannelId, botId }, activity, signal, onHanded) =>
      request(serviceUrl, signal, onHanded, async ({ conversations }, options) => {
        const { id, activityId } = await conversations.createConversation(
          {
            isGroup: true,
            bot: { id: botId, name: '' },
            tenantId,
            channelData: { channel: { id: teamsChannelId } },
            activity: activity as Activity,
          } as Parameters<typeof conversations.createConversation>[0],
          options,
        );
        // Teams names a thread after the message that began it.
        return { activityId: activityId || (id.split(THREAD_MARK)[1] ?? id), conversationId: id };
      }),

    update: (conversationId, activityId, activity, signal) =>
      request(serviceUrl, signal, undefined, async ({ conversations }, options) => {
        await conversations.updateActivity(
          conversationId,
          activityId,
          { ...activity, id: activityId },
          options,
        );
      }),
  });
}

/**
 * Takes the retries out of a connector's client: those of the outbox know of the other replicas and of the pace. In
 * botframework-connector 4.23.3 no option does it (`noRetryPolicy` is declared and not read), so the policy is taken out
 * of the pipeline. Throws when it is not there: then botbuilder has changed.
 */
function withoutRetries(client: ConnectorClient): ConnectorClient {
  const { pipeline } = (client as unknown as PipelineHolder).client;
  if (pipeline.removePolicy({ name: 'defaultRetryPolicy' }).length === 0) {
    throw new Error('The retries of the Bot Connector client could not be switched off');
  }
  pipeline.addPolicy(HANDING_OVER_POLICY);
  return client;
}

interface PipelineHolder {
  readonly client: {
    readonly pipeline: {
      removePolicy(which: { readonly name: string }): readonly unknown[];
      addPolicy(policy: typeof HANDING_OVER_POLICY): void;
    };
  };
}

function unanswered(isDropped: boolean, timeoutMs: number, cause: unknown): DeliveryError {
  return isDropped
    ? new DeliveryError('The request was dropped', { reason: 'dropped', cause })
    : new DeliveryError(`The Bot Connector did not answer within ${timeoutMs} ms`, {
        reason: 'timeout',
        cause,
      });
}

function rejectOn(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
