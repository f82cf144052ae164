import { readFile, realpath, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';

/** The account the server runs as when this process is root, which PostgreSQL refuses. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

const NOBODY: ServerUser = { uid: 65534, gid: 65534 };

/** True when this process is root; false on Windows. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Whether the system knows the user of this process by a name. */
export function hasUserName(): boolean {
  try {
    userInfo();
    return true;
  } catch {
    return false;
  }
}

/** The ids of `nobody` from /etc/passwd; 65534 where it is not listed. */
export async function readNobody(passwdFile = '/etc/passwd'): Promise<ServerUser> {
  const passwd = await readFile(passwdFile, 'utf8').catch(() => '');
  const [, uid, gid] = /^nobody:[^:]*:(-?\d+):(-?\d+):/m.exec(passwd) ?? [];
  if (uid === undefined || gid === undefined) return NOBODY;
  // macOS writes -2, which chown and setuid take only as an unsigned number.
  return { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 };
}

/**
 * True when the user may read and enter the path: every folder above it lets them through, and the path itself
 * is readable and executable for them. Goes by mode bits only. The path must exist.
 */
export async function isReachable(path: string, user: ServerUser): Promise<boolean> {
  let current = await realpath(path);
  let needed = 0o5;
  for (;;) {
    if (!(await grants(current, user, needed))) return false;
    const parent = dirname(current);
    if (parent === current) return true;
    current = parent;
    needed = 0o1;
  }
}

async function grants(path: string, user: ServerUser, needed: number): Promise<boolean> {
  const { mode, uid, gid } = await stat(path);
  const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
  return ((mode >> shift) & needed) === needed;
}
