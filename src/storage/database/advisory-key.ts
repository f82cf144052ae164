import { createHash } from 'node:crypto';

/** PostgreSQL's 64-bit advisory lock key of a name, in decimal: the first 8 bytes of the name's SHA-256, signed. */
export function advisoryKey(name: string): string {
  return createHash('sha256').update(`seatwise/${name}`).digest().readBigInt64BE(0).toString();
}
