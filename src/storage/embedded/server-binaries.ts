import { chmod, cp, lstat, mkdtemp, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { z } from 'zod';
import { errorCode } from '../database/storage-fault.js';
import type { ServerHome } from './server-home.js';
import type { ServerPackage } from './server-package.js';
import { isReachable } from './server-user.js';

/** Programs of the server, ready to run as the server's account. */
export interface ServerBinaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
  /** PostgreSQL's major version, for example 18. */
  readonly major: number;
}

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));
const READ_ONLY_CODES: ReadonlySet<string | undefined> = new Set(['EACCES', 'EPERM', 'EROFS']);

/**
 * Makes the package's programs runnable: adds the library links that npm leaves out with --ignore-scripts, and
 * copies the files into the server's home when its account cannot reach them, or when links are missing where
 * this process may not write.
 */
export async function prepareServerBinaries(
  serverPackage: ServerPackage,
  home: ServerHome,
): Promise<ServerBinaries> {
  const { nativeDir, version } = serverPackage;
  const dir = (await isUsableInPlace(nativeDir, home))
    ? nativeDir
    : await copyOnce(nativeDir, version, home.dir);
  const program = (name: string) => join(dir, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return {
    initdb: program('initdb'),
    postgres: program('postgres'),
    pgCtl: program('pg_ctl'),
    major: Number.parseInt(version, 10),
  };
}

async function isUsableInPlace(nativeDir: string, { runAs }: ServerHome): Promise<boolean> {
  if (runAs !== undefined) {
    const parts = ['bin', 'lib', 'share'].map((part) => isReachable(join(nativeDir, part), runAs));
    if ((await Promise.all(parts)).includes(false)) return false;
  }
  try {
    await addLibraryLinks(nativeDir);
    return true;
  } catch (error) {
    if (READ_ONLY_CODES.has(errorCode(error))) return false;
    throw error;
  }
}

/** Adds what `pg-symlinks.json` lists and is not there; nothing where the package has no such list (Windows). */
async function addLibraryLinks(nativeDir: string): Promise<void> {
  const list = await readFile(join(nativeDir, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const link of linksSchema.parse(JSON.parse(list))) {
    const source = insideNative(nativeDir, link.source);
    const target = insideNative(nativeDir, link.target);
    if (await lstat(target).catch(() => undefined)) continue;
    await symlink(relative(dirname(target), source), target).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw error;
    });
  }
}

/** The list names files from the package's root: `native/lib/libpq.so.5`. */
function insideNative(nativeDir: string, listed: string): string {
  const path = join(
    nativeDir,
    '..',
    listed.replace(/^native\//, `${relative(join(nativeDir, '..'), nativeDir)}/`),
  );
  if (!path.startsWith(nativeDir + sep)) throw new Error(`pg-symlinks.json names a file outside: ${listed}`);
  return path;
}

/** Copies to a folder of its own and renames, so that a copy under its final name is always whole. */
async function copyOnce(nativeDir: string, version: string, homeDir: string): Promise<string> {
  const finalDir = join(homeDir, `postgresql-${version}`);
  if (await stat(finalDir).catch(() => undefined)) return finalDir;
  const workDir = await mkdtemp(join(homeDir, 'copy-'));
  await cp(nativeDir, workDir, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !source.endsWith('.a'),
  });
  await openToEveryone(workDir);
  await addLibraryLinks(workDir);
  try {
    await rename(workDir, finalDir);
  } catch (error) {
    await rm(workDir, { recursive: true, force: true });
    // Another process finished the same copy first.
    if (!(await stat(finalDir).catch(() => undefined))) throw error;
  }
  return finalDir;
}

async function openToEveryone(dir: string): Promise<void> {
  await chmod(dir, 0o755);
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), 0o755);
  }
}
