import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { ConfigError } from '../base/errors.js';
import type { Environment } from './settings.js';

/**
 * The settings of a `.env` file, UTF-8 or UTF-16 with a byte order mark, as Windows' editors and shells write it; empty
 * when there is no such file. Throws ConfigError for a file that cannot be read as text.
 */
export function readEnvFile(path: string): Environment {
  const bytes = readBytes(path);
  if (bytes === undefined) return {};
  const values = parseEnv(decode(bytes, path));
  const broken = Object.entries(values).flatMap(([name, value]) => (value?.includes('\uFFFD') ? [name] : []));
  if (broken.length === 0) return values;
  throw notText(path, `${broken.join(', ')} cannot be read`);
}

function readBytes(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new ConfigError([
      { name: path, text: `cannot be read (${code})`, advice: 'Make it a file that this user may read.' },
    ]);
  }
}

function decode(bytes: Buffer, path: string): string {
  const encoding = encodingOf(bytes);
  // The decoder takes the byte order mark off, which would else become part of the first name.
  const text = new TextDecoder(encoding).decode(bytes);
  // UTF-16 without its mark reads as UTF-8 with a zero beside each letter.
  if (text.includes('\0')) throw notText(path, 'it holds zero bytes');
  return text;
}

function encodingOf([first, second]: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

function notText(path: string, why: string): ConfigError {
  return new ConfigError([{ name: path, text: `is not UTF-8 text (${why})`, advice: 'Save it as UTF-8.' }]);
}
