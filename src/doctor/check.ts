/** What a check found out. */
export type Finding = Passed | Warned | Failed | NotApplicable;

export interface Passed {
  readonly outcome: 'ok';
  readonly detail: string;
  /** Something else that is wrong though this works. */
  readonly blame?: Blame;
}

/** It works, and will not for long unless somebody acts. Nothing that needs this line is held up by it. */
export interface Warned {
  readonly outcome: 'warning';
  readonly detail: string;
  /** What to do about it: whole sentences. */
  readonly advice: string;
}

export interface Failed {
  readonly outcome: 'failed';
  readonly detail: string;
  /** What to do about it: whole sentences. */
  readonly advice: string;
}

/** There is nothing to check, or the culprit is named elsewhere. */
export interface NotApplicable {
  readonly outcome: 'skipped';
  readonly detail: string;
  /** The line that is red in the place of this one. */
  readonly blame?: Blame;
}

export interface Blame {
  /** Name of a line before this one. */
  readonly name: string;
  readonly detail: string;
  readonly advice: string;
}

export interface Check {
  /** Says what the line is about, and is how other checks need it. */
  readonly name: string;
  /** Lines that must not be red, nor skipped because of one that is. */
  readonly needs: readonly string[];
  run(): Promise<Finding>;
}

/** A check that could not be made because of what another line is about. */
export function blame(name: string, detail: string, advice: string): NotApplicable {
  return { outcome: 'skipped', detail: `needs ${name}`, blame: { name, detail, advice } };
}
