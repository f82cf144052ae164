import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { exportTarget, writeExport } from '../../src/cli/export-file.js';
import { sheetOf } from '../../src/exports/table.js';
import { runProgram } from '../helpers/run-program.js';

describe('npm run ask -- --export', function () {
  this.timeout(120_000);
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'seatwise-export-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const exportTo = (name: string, question: string, ...more: string[]) =>
    runProgram('src/cli/ask.ts', ['--demo', '--export', join(folder, name), ...more, question]);

  it('writes a workbook with a sheet a subject and one that explains', async () => {
    const { exitCode, stdout, stderr } = await exportTo(
      'usage.XLSX',
      'license usage for DT DEMO CSP CUSTOMER 005',
    );
    assert.equal(exitCode, 0, stderr);
    assert.equal(stdout, `${join(folder, 'usage.XLSX')}\n`);
    const book = read(await readFile(join(folder, 'usage.XLSX')));
    assert.deepEqual(book.SheetNames, ['Workloads', 'Products', 'About these figures']);
    const [line] = utils.sheet_to_json<Record<string, unknown>>(book.Sheets['Workloads'] ?? {});
    assert.deepEqual([line?.['Workload'], line?.['Seats'], line?.['Active seats']], ['Exchange', 8, 0]);
    const about = utils.sheet_to_csv(book.Sheets['About these figures'] ?? {});
    assert.match(about, /Data as of 9 March 2017, stale/);
  });

  it('writes one table as CSV in the language asked for, and says what it leaves out', async () => {
    const { exitCode, stderr } = await exportTo(
      'usage.csv',
      'license usage for DT DEMO CSP CUSTOMER 005',
      '--locale',
      'pl',
    );
    assert.equal(exitCode, 0, stderr);
    assert.match(stderr, /not in it: Produkty/);
    const lines: string[][] = parse(await readFile(join(folder, 'usage.csv')), { bom: true, delimiter: ';' });
    assert.deepEqual(lines[0]?.slice(0, 3), ['Usługa', 'Licencje', 'Licencje w użyciu']);
    assert.deepEqual(lines[1]?.slice(0, 3), ['Exchange', '8', '0']);
  });

  it('writes nothing over a file, into a folder that is not there, or under another extension, and says so', async () => {
    await writeFile(join(folder, 'mine.csv'), 'mine');
    for (const [name, words] of [
      ['mine.csv', /is there already/],
      ['none/usage.csv', /There is no folder/],
      ['mine.csv/usage.csv', /There is no folder/],
      ['usage.pdf', /\.xlsx .* or \.csv/],
      ['usage', /\.xlsx .* or \.csv/],
    ] as const) {
      await assert.rejects(exportTarget(join(folder, name)), words, name);
    }
    const { exitCode, stdout, stderr } = await exportTo('mine.csv', 'portfolio');
    assert.deepEqual([exitCode, stdout], [1, '']);
    assert.match(stderr, /is there already/);
    assert.equal(await readFile(join(folder, 'mine.csv'), 'utf8'), 'mine');
  });

  it('leaves a file that came meanwhile as it is, and nothing of one that could not be finished', async () => {
    const late = { path: join(folder, 'mine.csv'), kind: 'csv' } as const;
    const table = sheetOf('T', [{ title: 'N', kind: 'count', cell: () => 1 }], [1]);
    await assert.rejects(
      writeExport(
        late,
        { kind: 'sheets', subject: 'Figures', customerName: undefined, tables: [table], about: table },
        'en',
      ),
      /is there already/,
    );
    assert.equal(await readFile(late.path, 'utf8'), 'mine');
    const broken = sheetOf(
      'T',
      [
        {
          title: 'N',
          kind: 'count',
          cell: () => {
            throw new Error('the database went away');
          },
        },
      ],
      [1],
    );
    for (const kind of ['csv', 'xlsx'] as const) {
      const path = join(folder, `broken.${kind}`);
      await assert.rejects(
        writeExport(
          { path, kind },
          { kind: 'sheets', subject: 'Figures', customerName: undefined, tables: [broken], about: table },
          'en',
        ),
        /broken\.\w+ could not be written: the database went away/,
      );
      assert.ok(!(await readdir(folder)).includes(`broken.${kind}`));
    }
  });

  it('says in words why there is no file', async () => {
    for (const [question, code, words] of [
      ['license usage for zzqqxx', 2, /No file was written/],
      ['portfolio', 1, /No file was written/],
    ] as const) {
      const { exitCode, stderr } = await exportTo('none.xlsx', question);
      assert.equal(exitCode, code, question);
      assert.match(stderr, words);
    }
    assert.ok(!(await readdir(folder)).includes('none.xlsx'));
  });
});
