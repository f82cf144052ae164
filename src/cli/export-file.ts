import { createWriteStream } from 'node:fs';
import { access, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../base/errors.js';
import type { FileKind } from '../domain/files/file-kind.js';
import type { Exported } from '../exports/exported.js';
import { fileKindOf } from '../exports/file-kind.js';
import { writeCsv } from '../exports/write-csv.js';
import { xlsxContents } from '../exports/write-xlsx.js';

/** Where an answer is written to. */
export interface ExportTarget {
  readonly path: string;
  readonly kind: FileKind;
}

/** The target that a path names. Throws AppError where nothing can, or may, be written there. */
export async function exportTarget(path: string): Promise<ExportTarget> {
  const kind = fileKindOf(path);
  if (kind === undefined)
    throw refused(`${path}: give the file an extension of .xlsx (a workbook) or .csv (one table).`);
  const folder = dirname(path);
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) throw refused(`There is no folder ${folder}: make it first, or name another.`);
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (isThere) throw existing(path);
  return { path, kind };
}

/**
 * Writes tables to a file that is not there yet. Gives the names of those left out, since a CSV holds one table. A file
 * that could not be written to its end is removed.
 */
export async function writeExport(
  { path, kind }: ExportTarget,
  { tables, about }: Extract<Exported, { readonly kind: 'sheets' }>,
  locale: string | undefined,
): Promise<readonly string[]> {
  const [first, ...others] = tables;
  try {
    const into = createWriteStream(path, { flags: 'wx' });
    if (kind === 'csv') await writeCsv(first, locale, into);
    else await pipeline(xlsxContents([...tables, about]), into);
  } catch (cause) {
    if (isCode(cause, 'EEXIST')) throw existing(path);
    await rm(path, { force: true });
    if (cause instanceof AppError || !(cause instanceof Error)) throw cause;
    throw new AppError('export-failed', `${path} could not be written: ${cause.message}`, { cause });
  }
  return kind === 'csv' ? others.map(({ name }) => name) : [];
}

function existing(path: string): AppError {
  return refused(`${path} is there already and is left as it is: name another file.`);
}

function refused(message: string): AppError {
  return new AppError('export-refused', message);
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
