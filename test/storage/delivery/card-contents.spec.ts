import assert from 'node:assert/strict';
import { createCardContents } from '../../../src/storage/delivery/card-contents.js';
import type { OperationsNotice } from '../../../src/usecases/operations-notice.js';
import type { WatchedAlert } from '../../../src/usecases/watching/watch-ports.js';
import { FAILED_SHEETS } from '../../helpers/portfolio-situations.js';

const ALERT = { alert: { alertId: 'one' } } as unknown as WatchedAlert;

describe('createCardContents', () => {
  const contents = createCardContents({
    ofCard: async (cardId) => (cardId === 'full' ? [ALERT] : []),
    movedFrom: async (cardId) => (cardId === 'moved' ? [ALERT] : []),
  });

  it('reads the alerts of a card as they stand, and what has moved on when none is left', async () => {
    const content = { kind: 'alerts' } as const;
    assert.deepEqual(await contents.read({ cardId: 'full', content }), {
      kind: 'alerts',
      cardId: 'full',
      alerts: [ALERT],
    });
    assert.deepEqual(await contents.read({ cardId: 'moved', content }), {
      kind: 'superseded',
      alerts: [ALERT],
    });
    assert.deepEqual(await contents.read({ cardId: 'empty', content }), { kind: 'superseded', alerts: [] });
  });

  const notices: OperationsNotice[] = [
    { kind: 'sign-in-lost', fault: 'app-refused', correlationId: '0f8fad5b' },
    {
      kind: 'conversation-refused',
      conversationType: 'channel',
      teamId: '19:t',
      conversationId: '19:c',
      reason: 'no',
    },
    { kind: 'conversation-refused', conversationType: 'personal', conversationId: 'a:chat', reason: '' },
    { kind: 'sweep-failed', fault: 'throttled', runId: 3 },
    { kind: 'sweep-waits' },
    { kind: 'prices-failed', sheets: FAILED_SHEETS },
    { kind: 'left-out', what: 'customer', count: 1, items: [{ name: 'Contoso', reason: 'timeout' }] },
  ];
  for (const notice of notices) {
    it(`gives a notice back as it was put: ${notice.kind}`, async () => {
      const stored = JSON.parse(JSON.stringify(notice));
      const content = { kind: 'notice', notice: stored } as const;
      assert.deepEqual(await contents.read({ cardId: 'any', content }), { kind: 'notice', notice });
    });
  }

  it('refuses what is no notice', async () => {
    await assert.rejects(
      contents.read({ cardId: 'any', content: { kind: 'notice', notice: { kind: 'x' } } }),
    );
  });
});
