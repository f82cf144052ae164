import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip, createInflate } from 'node:zlib';
import { PriceSheetError } from '../usecases/prices/price-sheet-error.js';
import { openZippedSheet } from './zipped-sheet.js';

/** What a file is by its first bytes, whatever its name or the headers it came with say. */
type Shape = 'zip' | 'gzip' | 'zlib' | 'page' | 'json' | 'empty' | 'text';

/** A sheet of 42 MB is a usual one. */
const MOST_BYTES = 1024 ** 3;

/**
 * The text of a sheet in a file, unpacked where it is a zip, a gzip or a zlib stream. Throws PriceSheetError for what is
 * no sheet; a packed one that is damaged ends with it while it is read.
 */
export async function openSheetFile(path: string): Promise<AsyncIterable<Buffer>> {
  switch (await shapeOf(path)) {
    case 'zip':
      return bounded(await openZippedSheet(path));
    case 'gzip':
      return bounded(pipeline(createReadStream(path), createGunzip(), ignore));
    case 'zlib':
      return bounded(pipeline(createReadStream(path), createInflate(), ignore));
    case 'text':
      return bounded(createReadStream(path));
    case 'page':
      throw new PriceSheetError('not-a-sheet', 'It is a web page and no price sheet');
    case 'json':
      throw new PriceSheetError('not-a-sheet', 'It is JSON and no price sheet');
    case 'empty':
      throw new PriceSheetError('empty', 'It is empty');
  }
}

async function shapeOf(path: string): Promise<Shape> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1024), 0, 1024, 0);
    return shapeOfBytes(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

function shapeOfBytes(bytes: Buffer): Shape {
  const start = bytes.subarray(0, 4).toString('latin1');
  // The second is a zip without files.
  if (start === 'PK\x03\x04' || start === 'PK\x05\x06') return 'zip';
  if (start.startsWith('\x1f\x8b')) return 'gzip';
  // What every zlib in use writes, at its four levels.
  if (['x\x01', 'x\x5e', 'x\x9c', 'x\xda'].some((mark) => start.startsWith(mark))) return 'zlib';
  const text = bytes.toString('latin1').replace(/[^\x21-\x7e]+/g, '');
  if (text === '') return bytes.every((byte) => byte <= 0x20 || byte >= 0x80) ? 'empty' : 'text';
  if (text.startsWith('<')) return 'page';
  return text.startsWith('{') || text.startsWith('[') ? 'json' : 'text';
}

/** Faults of a stream go to whoever reads the last part of it. */
const ignore = (): void => undefined;

async function* bounded(bytes: Readable): AsyncIterable<Buffer> {
  let size = 0;
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MOST_BYTES) throw new PriceSheetError('too-large', 'It is larger than a gigabyte');
      yield chunk;
    }
  } catch (error) {
    if (error instanceof PriceSheetError) throw error;
    throw new PriceSheetError('cut-off', 'It is damaged, or ends in the middle', [], error);
  } finally {
    bytes.destroy();
  }
}
