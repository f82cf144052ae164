import type { Logger } from '../logger.js';
import type { ConversationStore, Messenger, OperationsNotice } from './ports.js';

export interface NotifyAdminsDeps {
  readonly conversations: Pick<ConversationStore, 'personalOf'>;
  readonly messenger: Messenger;
  /** ADMIN_USER_IDS: lower-case Entra object ids. */
  readonly adminUserIds: readonly string[];
  readonly logger: Logger;
}

/**
 * Tells the admins in their personal chats. The log has it too, at error level, whoever can be reached: an admin who
 * never wrote to the bot has no chat it could use. Rejects when admins have chats and none of them could be reached.
 */
export type NotifyAdmins = (notice: OperationsNotice) => Promise<void>;

export function createNotifyAdmins({
  conversations,
  messenger,
  adminUserIds,
  logger,
}: NotifyAdminsDeps): NotifyAdmins {
  return async (notice) => {
    const chats = adminUserIds.length === 0 ? [] : await conversations.personalOf(adminUserIds);
    const results = await Promise.allSettled(chats.map((chat) => messenger.sendNotice(chat, notice)));
    const failures = results.filter((result) => result.status === 'rejected');
    const told = results.length - failures.length;
    logger.error(
      { ...notice, admins: adminUserIds.length, told, todo: whatToDo(notice) },
      'someone must act',
    );
    for (const { reason } of failures) logger.warn({ err: reason }, 'an admin could not be told');
    if (failures.length > 0 && told === 0) throw failures[0]?.reason;
  };
}

/** For the log; the card says the same in the reader's language. */
function whatToDo(notice: OperationsNotice): string {
  switch (notice.kind) {
    case 'sign-in-lost':
      return notice.fault === 'app-refused' ? 'npm run doctor' : 'npm run consent';
    case 'conversation-refused':
      return 'see whether the bot is still there';
    case 'sweep-failed':
      return 'npm run doctor';
  }
}
