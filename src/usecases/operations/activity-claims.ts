/** What a claim of an activity comes to. */
export type ClaimOutcome =
  /** It is the claimer's to do. */
  | { readonly kind: 'taken' }
  /** Somebody else is at it. */
  | { readonly kind: 'under-way' }
  /** It was done; `answer` is what was kept of that. */
  | { readonly kind: 'answered'; readonly answer: unknown; readonly isSent: boolean };

/** Who does what an activity asks for, where several processes may get the same one. Methods throw StorageError. */
export interface ActivityClaims {
  /** Claims it; an answer that did not arrive is given to one asker as not sent. */
  take(key: string): Promise<ClaimOutcome>;
  /** Keeps the answer, as JSON. */
  answer(key: string, answer: unknown): Promise<void>;
  /** Gives it free, because the work failed. */
  drop(key: string): Promise<void>;
  /** The kept answer did not reach Teams: whoever gets the activity next sends it. */
  notSent(key: string): Promise<void>;
}
