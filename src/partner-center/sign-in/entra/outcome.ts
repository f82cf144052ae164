/** Why the sign-in service gave no token. */
export type EntraFailure =
  /** A person must sign in again: the grant has ended, or more proof is asked for. */
  | { readonly kind: 'ended'; readonly reason: EntraReason }
  /** The app itself is refused: its id, secret or certificate, its tenant, what it may ask for. */
  | { readonly kind: 'refused'; readonly reason: EntraReason }
  /** Passes by itself. */
  | { readonly kind: 'unavailable'; readonly reason: EntraReason; readonly retryAfterMs: number | undefined };

export interface EntraReason {
  /** OAuth's error name, or msal's own code. */
  readonly error: string;
  /** The AADSTS number. It may change (Entra, "Error codes"), so it serves advice to people and no decision. */
  readonly number: number | undefined;
  /** For an admin's terminal only: it may name people. */
  readonly description: string;
}

export type EntraOutcome<T> = { readonly kind: 'granted'; readonly grant: T } | EntraFailure;

/** A reason for logs: codes only. */
export function describeReason({ error, number }: EntraReason): string {
  return number === undefined ? error : `${error}, AADSTS${number}`;
}
