import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { UserGrant } from './entra/entra-client.js';

/** The name under which the sign-in lies in the vault. */
export const SIGN_IN_NAME = 'partner-center';

/** More than anybody has replicas with different settings at one time. */
const MOST_TAKEN = 20;

const signInSchema = z.object({
  /** New with every sign-in of a person, kept over renewals. */
  id: z.string(),
  signedInAt: z.coerce.date(),
  username: z.string().optional(),
  tenantId: z.string().optional(),
  /** What msal keeps, as it serialises it. */
  cache: z.string(),
  accessToken: z.string(),
  expiresAt: z.coerce.date(),
});

const recordSchema = z.object({
  signIn: signInSchema.optional(),
  /** Refresh tokens of the settings that were tried, oldest first, by their hash. */
  taken: z.array(z.object({ hash: z.string(), wasRefused: z.boolean() })).default([]),
});

export type StoredSignIn = z.output<typeof signInSchema>;
export type SignInRecord = z.output<typeof recordSchema>;

/** The content of the vault. Nothing stored, and what no version of this file wrote, is a record without a sign-in. */
export function parseRecord(content: string | undefined): SignInRecord {
  try {
    return recordSchema.parse(JSON.parse(content ?? '{}'));
  } catch {
    return { taken: [] };
  }
}

/** The record as the text that is sealed and stored; `parseRecord` reads it back. */
export function formatRecord(record: SignInRecord): string {
  return JSON.stringify(record);
}

/** The record once the sign-in service has granted tokens, to a new sign-in or to one that goes on. */
export function withGrant(
  record: SignInRecord,
  grant: UserGrant,
  { id, signedInAt }: Pick<StoredSignIn, 'id' | 'signedInAt'>,
): SignInRecord & { readonly signIn: StoredSignIn } {
  const { account, cache, accessToken, expiresAt } = grant;
  return { ...record, signIn: { id, signedInAt, ...account, cache, accessToken, expiresAt } };
}

/** The record once a refresh token of the settings has been tried. */
export function withTakenToken(
  record: SignInRecord,
  refreshToken: string,
  wasRefused: boolean,
): SignInRecord {
  const hash = hashOf(refreshToken);
  const others = record.taken.filter((taken) => taken.hash !== hash);
  return { ...record, taken: [...others, { hash, wasRefused }].slice(-MOST_TAKEN) };
}

/** Whether a refresh token of the settings is new, was taken, or was refused. */
export function fateOfToken(record: SignInRecord, refreshToken: string): 'new' | 'taken' | 'refused' {
  const hash = hashOf(refreshToken);
  const known = record.taken.find((taken) => taken.hash === hash);
  if (known === undefined) return 'new';
  return known.wasRefused ? 'refused' : 'taken';
}

function hashOf(refreshToken: string): string {
  return createHash('sha256').update(refreshToken.trim()).digest('base64url');
}
