import type { Kysely } from 'kysely';
import type { Outbox } from '../../usecases/delivery/delivery-ports.js';
import type { Tables } from '../database/tables.js';
import { createOutboxCards } from './outbox-cards.js';
import { createOutboxConversations } from './outbox-conversations.js';

/** The cards that wait, in the database. */
export function createOutboxStore(db: Kysely<Tables>): Outbox {
  return { ...createOutboxConversations(db), ...createOutboxCards(db) };
}
