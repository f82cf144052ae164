import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative, sep } from 'node:path';
import { filesImportedBy, SRC, typescriptFiles } from './helpers/imports.js';

const LIST = new URL('open-files.json', import.meta.url);

/** By folder, the files in it that files outside it import, types included. */
function openFiles(): Record<string, string[]> {
  const open = new Map<string, Set<string>>();
  for (const file of typescriptFiles(SRC)) {
    for (const imported of filesImportedBy(file)) {
      const folder = dirname(imported);
      if (file.startsWith(folder + sep)) continue;
      const name = relative(SRC, folder);
      open.set(name, (open.get(name) ?? new Set()).add(relative(folder, imported)));
    }
  }
  return Object.fromEntries([...open].sort().map(([folder, files]) => [folder, [...files].sort()]));
}

describe('the files of a folder that others import', () => {
  // The rest is a folder's own affair: it can be changed, or go, with a look at the folder alone.
  it('are those of test/open-files.json (UPDATE_OPEN_FILES=1 writes it, for biome to put in form)', () => {
    const now = openFiles();
    if (process.env['UPDATE_OPEN_FILES'] === '1')
      writeFileSync(LIST, `${JSON.stringify(now, undefined, 2)}\n`);
    assert.deepEqual(now, JSON.parse(readFileSync(LIST, 'utf8')));
  });
});
