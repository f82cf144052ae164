import { pipeline, Transform } from 'node:stream';
import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { PriceSheetError } from '../usecases/prices/price-sheet-error.js';

/**
 * The text of the one sheet in a zip, from the file's directory at its end: a zip that was cut off has none. Length and
 * checksum are compared with what the directory says. Throws PriceSheetError; a wrong one ends the stream with an error.
 */
export async function openZippedSheet(path: string): Promise<Transform> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch((cause: unknown) => {
    throw new PriceSheetError('cut-off', 'The zip is damaged, or ends in the middle', [], cause);
  });
  try {
    const entry = await findSheet(zip);
    const unpacked = await zip.openReadStreamPromise(entry);
    // The callback hears of the end in any case, so that the file is closed.
    return pipeline(unpacked, checksummed(entry), () => zip.close());
  } catch (error) {
    zip.close();
    if (error instanceof PriceSheetError) throw error;
    throw new PriceSheetError('cut-off', 'The zip is damaged, or ends in the middle', [], error);
  }
}

async function findSheet(zip: ZipFile): Promise<Entry> {
  const files: Entry[] = [];
  for await (const entry of zip.eachEntry()) if (!entry.fileName.endsWith('/')) files.push(entry);
  const sheet = files.find(({ fileName }) => /\.csv$/i.test(fileName)) ?? files[0];
  if (sheet === undefined) throw new PriceSheetError('not-a-sheet', 'The zip holds no file');
  return sheet;
}

function checksummed({ crc32: expected }: Entry): Transform {
  let found = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      found = crc32(chunk, found);
      done(null, chunk);
    },
    flush(done) {
      done(found === expected ? null : new Error('The checksum differs'));
    },
  });
}
