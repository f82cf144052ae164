import assert from 'node:assert/strict';
import { createAdapter } from '../../../src/teams/adapter.js';
import { createDeliveryConnectors } from '../../../src/teams/connector/delivery-connector.js';
import { createRecordingConnector } from '../../integration/support/recording-connector.js';

const NEVER = new AbortController().signal;

describe('watchHandingOver', () => {
  it("calls back once for each request of the connector's client, before its answer", async () => {
    const connector = await createRecordingConnector(50, () => '');
    try {
      const adapter = createAdapter({
        isAnonymous: true,
        frameworkSettings: { MicrosoftAppType: 'MultiTenant' },
      });
      const clock = { now: () => new Date() };
      const to = createDeliveryConnectors({ adapter, appId: '', clock, timeoutMs: 5_000 })(connector.url);
      const events: string[] = [];
      const send = async (id: string) => {
        await to.send(id, { type: 'message' }, NEVER, () => {
          events.push(`${id} handed over, ${connector.posts.length} taken`);
        });
        events.push(`${id} answered`);
      };
      // The second one goes over the connection that was kept.
      await send('first');
      await send('second');
      assert.deepEqual(events, [
        'first handed over, 0 taken',
        'first answered',
        'second handed over, 1 taken',
        'second answered',
      ]);
    } finally {
      await connector.close();
    }
  });
});
