import { constants } from 'node:fs';
import {
  type FileHandle,
  lstat,
  mkdtemp,
  open,
  readdir,
  realpath,
  rm,
  stat,
  symlink,
} from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { embeddedServerError } from './embedded-server-error.js';
import { makeFolders } from './make-folders.js';
import { isReachable, isRoot, readNobody, type ServerUser } from './server-user.js';

/** The folder that holds everything of one bundled server. */
export interface ServerHome {
  /** Real path, mode 0700, owned by the account the server runs as. */
  readonly dir: string;
  /** The data folder of the settings, in which it lies, or a link to it. */
  readonly parentDir: string;
  /** Set only when this process is root. Then nothing in `dir` is touched but by `asServerUser`. */
  readonly runAs: ServerUser | undefined;
}

/** Where root keeps the data when DATA_DIR lies in a folder the server's account cannot enter, such as /root. */
const SHARED_DIR = '/var/lib/seatwise';

/**
 * Makes `postgres` inside the data folder, or finds it, and says as whom the server runs: as this process's user,
 * or, for root, as the folder's owner, or `nobody` for a new one. When `nobody` cannot enter the data folder, the
 * files go to `sharedDir` and `postgres` is a link to them. Throws StorageError for another user's folder.
 */
export async function prepareServerHome(dataDir: string, sharedDir = SHARED_DIR): Promise<ServerHome> {
  const path = join(resolve(dataDir), 'postgres');
  await makeFolders(dirname(path));
  return isRoot() ? prepareAsRoot(path, sharedDir) : prepareAsUser(path);
}

async function prepareAsUser(path: string): Promise<ServerHome> {
  await makeFolders(path, 0o700);
  const dir = await realpath(path);
  const { uid } = await stat(dir);
  if (process.getuid !== undefined && uid !== process.getuid()) {
    throw embeddedServerError(
      `The database in ${path} belongs to user id ${uid}`,
      undefined,
      'Run as that user, or set DATA_DIR to another folder.',
    );
  }
  return { dir, parentDir: dirname(path), runAs: undefined };
}

async function prepareAsRoot(path: string, sharedDir: string): Promise<ServerHome> {
  const nobody = await readNobody();
  if (!(await exists(path))) {
    if (await isReachable(dirname(path), nobody)) await makeFolders(path, 0o700);
    else await linkToShared(path, sharedDir);
  }
  const found = await lstat(path);
  const dir = await realpath(path);
  // All that is changed is changed through this: the path may lead elsewhere by then.
  const folder = await open(dir, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW);
  try {
    const { uid, gid } = await folder.stat();
    if (found.isSymbolicLink() && found.uid !== 0 && found.uid !== uid) throw strangersLink(path, found.uid);
    if (uid === 0) await giveAway(folder, dir, nobody);
    const runAs = uid === 0 ? nobody : { uid, gid };
    await folder.chmod(0o700);
    if (!(await isReachable(dir, runAs))) {
      throw embeddedServerError(
        `PostgreSQL does not run as root, and user id ${runAs.uid} cannot enter ${dir}`,
        undefined,
        'Set DATA_DIR to a folder that user can reach.',
      );
    }
    return { dir, parentDir: dirname(path), runAs };
  } finally {
    await folder.close();
  }
}

/** Only a folder without files: what is in it may be anybody's. */
async function giveAway(folder: FileHandle, dir: string, { uid, gid }: ServerUser): Promise<void> {
  const names = (await readdir(dir)).filter((name) => name !== 'lost+found');
  if (names.length > 0)
    throw embeddedServerError(
      `${dir} belongs to root, as which PostgreSQL does not run, and is not empty`,
      undefined,
      'If it holds a database, give all of it to the user it belonged to; else set DATA_DIR to another folder.',
    );
  await folder.chown(uid, gid);
}

function strangersLink(path: string, uid: number): Error {
  return embeddedServerError(
    `${path} is a link that user id ${uid} made to a folder of somebody else`,
    undefined,
    'Remove the link, or set DATA_DIR to another folder.',
  );
}

async function linkToShared(path: string, sharedDir: string): Promise<void> {
  await makeFolders(sharedDir, 0o755);
  const dir = await mkdtemp(join(sharedDir, 'postgres-'));
  try {
    await symlink(dir, path);
  } catch (error) {
    await rm(dir, { recursive: true });
    // Another process was quicker; its folder is as good.
    if (!(await exists(path))) throw error;
  }
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
