import type { Activity } from 'botbuilder';
import type { TurnIdentity } from '../answers/asking.js';
import type { Logger } from '../base/logger.js';
import { within } from '../base/within.js';
import { type Config, isLoopbackHost } from '../config/config.js';
import { isTeams, isTenantAllowed } from './access.js';
import { type InboundActivity, parseActivity } from './activity.js';
import type { TurnAdapter } from './adapter.js';
import type { Bot } from './bot.js';
import { PUBLIC_CLOUD_ISSUER, serviceUrlOfToken } from './channel-token.js';
import { traceOf } from './connector/delivery-failure.js';
import type { BodyRead } from './read-body.js';
import { createTakeOnce } from './repeats.js';
import { TURN_MS, withBudget } from './turn-budget.js';

/** A request to `POST /api/messages` whose body nobody has read yet. */
export interface InboundRequest {
  /** The Authorization header; empty when there is none. */
  readonly authorization: string;
  /** Reads the body, once. Never rejects. */
  body(): Promise<BodyRead>;
}

/** What `POST /api/messages` answers. */
export interface HttpAnswer {
  readonly status: number;
  readonly body?: unknown;
}

export interface ReceiveDeps {
  readonly adapter: TurnAdapter;
  readonly bot: Bot;
  readonly config: Pick<Config, 'bot' | 'access'>;
  readonly logger: Logger;
  /** For the whole of a turn, in milliseconds; as long as Teams waits unless given. */
  readonly turnMs?: number;
}

/** Turns a request into an answer. Never throws. */
export type Receive = (request: InboundRequest) => Promise<HttpAnswer>;

function refuse(status: number, message: string): HttpAnswer {
  return { status, body: { error: message } };
}

/**
 * The way in, in this order: the token (401), the body (400, 408, 413, 415), the shape of the activity (400), whether the
 * token is for where it came from (401), its channel and its tenant (403), then the turn; all of it within one time
 * (504). botbuilder alone would answer 500 to a token signed by another key, reply to api.botframework.com when
 * serviceUrl is missing, and serve every tenant.
 */
export function createReceive({ adapter, bot, config, logger, turnMs = TURN_MS }: ReceiveDeps): Receive {
  const { isAnonymous, frameworkSettings } = config.bot;
  const issuer = frameworkSettings['ToBotFromChannelTokenIssuer'] ?? PUBLIC_CLOUD_ISSUER;

  function notAuthenticated(correlationId: string, reason: string): HttpAnswer {
    logger.warn({ correlationId, reason }, 'activity refused: not authenticated');
    return refuse(401, 'The request is not authenticated.');
  }

  const takeOnce = createTakeOnce<HttpAnswer>();

  /** Why an activity gets no turn; undefined when it does. */
  function refusalOf(
    inbound: InboundActivity,
    serviceUrl: string | undefined,
    turn: TurnIdentity,
  ): HttpAnswer | undefined {
    if (isAnonymous && !isLoopbackHost(new URL(inbound.serviceUrl).hostname)) {
      return refuse(400, 'Without authentication serviceUrl must be a loopback address.');
    }
    if (!isAnonymous && inbound.serviceUrl !== serviceUrl) {
      return notAuthenticated(turn.correlationId, 'a token for another service URL');
    }
    if (!isAnonymous && !isTeams(inbound)) {
      logger.warn(turn, 'activity refused: not of Teams');
      return refuse(403, 'Only Microsoft Teams may use the bot.');
    }
    if (!isTenantAllowed(inbound, config.access)) {
      logger.warn(turn, 'activity refused: tenant not allowed');
      return refuse(403, 'This tenant may not use the bot.');
    }
    return undefined;
  }

  async function take(request: InboundRequest, correlationId: string): Promise<HttpAnswer> {
    const { authorization } = request;
    const serviceUrl = isAnonymous ? '' : serviceUrlOfToken(authorization, issuer);
    if (serviceUrl === undefined) return notAuthenticated(correlationId, 'no token of the channel');
    let authenticated: Awaited<ReturnType<TurnAdapter['authenticate']>>;
    try {
      authenticated = await adapter.authenticate(authorization, serviceUrl);
    } catch (error) {
      return notAuthenticated(correlationId, error instanceof Error ? error.name : 'unknown');
    }
    const body = await request.body();
    if (body.kind === 'refused') return refuse(body.status, body.message);
    const inbound = parseActivity(body.value);
    if (inbound === undefined) return refuse(400, 'The body is not a Bot Framework activity.');
    const turn: TurnIdentity = { correlationId, activityId: inbound.id ?? undefined };
    const refusal = refusalOf(inbound, serviceUrl, turn);
    if (refusal !== undefined) return refusal;
    return takeOnce(inbound, () => runTurn(authenticated, inbound, turn));
  }

  async function runTurn(
    authenticated: Awaited<ReturnType<TurnAdapter['authenticate']>>,
    inbound: InboundActivity,
    turn: TurnIdentity,
  ): Promise<HttpAnswer> {
    try {
      const response = await adapter.run(authenticated, inbound as unknown as Activity, (context) =>
        bot(context, inbound, turn),
      );
      return response === undefined ? { status: 200 } : { status: response.status, body: response.body };
    } catch (error) {
      const trace = traceOf(error);
      logger.error({ err: error, ...turn, trace, activityType: inbound.type }, 'turn failed');
      return refuse(500, 'The turn failed.');
    }
  }

  return (request) => {
    const correlationId = crypto.randomUUID();
    return withBudget(turnMs, () =>
      within(turnMs, take(request, correlationId), () => {
        logger.warn({ correlationId }, 'a turn took too long');
        return refuse(504, 'The turn took too long.');
      }),
    );
  };
}
