import { type Activity, CloudAdapter, type InvokeResponse, type TurnContext } from 'botbuilder';
import type {
  AuthenticateRequestResult,
  ConnectorClient,
  ServiceClientCredentialsFactory,
} from 'botframework-connector';
import type { BotConfig } from '../config/config.js';
import { createConnectorKeeper, KeptAuthentication } from './connector/connector-clients.js';
import { sendWholeEntities } from './connector/whole-entities.js';

/** CloudAdapter whose two steps, checking the token and running the turn, can be taken one by one. */
export class TurnAdapter extends CloudAdapter {
  readonly #withKeptConnectors = createConnectorKeeper();

  /**
   * Checks a request's token, whose key has to be one for Teams, before anything of the activity is read: that it came
   * from that service URL is checked against it afterwards. Throws when it is not good; why is botbuilder's own text.
   */
  async authenticate(authorization: string, serviceUrl: string): Promise<AuthenticateRequestResult> {
    // All that botbuilder looks at.
    const activity = { channelId: 'msteams', serviceUrl } as Activity;
    return this.#withKeptConnectors(
      await this.botFrameworkAuthentication.authenticateRequest(activity, authorization),
    );
  }

  /** Runs the turn of an authenticated activity; an invoke gives a response, other activities undefined. */
  run(
    authenticated: AuthenticateRequestResult,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(authenticated, activity, logic);
  }

  /**
   * A client of the Bot Connector with the bot's own credentials, for what nobody asked for: a proactive turn hides the
   * id of a message that begins a thread, and takes no signal.
   */
  createConnector(appId: string, serviceUrl: string): Promise<ConnectorClient> {
    const bot = this.createClaimsIdentity(appId);
    // Undefined: the audience of the cloud the bot is set up for.
    return this.botFrameworkAuthentication.createConnectorFactory(bot).create(serviceUrl, undefined as never);
  }
}

/** The adapter for the bot's settings; tests bring credentials that a local connector accepts. */
export function createAdapter(
  { frameworkSettings }: BotConfig,
  credentialsFactory?: ServiceClientCredentialsFactory,
): TurnAdapter {
  sendWholeEntities();
  return new TurnAdapter(new KeptAuthentication({ ...frameworkSettings }, credentialsFactory));
}
