import { PassThrough } from 'node:stream';
import type { FileKind } from '../domain/files/file-kind.js';
import type { MessagesFor } from '../i18n/messages.js';
import type { MakeFile } from '../usecases/files/file-ports.js';
import type { Clock } from '../usecases/ports.js';
import type { Exported } from './exported.js';
import { fileName } from './file-name.js';
import type { ReadTables } from './read-tables.js';
import { writeCsv } from './write-csv.js';
import { xlsxContents } from './write-xlsx.js';

const CONTENT_TYPES: Readonly<Record<FileKind, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** Files of questions, for whoever gives them on: a chat, a link, a mail. */
export function createMakeFile({
  readTables,
  messagesFor,
  clock,
}: {
  readonly readTables: ReadTables;
  readonly messagesFor: MessagesFor;
  readonly clock: Clock;
}): MakeFile {
  return async ({ question, file, locale, basis }, call) => {
    const exported = await readTables(question, { basis, call, messages: messagesFor(locale) });
    if (exported.kind !== 'sheets') return exported;
    const { subject, customerName } = exported;
    return {
      kind: 'file',
      name: fileName(exported, file, clock.now()),
      subject,
      customerName,
      contentType: CONTENT_TYPES[file],
      leftOut: tablesLeftOut(exported, file),
      contents: () => fileContents(exported, file, locale),
    };
  };
}

type Sheets = Extract<Exported, { readonly kind: 'sheets' }>;

/** The names of tables that a file has no room for: a CSV holds the first one. */
function tablesLeftOut({ tables: [, ...others] }: Sheets, kind: FileKind): readonly string[] {
  return kind === 'csv' ? others.map(({ name }) => name) : [];
}

/** The bytes of a file, written as they are read. Throws what reading the rows throws. */
async function* fileContents(
  { tables, about }: Sheets,
  kind: FileKind,
  locale: string | undefined,
): AsyncGenerator<Uint8Array> {
  if (kind === 'xlsx') {
    yield* xlsxContents([...tables, about]);
    return;
  }
  const [first] = tables;
  const through = new PassThrough();
  // What breaks there ends the stream with the same error.
  writeCsv(first, locale, through).catch(() => undefined);
  yield* through;
}
