import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { z } from 'zod';
import { errorCode } from '../database/storage-fault.js';
import { asServerUser } from './as-server-user.js';
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
  const dir = (await isUsableInPlace(nativeDir, home)) ? nativeDir : copyOnce(nativeDir, version, home);
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
    addLibraryLinks(nativeDir);
    return true;
  } catch (error) {
    if (READ_ONLY_CODES.has(errorCode(error))) return false;
    throw error;
  }
}

/** Adds what `pg-symlinks.json` lists and is not there; nothing where the package has no such list (Windows). */
function addLibraryLinks(nativeDir: string): void {
  const list = join(nativeDir, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const link of linksSchema.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const source = insideNative(nativeDir, link.source);
    const target = insideNative(nativeDir, link.target);
    if (lstatSync(target, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(relative(dirname(target), source), target);
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
    }
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
function copyOnce(nativeDir: string, version: string, home: ServerHome): string {
  const finalDir = join(home.dir, `postgresql-${version}`);
  if (exists(home, finalDir)) return finalDir;
  const workDir = asServerUser(home, () => mkdtempSync(join(home.dir, 'copy-')));
  try {
    copyFolder(nativeDir, workDir, home);
    asServerUser(home, () => {
      addLibraryLinks(workDir);
      renameSync(workDir, finalDir);
    });
  } catch (error) {
    asServerUser(home, () => rmSync(workDir, { recursive: true, force: true }));
    // Another process finished the same copy first.
    if (!exists(home, finalDir)) throw error;
  }
  return finalDir;
}

/** Reads as this process, which may be the only one that can, and writes as the server's account. */
function copyFolder(from: string, to: string, home: ServerHome): void {
  asServerUser(home, () => chmodSync(to, 0o755));
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) {
      asServerUser(home, () => mkdirSync(target));
      copyFolder(source, target, home);
    } else if (entry.isSymbolicLink()) {
      const place = readlinkSync(source);
      asServerUser(home, () => symlinkSync(place, target));
    } else if (!entry.name.endsWith('.a')) {
      const bytes = readFileSync(source);
      asServerUser(home, () => {
        writeFileSync(target, bytes, { flag: 'wx' });
        chmodSync(target, 0o755);
      });
    }
  }
}

function exists(home: ServerHome, path: string): boolean {
  return asServerUser(home, () => existsSync(path));
}
