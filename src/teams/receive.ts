import type { Activity } from 'botbuilder';
import type { TurnIdentity } from '../answers/asking.js';
import type { Logger } from '../base/logger.js';
import { type Config, isLoopbackHost } from '../config/config.js';
import { isTeams, isTenantAllowed } from './access.js';
import { parseActivity } from './activity.js';
import type { TurnAdapter } from './adapter.js';
import type { Bot } from './bot.js';
import { isChannelToken, PUBLIC_CLOUD_ISSUER } from './channel-token.js';
import { traceOf } from './delivery-failure.js';

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
}

/** Turns a request body and its Authorization header into an answer. Never throws. */
export type Receive = (body: unknown, authorization: string) => Promise<HttpAnswer>;

function refuse(status: number, message: string): HttpAnswer {
  return { status, body: { error: message } };
}

/**
 * The way in, in this order: the shape of the activity (400), its token (401), its channel and its tenant (403), then
 * the turn. botbuilder alone would answer 500 to a token signed by another key, reply to api.botframework.com when
 * serviceUrl is missing, and serve every tenant.
 */
export function createReceive({ adapter, bot, config, logger }: ReceiveDeps): Receive {
  const { isAnonymous, frameworkSettings } = config.bot;
  const issuer = frameworkSettings['ToBotFromChannelTokenIssuer'] ?? PUBLIC_CLOUD_ISSUER;

  return async (body, authorization) => {
    const inbound = parseActivity(body);
    if (inbound === undefined) return refuse(400, 'The body is not a Bot Framework activity.');
    if (isAnonymous && !isLoopbackHost(new URL(inbound.serviceUrl).hostname)) {
      return refuse(400, 'Without authentication serviceUrl must be a loopback address.');
    }
    // The activity's own id comes in later: until the token is checked anybody may have written it.
    const correlationId = crypto.randomUUID();
    if (!isAnonymous && !isChannelToken(authorization, issuer)) {
      logger.warn(
        { correlationId, reason: 'no token of the channel' },
        'activity refused: not authenticated',
      );
      return refuse(401, 'The request is not authenticated.');
    }
    const activity = inbound as unknown as Activity;
    let authenticated: Awaited<ReturnType<TurnAdapter['authenticate']>>;
    try {
      authenticated = await adapter.authenticate(activity, authorization);
    } catch (error) {
      logger.warn(
        { correlationId, reason: error instanceof Error ? error.name : 'unknown' },
        'activity refused: not authenticated',
      );
      return refuse(401, 'The request is not authenticated.');
    }
    const turn: TurnIdentity = { correlationId, activityId: inbound.id ?? undefined };
    if (!isAnonymous && !isTeams(inbound)) {
      logger.warn(turn, 'activity refused: not of Teams');
      return refuse(403, 'Only Microsoft Teams may use the bot.');
    }
    if (!isTenantAllowed(inbound, config.access)) {
      logger.warn(turn, 'activity refused: tenant not allowed');
      return refuse(403, 'This tenant may not use the bot.');
    }
    try {
      const response = await adapter.run(authenticated, activity, (context) => bot(context, inbound, turn));
      return response === undefined ? { status: 200 } : { status: response.status, body: response.body };
    } catch (error) {
      const trace = traceOf(error);
      logger.error({ err: error, ...turn, trace, activityType: inbound.type }, 'turn failed');
      return refuse(500, 'The turn failed.');
    }
  };
}
