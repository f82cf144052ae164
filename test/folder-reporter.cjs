const { readdirSync } = require('node:fs');
const { join, relative, sep } = require('node:path');
const { Base } = require('mocha').reporters;

/** Prints a line for each folder of specs as soon as the last of its files is through, then mocha's own summary. */
class FolderReporter extends Base {
  constructor(runner, options) {
    super(runner, options);
    const folders = new Map();
    const filesOf = specsByFolder();
    const folderAt = (file) => {
      const name = folderOf(file);
      const known = folders.get(name) ?? { files: new Set(), passed: 0, failed: 0, spentMs: 0 };
      folders.set(name, known);
      return known;
    };
    const print = (name, { files, passed, failed, spentMs }) => {
      const state = failed > 0 ? Base.color('fail', `${failed} failed`) : Base.color('green', 'ok');
      const took = `${Math.round(spentMs / 1000)} s`;
      Base.consoleLog(
        `  ${name.padEnd(16)}${String(files.size).padStart(4)} files ${String(passed).padStart(6)} tests ${took.padStart(7)}  ${state}`,
      );
      folders.delete(name);
    };

    let current;
    const note = (test) => {
      const file = test.file ?? '';
      if (current !== undefined && current !== file) finish(current);
      current = file;
      const folder = folderAt(file);
      folder.files.add(file);
      folder.spentMs += test.duration ?? 0;
      return folder;
    };
    const finish = (file) => {
      const name = folderOf(file);
      const folder = folders.get(name);
      if (folder !== undefined && folder.files.size === filesOf.get(name)) print(name, folder);
    };

    runner.on('pass', (test) => {
      note(test).passed += 1;
    });
    // What failed stands here at once, and at the end in full.
    runner.on('fail', (test, error) => {
      note(test).failed += 1;
      const [message = ''] = String(error?.message ?? error).split('\n');
      Base.consoleLog(`  ${Base.color('fail', 'failed')} ${test.fullTitle()}: ${message.slice(0, 200)}`);
    });
    runner.once('end', () => {
      for (const [name, folder] of [...folders].sort(([a], [b]) => a.localeCompare(b))) print(name, folder);
      this.epilogue();
    });
  }
}

function folderOf(file) {
  const [first = '', second] = relative(__dirname, file).split(sep);
  return second === undefined ? '.' : first;
}

/** How many files of specs each folder has. */
function specsByFolder() {
  const counts = new Map();
  for (const entry of readdirSync(__dirname, { recursive: true, withFileTypes: true })) {
    if (!entry.name.endsWith('.spec.ts')) continue;
    const name = folderOf(join(entry.parentPath ?? entry.path, entry.name));
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

module.exports = FolderReporter;
