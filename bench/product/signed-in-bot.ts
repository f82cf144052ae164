// The bot as it runs in Teams: tokens are checked on both ways in. Its own, for replies, is at hand.
import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { createApp } from '../../src/app/app.js';
import { createLogger } from '../../src/base/logger.js';
import { readConfig } from '../../src/config/config.js';
import { serveTasks } from '../serve-tasks.js';

class TokenAtHand extends ConfigurationServiceClientCredentialFactory {
  override async createCredentials(): ReturnType<
    ConfigurationServiceClientCredentialFactory['createCredentials']
  > {
    return {
      async signRequest(request) {
        request.headers.set('authorization', 'Bearer at-hand');
        return request;
      },
    };
  }
}

const config = readConfig(process.env, { bot: true, partnerCenter: true });
const app = await createApp(config, createLogger(config.logLevel), {
  credentialsFactory: new TokenAtHand({}),
});
const url = await app.listen();

serveTasks({ address: async () => url }, () => app.close());
