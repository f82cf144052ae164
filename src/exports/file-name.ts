import { isoDay } from '../base/time.js';
import type { FileKind } from '../domain/files/file-kind.js';
import type { Exported } from './exported.js';

/** Most characters of a name before its day and extension. */
const NAME_LIMIT = 100;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they may stand in no file's name
const UNSAFE = /[\u0000-\u001f\u007f-\u009f"*:<>?/\\|#%~&{}$!'`@+=;\ufffe\uffff]+/g;
/** Signs that turn the direction of what follows: with them "cod.xlsx" may be shown for something else. */
const TURNING = /[\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** "License usage - Contoso - 2026-11-30.xlsx": a name that every system and OneDrive take, whatever a customer is called. */
export function fileName(
  { subject, customerName }: Pick<Extract<Exported, { readonly kind: 'sheets' }>, 'subject' | 'customerName'>,
  kind: FileKind,
  madeAt: Date,
): string {
  const named = [subject, customerName ?? ''].map(safe).filter((part) => part !== '');
  return `${safe(named.join(' - '))} - ${isoDay(madeAt)}.${kind}`;
}

function safe(text: string): string {
  const clean = text
    .replace(UNSAFE, ' ')
    .replace(TURNING, '')
    .replace(LONE_SURROGATE, '')
    .replace(/\s+/g, ' ');
  const signs = [...clean.trim()].slice(0, NAME_LIMIT);
  const first = signs.findIndex((sign) => !'.- '.includes(sign));
  const last = signs.findLastIndex((sign) => !'. '.includes(sign));
  return first === -1 ? '' : signs.slice(first, last + 1).join('');
}
