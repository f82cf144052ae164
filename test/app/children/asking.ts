// Asks as the bot asks, each client by itself, and prints what came of it.
import { createRequire } from 'node:module';
import { ConnectorClient, MicrosoftAppCredentials } from 'botframework-connector';
import { useOutboundProxy } from '../../../src/app/outbound-proxy.js';
import { loadEnvironment, loadOutboundProxy } from '../../../src/config/config.js';
import { createEntraRoute } from '../../../src/partner-center/sign-in/entra/network.js';

await useOutboundProxy(loadOutboundProxy(loadEnvironment()));

const said = async (work: () => Promise<unknown>) =>
  work().then(
    (value) => String(value).slice(0, 200),
    (error: unknown) => `failed: ${String(error).slice(0, 200)}`,
  );
const local = process.argv[2] ?? '';

const { OpenIdMetadata } = createRequire(import.meta.url)(
  'botframework-connector/lib/auth/openIdMetadata',
) as {
  readonly OpenIdMetadata: new (url: string) => { refreshCache(): Promise<void> };
};
const connector = new ConnectorClient(new MicrosoftAppCredentials('', ''), {
  baseUri: 'https://connector.test',
});
const credentials = new MicrosoftAppCredentials(
  '11111111-1111-4111-8111-111111111111',
  'x',
  '22222222-2222-4222-8222-222222222222',
);

process.stdout.write(
  JSON.stringify({
    fetch: await said(async () => (await fetch('https://api.test/x')).text()),
    sameOnLoopback: await said(async () => (await fetch(local)).text()),
    noProxy: await said(async () => (await fetch('https://direct.test/x')).text()),
    signIn: await said(async () =>
      JSON.stringify(
        (
          await createEntraRoute('https://login.test').networkClient.sendGetRequestAsync(
            'https://login.test/x',
          )
        ).body,
      ),
    ),
    keys: await said(() => new OpenIdMetadata('https://keys.test/openid').refreshCache()),
    connector: await said(() => connector.conversations.sendToConversation('c', { type: 'message' })),
    botToken: await said(() => credentials.getToken(true)),
  }),
);
