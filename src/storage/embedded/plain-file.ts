import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  linkSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { errorCode } from '../database/storage-fault.js';

const { O_CREAT, O_EXCL, O_NOFOLLOW = 0, O_NONBLOCK = 0, O_RDONLY, O_WRONLY } = constants;

export interface PlainFile {
  readonly text: string;
  readonly uid: number;
  /** How many names it has. */
  readonly links: number;
}

/** A file that is one, and neither a link nor a pipe that nobody writes to; undefined when nothing is there. */
export function readPlainFile(path: string): PlainFile | undefined {
  let file: number;
  try {
    file = openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const found = fstatSync(file);
    if (!found.isFile()) throw new Error(`${path} is no file`);
    return { text: readFileSync(file, 'utf8'), uid: found.uid, links: found.nlink };
  } finally {
    closeSync(file);
  }
}

/** Writes a file of mode 0600 that appears whole, or not at all where something of that name is there: then false. */
export function writeNewFile(path: string, text: string): boolean {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = openSync(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
  try {
    writeFileSync(file, text);
    closeSync(file);
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
