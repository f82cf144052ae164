import type { Conversation } from '../../src/domain/conversation.js';

/** A personal chat with everything a case does not care about filled in. */
export function chat(changes: Partial<Conversation> = {}): Conversation {
  return {
    tenantId: '22222222-2222-4222-8222-222222222222',
    conversationId: 'a:chat',
    conversationType: 'personal',
    serviceUrl: 'https://example.com/',
    botId: '28:bot',
    teamId: undefined,
    userId: 'ana',
    locale: 'pl-PL',
    ...changes,
  };
}
