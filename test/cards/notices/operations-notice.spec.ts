import assert from 'node:assert/strict';
import { operationsReply } from '../../../src/cards/notices/notice-card.js';
import { LANGUAGES } from '../../../src/i18n/locale.js';
import type { OperationsNotice } from '../../../src/usecases/operations-notice.js';
import { messagesFor, render } from '../../helpers/cards.js';
import { parseEvents } from '../../helpers/parse-card.js';
import { FAILED_SHEETS } from '../../helpers/portfolio-situations.js';
import { assertSample } from '../../helpers/samples.js';

const CHANNEL = {
  kind: 'conversation-refused',
  conversationType: 'channel',
  teamId: '19:customer-success-1b7e@thread.tacv2',
  conversationId: '19:licence-watch-8c41@thread.tacv2',
  reason: 'BotNotInConversationRoster',
} as const;

const NOTICES: Record<string, OperationsNotice> = {
  'sign-in-lost': {
    kind: 'sign-in-lost',
    fault: 'sign-in-lost',
    correlationId: '0f8fad5b-d9cb-469f-a165-70867728950e',
  },
  'app-refused': {
    kind: 'sign-in-lost',
    fault: 'app-refused',
    correlationId: '0f8fad5b-d9cb-469f-a165-70867728950e',
  },
  'channel-refused': CHANNEL,
  'chat-refused': { ...CHANNEL, conversationType: 'personal', teamId: undefined, conversationId: 'a:chat' },
  'message-refused': { ...CHANNEL, kind: 'message-refused', reason: 'BadArgument' },
  'teams-long-wait': { kind: 'long-wait', askedMs: 999_999_999_000 },
  'sweep-failed': { kind: 'sweep-failed', fault: 'unavailable', runId: 12 },
  'webhooks-refused': { kind: 'outgoing-refused', way: 'webhook', reason: 'HTTP 503', parked: 0 },
  'mails-refused': { kind: 'outgoing-refused', way: 'mail', reason: '550 *no* such user', parked: 3 },
  'sweep-waits': { kind: 'sweep-waits' },
  'prices-failed': { kind: 'prices-failed', sheets: FAILED_SHEETS },
  'customers-left-out': {
    kind: 'left-out',
    what: 'customer',
    count: 7,
    items: [
      { name: 'Contoso *Ltd*', reason: 'unauthorized' },
      { name: 'Fabrikam', reason: 'unreadable' },
    ],
  },
  'watch-left-out': {
    kind: 'left-out',
    what: 'watch',
    count: 1,
    items: [{ name: '3, 19:licence-watch-8c41@thread.tacv2' }],
  },
  'message-left-out': {
    kind: 'left-out',
    what: 'message',
    count: 2,
    items: [{ name: '19:licence-watch-8c41@thread.tacv2' }, { name: 'Contoso *Ltd*, a:chat' }],
  },
  'digest-left-out': {
    kind: 'left-out',
    what: 'digest',
    count: 1,
    items: [{ name: '19:licence-watch-8c41@thread.tacv2' }],
  },
  'sweep-without-database': { kind: 'sweep-failed', fault: 'storage', runId: 13 },
};

describe('operationsReply', () => {
  for (const [situation, notice] of Object.entries(NOTICES)) {
    it(`says what happened and what to do: ${situation}`, () => {
      assertSample(`notice.operations-${situation}`, operationsReply(notice, messagesFor('en'), render).card);
      for (const language of LANGUAGES) {
        const { card, summary, text } = operationsReply(notice, messagesFor(language), render);
        assert.deepEqual(parseEvents(card), []);
        assert.ok(text.split('\n').length >= 3, text);
        assert.doesNotMatch(summary, /\.\.|。。|\.。/);
      }
    });
  }

  it('helps to find the conversation that refuses messages', () => {
    for (const language of LANGUAGES) {
      const { text } = operationsReply(CHANNEL, messagesFor(language), render);
      for (const word of [CHANNEL.teamId, CHANNEL.conversationId, CHANNEL.reason]) {
        assert.ok(text.includes(word), `${language}: ${word}`);
      }
    }
  });
});
