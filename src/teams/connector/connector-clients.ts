import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type {
  AuthenticateRequestResult,
  BotFrameworkAuthentication,
  ConnectorClient,
  ConnectorFactory,
} from 'botframework-connector';
import { createRemembered } from '../../base/remembered.js';
import { withReplyDeadline } from './reply-deadline.js';

/** Teams has a service URL for each region; more than that come from nobody honest. */
const MOST_KEPT = 64;

/**
 * botbuilder's own authentication, but for a client of the user token service: botbuilder makes one for each turn, which
 * costs as much as an answer, and nobody here asks it anything. It is made once for each app id.
 */
export class KeptAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly #clients =
    createRemembered<Awaited<ReturnType<BotFrameworkAuthentication['createUserTokenClient']>>>(MOST_KEPT);

  override createUserTokenClient(
    claims: AuthenticateRequestResult['claimsIdentity'],
  ): ReturnType<BotFrameworkAuthentication['createUserTokenClient']> {
    return this.#clients(nameOf(claims), () => super.createUserTokenClient(claims));
  }
}

/** Time for three retries of a connector that fails at once; a turn that has less left ends a send sooner. */
const REPLY_WITHIN_MS = 8_000;

/**
 * Gives connector clients that were made for an earlier turn: a new one costs as much as a quick answer. What they send
 * fails after 8 s unless told otherwise.
 */
export function createConnectorKeeper(
  replyWithinMs = REPLY_WITHIN_MS,
): (authenticated: AuthenticateRequestResult) => AuthenticateRequestResult {
  const clients = createRemembered<ConnectorClient>(MOST_KEPT);

  return (authenticated) => {
    const { connectorFactory, claimsIdentity } = authenticated;
    if (connectorFactory === undefined) return authenticated;
    const kept: ConnectorFactory = {
      create: (serviceUrl, audience) =>
        clients(`${nameOf(claimsIdentity)}\n${audience}\n${serviceUrl}`, async () =>
          withReplyDeadline(await connectorFactory.create(serviceUrl, audience), replyWithinMs),
        ),
    };
    return { ...authenticated, connectorFactory: kept };
  };
}

/** The app that a token is for; what a client of botbuilder is made of beside its address. */
function nameOf(claims: AuthenticateRequestResult['claimsIdentity']): string {
  return ['ver', 'appid', 'azp', 'aud'].map((claim) => claims.getClaimValue(claim) ?? '').join('\n');
}
