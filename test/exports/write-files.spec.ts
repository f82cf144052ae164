import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { read, utils, type WorkSheet } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { type Column, type Row, type Sheet, sheetOf } from '../../src/exports/table.js';
import { writeCsv } from '../../src/exports/write-csv.js';
import { xlsxContents } from '../../src/exports/write-xlsx.js';

const LONG = `Aan${'é'.repeat(296)}🏢`;
/** Each as it has to come out of a workbook; of a CSV with an apostrophe before what is calculated. */
const NAMES = [
  '=HYPERLINK("http://evil.example","x")',
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  'שלום עולם בע״מ',
  'شركة \u200fالاختبار',
  'Contoso 🏢👩‍💻 GmbH',
  LONG,
  'a;b,c "d"',
  "O'Brien <&> ]]>",
  '_x0041_ and _X00e9_',
  '007',
  '1E5',
  '2026-11-30',
  'TRUE',
];

const COLUMNS: readonly Column[] = [
  { title: 'Name', kind: 'text' },
  { title: 'Seats', kind: 'count' },
  { title: 'Share', kind: 'share' },
  { title: 'Last day', kind: 'day' },
  { title: 'Now (EUR)', kind: 'money', currency: 'EUR' },
  { title: 'Now (JPY)', kind: 'money', currency: 'JPY' },
];

function sheet(rows: readonly Row[], name = 'All customers'): Sheet {
  return { name, columns: COLUMNS, rows };
}

async function writeXlsx(sheets: readonly Sheet[]): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of xlsxContents(sheets)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function csvOf(table: Sheet, locale: string): Promise<string> {
  const chunks: Buffer[] = [];
  const into = new Writable({
    write(chunk: Buffer, _, done) {
      chunks.push(chunk);
      done();
    },
  });
  await writeCsv(table, locale, into);
  return Buffer.concat(chunks).toString('utf8');
}

function cell(found: WorkSheet, address: string) {
  const at = found[address] as { t: string; v: unknown; z?: string; f?: string } | undefined;
  return at && { t: at.t, v: at.v, z: at.z, f: at.f };
}

describe('files of tables', function () {
  // A busy machine takes its time over many rows.
  this.timeout(180_000);
  const day = new Date('2026-12-31T23:59:00Z');

  it('keep names that are formulas, right-to-left, long, emoji or look like something else', async () => {
    const rows = NAMES.map((name): Row => [name, 1, 0.5, day, 1, 1]);
    const book = read(await writeXlsx([sheet(rows)]), { cellFormula: true });
    const found = book.Sheets['All customers'];
    assert.ok(found);
    NAMES.forEach((name, index) => {
      const { t, v, f } = cell(found, `A${index + 2}`) ?? {};
      assert.deepEqual({ t, v, f }, { t: 's', v: name, f: undefined });
    });

    for (const [locale, delimiter] of [
      ['en-US', ','],
      ['pl-PL', ';'],
    ] as const) {
      const text = await csvOf(sheet(rows), locale);
      const lines: string[][] = parse(text, { bom: true, delimiter });
      assert.deepEqual(
        lines.slice(1).map(([name]) => name),
        NAMES.map((name) => (/^[=+\-@]/.test(name) ? `'${name}` : name)),
      );
      assert.ok(lines.every((line) => line.length === COLUMNS.length));
    }
  });

  it('hold nothing that breaks a row or a workbook', async () => {
    const rows = [['a\r\nb\u0000\u0007c\ud800d\u2028e\ufffe', 1, 0.5, day, 1, 1]];
    const clean = 'a b c?d e';
    const found = read(await writeXlsx([sheet(rows)])).Sheets['All customers'];
    assert.equal(found && cell(found, 'A2')?.v, clean);
    assert.equal(parse(await csvOf(sheet(rows), 'en'), { bom: true })[1]?.[0], clean);
  });

  it('of a workbook hold real numbers, percentages, days and amounts, also of a currency without cents', async () => {
    const bytes = await writeXlsx([sheet([['x', 1234, 0.375, day, 1234.5, 99]])]);
    const found = read(bytes, { cellNF: true, cellStyles: true }).Sheets['All customers'];
    assert.ok(found);
    const shown = ['B2', 'C2', 'D2', 'E2', 'F2'].map((address) => cell(found, address));
    assert.deepEqual(
      shown.map((one) => one?.t),
      ['n', 'n', 'n', 'n', 'n'],
    );
    assert.deepEqual(
      shown.map((one) => one?.v),
      // Days since the end of 1899.
      [1234, 0.375, Date.UTC(2026, 11, 31) / 86_400_000 + 25_569, 1234.5, 99],
    );
    assert.deepEqual(
      shown.map((one) => one?.z),
      ['#,##0', '0.0%', 'yyyy-mm-dd', '[$EUR] #,##0.00', '[$JPY] #,##0'],
    );
  });

  it('of a workbook have a first row that stays, widths by what is in the columns, and a sheet a table', async () => {
    const bytes = await writeXlsx([
      sheet([['A name of some length that is not cut', 1, 0.5, day, 1, 1]]),
      sheet([], 'Names: may [not] hold * all ? of these / signs'),
    ]);
    const book = read(bytes, { cellStyles: true });
    assert.deepEqual(book.SheetNames, ['All customers', 'Names  may  not  hold   all   o']);
    const widths = book.Sheets['All customers']?.['!cols']?.map(({ wch = 0 }) => wch) ?? [];
    assert.ok((widths[0] ?? 0) > 35 && (widths[1] ?? 99) < 15, String(widths));
    const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    assert.match(xml, /<pane [^>]*ySplit="1"[^>]*state="frozen"/);
    const [second] = book.SheetNames.slice(1);
    assert.deepEqual(utils.sheet_to_json(book.Sheets[second ?? ''] ?? {}, { header: 1 }), [
      COLUMNS.map(({ title }) => title),
    ]);
  });

  it('of CSV have the decimal sign and separator of the language, a mark, and minus signs that are no formulas', async () => {
    const rows: readonly Row[] = [
      ['x', -3, 0.375, day, 1234.5, undefined],
      ['y', 0, 1, undefined, 0, 2],
    ];
    assert.equal(
      await csvOf(sheet(rows), 'en-GB'),
      '\ufeff"Name","Seats","Share (%)","Last day","Now (EUR)","Now (JPY)"\r\n' +
        '"x",-3,37.5,"2026-12-31",1234.5,\r\n"y",0,100,,0,2\r\n',
    );
    for (const locale of ['pl-PL', 'pt-BR', 'fr-CA', 'nl'])
      assert.equal(
        (await csvOf(sheet(rows), locale)).split('\r\n')[1],
        '"x";-3;37,5;"2026-12-31";1234,5;',
        locale,
      );
    assert.match(await csvOf(sheet(rows), 'zh-TW'), /"x",-3,37\.5,/);
    assert.match(await csvOf(sheet(rows), 'no tag at all'), /"x",-3,37\.5,/);
  });

  it('are written as rows come: a reader that is slow is waited for', async () => {
    let made = 0;
    function* lines() {
      for (let n = 0; n < 200_000; n += 1) {
        made += 1;
        yield { n };
      }
    }
    const table = sheetOf(
      'Lines',
      [{ title: 'Number', kind: 'count', cell: ({ n }: { n: number }) => n }],
      lines(),
    );
    let madeAtFirstWrite = 0;
    const into = new Writable({
      highWaterMark: 1,
      write(_chunk, _encoding, done) {
        madeAtFirstWrite ||= made;
        setImmediate(done);
      },
    });
    await writeCsv(table, 'en', into);
    assert.equal(made, 200_000);
    // What streams hold in between is 16 KB on Node 20 and 64 KB on Node 24.
    assert.ok(madeAtFirstWrite < 20_000, String(madeAtFirstWrite));
  });

  it('of a workbook are written as rows come too, every row once', async () => {
    let made = 0;
    function* lines() {
      for (let n = 0; n < 6_000; n += 1) {
        made += 1;
        yield { n, name: `${n} ${LONG}` };
      }
    }
    const table = sheetOf(
      'Lines',
      [
        { title: 'Number', kind: 'count', cell: ({ n }: { n: number }) => n },
        { title: 'Name', kind: 'text', cell: ({ name }: { name: string }) => name },
      ],
      lines(),
    );
    const chunks: Uint8Array[] = [];
    const madeAtChunks: number[] = [];
    for await (const chunk of xlsxContents([table, sheet([])])) {
      chunks.push(chunk);
      madeAtChunks.push(made);
    }
    assert.ok((madeAtChunks[0] ?? made) < 2_000, String(madeAtChunks[0]));
    assert.ok(madeAtChunks.filter((at) => at < 5_500).length > 10, 'chunks come all along');
    const found = read(Buffer.concat(chunks)).Sheets['Lines'];
    const rows: unknown[][] = utils.sheet_to_json(found ?? {}, { header: 1 });
    assert.equal(rows.length, 6_001);
    assert.deepEqual(
      rows.slice(1).map(([n]) => n),
      Array.from({ length: 6_000 }, (_, n) => n),
    );
    assert.deepEqual(rows.at(-1), [5_999, `5999 ${LONG}`]);
  });
});
