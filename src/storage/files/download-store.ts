import { createHash, randomBytes } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { FileRequest } from '../../domain/files/file-question.js';
import type { Download, DownloadStore } from '../../usecases/files/file-ports.js';
import { withStorageErrors } from '../database/storage-fault.js';
import type { Tables } from '../database/tables.js';

const TOKEN_BYTES = 32;
/** What a token looks like: 32 bytes in base64url. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** Links in the database, by its own clock, which is the same for every process. */
export function createDownloadStore(db: Kysely<Tables>): DownloadStore {
  async function find(token: string, options: { readonly isTaken: boolean }): Promise<Download | undefined> {
    if (!TOKEN.test(token)) return undefined;
    const isOpen = sql`
      token_hash = ${hashOf(token)} and until > now() and (not is_once or used_at is null)
      and exists (
        select from conversation
        where conversation.tenant_id = download.tenant_id
          and conversation.conversation_id = download.conversation_id
      )
    `;
    const columns = sql`request, locale, user_id as "userId", tenant_id as "tenantId",
      conversation_id as "conversationId"`;
    const { rows } = await sql<DownloadRow>`
      ${
        options.isTaken
          ? sql`update download set used_at = now() where ${isOpen} returning ${columns}`
          : sql`select ${columns} from download where ${isOpen}`
      }
    `.execute(db);
    const [row] = rows;
    if (row === undefined) return undefined;
    const { request, locale, userId, tenantId, conversationId } = row;
    return { request, locale: locale ?? undefined, userId, conversation: { tenantId, conversationId } };
  }

  return {
    add: ({ request, locale, conversation, userId }, { isOnce }) =>
      withStorageErrors('keep a link', async () => {
        const token = randomBytes(TOKEN_BYTES).toString('base64url');
        const { tenantId, conversationId } = conversation;
        await sql`delete from download where until < now()`.execute(db);
        await sql`
          insert into download (token_hash, tenant_id, conversation_id, user_id, locale, request, is_once, until)
          values (${hashOf(token)}, ${tenantId}, ${conversationId}, ${userId}, ${locale ?? null},
            ${JSON.stringify(request)}, ${isOnce}, now() + interval '1 hour')
        `.execute(db);
        return token;
      }),
    look: (token) => withStorageErrors('look at a link', () => find(token, { isTaken: false })),
    take: (token) => withStorageErrors('take a link', () => find(token, { isTaken: true })),
    giveBack: (token) =>
      withStorageErrors('give a link back', async () => {
        await sql`update download set used_at = null where token_hash = ${hashOf(token)}`.execute(db);
      }),
  };
}

interface DownloadRow {
  readonly request: FileRequest;
  readonly locale: string | null;
  readonly userId: string;
  readonly tenantId: string;
  readonly conversationId: string;
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
