import type { Logger } from '../../base/logger.js';
import type { OperationsNotice } from '../operations-notice.js';
import type { Clock } from '../ports.js';
import type { AdminNotices } from './delivery-ports.js';

export interface NotifyAdminsDeps {
  readonly notices: AdminNotices;
  /** ADMIN_USER_IDS: lower-case Entra object ids. */
  readonly adminUserIds: readonly string[];
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Has the admins told, where one of them said `operations here`, else in their personal chats. The log has it too, at
 * error level, whoever can be reached: an admin who never wrote to the bot has no chat it could use. Throws
 * StorageError.
 */
export type NotifyAdmins = (notice: OperationsNotice) => Promise<void>;

export function createNotifyAdmins({ notices, adminUserIds, clock, logger }: NotifyAdminsDeps): NotifyAdmins {
  return async (notice) => {
    const todo = whatToDo(notice);
    const { kind, ...facts } = withoutNames(notice);
    const data = { notice: kind, ...facts, admins: adminUserIds.length, todo };
    try {
      const told = await notices.put(notice, adminUserIds, clock.now());
      logger.error({ ...data, told }, 'someone must act');
    } catch (error) {
      logger.error({ ...data, told: 0 }, 'someone must act');
      throw error;
    }
  };
}

/** The log names no customers. */
function withoutNames(notice: OperationsNotice) {
  if (notice.kind !== 'left-out') return notice;
  const { kind, what, count } = notice;
  return { kind, what, count };
}

/** For the log; the card says the same in the reader's language. */
function whatToDo(notice: OperationsNotice): string {
  switch (notice.kind) {
    case 'sign-in-lost':
      return notice.fault === 'app-refused' ? 'npm run doctor' : 'npm run consent';
    case 'conversation-refused':
      return 'see whether the bot is still there';
    case 'message-refused':
      return 'report it, if it stays so';
    case 'long-wait':
      return 'nothing, unless it comes often';
    case 'outgoing-refused':
      return 'see whether the address in the settings is right and answers';
    case 'sweep-failed':
      return 'npm run doctor';
    case 'left-out':
      return notice.what === 'customer' ? 'npm run sweep' : 'run the same version everywhere';
    case 'prices-failed':
      return 'npm run doctor';
    case 'sweep-waits':
      return 'if it lasts for a day, see what else of your company asks Partner Center so much';
  }
}
