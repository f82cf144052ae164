import assert from 'node:assert/strict';
import { createAdapter } from '../../../src/teams/adapter.js';
import { withReplyDeadline } from '../../../src/teams/connector/reply-deadline.js';
import { type Answer, empty, json, silence, startHttpServer } from '../../helpers/http-server.js';

describe('withReplyDeadline', () => {
  async function send(withinMs: number, ...answers: readonly Answer[]) {
    const server = await startHttpServer(...answers);
    try {
      const adapter = createAdapter({
        isAnonymous: true,
        frameworkSettings: { MicrosoftAppType: 'MultiTenant' },
      });
      const client = withReplyDeadline(await adapter.createConnector('', `${server.url}/`), withinMs);
      const { id } = await client.conversations.sendToConversation('a:chat', { type: 'message', text: 'hi' });
      return { id, requests: server.requests.length };
    } finally {
      await server.close();
    }
  }

  it('gives up a connector that does not answer', () =>
    assert.rejects(send(50, silence), /did not take it within 50 ms/));

  it('waits out no Retry-After that is longer', () =>
    assert.rejects(send(50, empty(429, { 'retry-after': '3600' })), /within 50 ms/));

  it('leaves the library time to try again', async () => {
    assert.deepEqual(await send(30_000, empty(429, { 'retry-after': '0' }), json({ id: '1' })), {
      id: '1',
      requests: 2,
    });
  });
});
