import type { NotifyAdmins } from '../delivery/notify-admins.js';
import type { LeftOut, LeftOutBook, LeftOutKind } from '../sweep/left-out-ports.js';

/** Names in one notice; the others are counted. */
const MOST_NAMED = 5;

const KINDS: readonly LeftOutKind[] = ['customer', 'watch', 'digest', 'message'];

/** Tells the admins what was left out and they do not know of yet, in one notice for each kind. Throws StorageError. */
export function createTellLeftOut({
  book,
  notifyAdmins,
}: {
  readonly book: LeftOutBook;
  readonly notifyAdmins: NotifyAdmins;
}): (now: Date) => Promise<void> {
  return async (now) => {
    const untold = await book.takeUntold(now);
    for (const what of KINDS) {
      const items = untold.filter(({ kind }) => kind === what);
      if (items.length === 0) continue;
      await notifyAdmins({
        kind: 'left-out',
        what,
        count: items.length,
        items: items.slice(0, MOST_NAMED).map(named),
      });
    }
  };
}

function named({ id, name, reason }: LeftOut) {
  return { name: name === '' ? id : name, reason };
}
