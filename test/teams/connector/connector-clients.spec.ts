import assert from 'node:assert/strict';
import { type AuthenticateRequestResult, ClaimsIdentity, type ConnectorClient } from 'botframework-connector';
import { createConnectorKeeper } from '../../../src/teams/connector/connector-clients.js';

const CLOUD = 'https://smba.trafficmanager.net/emea/';

describe('createConnectorKeeper', () => {
  let made: string[] = [];
  let fails = false;
  beforeEach(() => {
    made = [];
    fails = false;
  });

  function authenticated(appId: string): AuthenticateRequestResult {
    return {
      audience: 'https://api.botframework.com',
      claimsIdentity: new ClaimsIdentity([{ type: 'aud', value: appId }]),
      connectorFactory: {
        async create(serviceUrl) {
          made.push(`${appId} ${serviceUrl}`);
          if (fails) throw new Error('no credentials');
          return { client: { pipeline: { addPolicy: () => undefined } } } as unknown as ConnectorClient;
        },
      },
    };
  }

  const keeper = createConnectorKeeper;
  const create = (keep: ReturnType<typeof keeper>, appId: string, serviceUrl: string) =>
    keep(authenticated(appId)).connectorFactory?.create(serviceUrl, 'https://api.botframework.com');

  it('gives the client of an earlier turn for the same app and service URL', async () => {
    const keep = keeper();
    const first = await create(keep, 'bot', CLOUD);
    assert.equal(await create(keep, 'bot', CLOUD), first);
    assert.equal(made.length, 1);
  });

  it('makes another one for another app and for another service URL', async () => {
    const keep = keeper();
    await create(keep, 'bot', CLOUD);
    await create(keep, 'other', CLOUD);
    await create(keep, 'bot', 'http://127.0.0.1:1/');
    assert.equal(made.length, 3);
  });

  it('tries again after one could not be made', async () => {
    const keep = keeper();
    fails = true;
    await assert.rejects(async () => create(keep, 'bot', CLOUD), /no credentials/);
    fails = false;
    assert.ok(await create(keep, 'bot', CLOUD));
  });
});
