import { chmod, copyFile, link, mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { findServerPackage, type ServerPackage } from '../../../src/storage/embedded/server-package.js';

/** The real package as `npm ci --ignore-scripts` leaves it: without the links between its libraries. */
export async function copyPackageWithoutLinks(dir: string): Promise<ServerPackage> {
  const { nativeDir, version } = await findServerPackage();
  const copy = join(dir, 'package', 'native');
  for (const entry of await readdir(nativeDir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const source = join(entry.parentPath, entry.name);
    const target = join(copy, relative(nativeDir, source));
    await mkdir(dirname(target), { recursive: true });
    // The temporary folder may lie on another disk.
    await link(source, target).catch(() => copyFile(source, target));
  }
  return { nativeDir: copy, version };
}

/** A package whose programs are shell scripts. */
export async function makeScriptPackage(
  dir: string,
  scripts: { readonly initdb: string; readonly postgres?: string },
): Promise<ServerPackage> {
  const nativeDir = join(dir, 'script-package', 'native');
  for (const folder of ['bin', 'lib', 'share']) await mkdir(join(nativeDir, folder), { recursive: true });
  for (const [name, body] of Object.entries(scripts)) {
    const file = join(nativeDir, 'bin', name);
    await writeFile(file, `#!/bin/sh\n${body}\n`);
    await chmod(file, 0o755);
  }
  return { nativeDir, version: '18.4.0' };
}
