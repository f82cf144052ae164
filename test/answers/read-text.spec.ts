import assert from 'node:assert/strict';
import type { Asking } from '../../src/answers/asking.js';
import { createConversationMemory, type LastAnswer } from '../../src/answers/conversation-memory.js';
import { createReadText } from '../../src/answers/read-text.js';
import { createCustomerIndex } from '../../src/domain/customers/customer-index.js';
import { recognize, understand } from '../helpers/understanding.js';

const customerId = 'a0000000-0000-4000-8000-000000000021';
const index = createCustomerIndex([{ customerId, customerName: 'Next plc', domain: undefined }]);
const asking: Asking = {
  locale: 'en',
  isShared: false,
  timeoutMs: 5_000,
  conversation: { tenantId: 't', conversationId: 'c' } as Asking['conversation'],
  person: { userId: 'u', name: 'Ana' } as Asking['person'],
  isAdmin: false,
};

async function readAfter(last: LastAnswer | undefined, text: string) {
  const memory = createConversationMemory({ now: () => new Date('2026-11-20T09:00:00Z') });
  if (last !== undefined) memory.note(asking, last);
  const readText = createReadText({
    recognize,
    understand,
    customers: async () => index,
    memory,
  });
  const read = await readText(text, asking);
  return read.kind === 'read' ? read.reading : undefined;
}

const usage = { kind: 'usage', product: undefined, belowPercent: 30, abovePercent: undefined } as const;
const command = (asked: object) => ({ kind: 'command', command: asked });

describe('a file of the whole list', () => {
  for (const text of [
    'export the whole list',
    'exporter toute la liste',
    'exporteer de hele lijst',
    'eksportuj całą listę',
    'exportar a lista toda',
    '匯出整份清單',
  ]) {
    it(`is of the list just shown, else of all customers: ${text}`, async () => {
      assert.deepEqual(
        await readAfter({ kind: 'customers', question: usage }, text),
        command({ name: 'customers', question: usage }),
      );
      assert.deepEqual(
        await readAfter({ kind: 'portfolio', order: 'money' }, text),
        command({ name: 'portfolio-by-money' }),
      );
      assert.deepEqual(await readAfter(undefined, text), command({ name: 'portfolio' }));
    });
  }
});

describe('a word that turns a list', () => {
  it('is a customer’s name where no list was shown', async () => {
    assert.equal((await readAfter({ kind: 'portfolio', order: 'seats' }, 'next'))?.kind, 'turn');
    assert.equal((await readAfter({ kind: 'other' }, 'next'))?.kind, 'customer');
    assert.equal((await readAfter(undefined, 'next'))?.kind, 'customer');
  });
});
