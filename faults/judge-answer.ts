/** What somebody saw. `blank`: a sorry that does not say what to do, or has nothing to quote. */
export type Seen =
  | { readonly kind: 'answer' }
  /** The last known figures, said to be old. */
  | { readonly kind: 'old figures' }
  | { readonly kind: 'sorry'; readonly fault: string }
  | { readonly kind: 'blank'; readonly text: string };

export type Texts = Readonly<Record<string, string>>;

/** Tells answers apart by the bot's own English messages. */
export function createJudge(texts: Texts): (body: string, options: JudgeOptions) => Seen {
  const faults = Object.keys(texts).flatMap((key) => {
    const fault = /^error\.(.+)\.title$/.exec(key)?.[1];
    return fault === undefined ? [] : [{ fault, title: asInJson(texts[key] ?? '') }];
  });
  const lastKnown = asInJson((texts['usage.last-known'] ?? '').split('{')[0] ?? '');

  return (body, { expected, needsReference }) => {
    const found = faults.find(({ title }) => body.includes(title));
    if (found !== undefined) {
      const { fault } = found;
      const advice = asInJson(texts[`error.${fault}.action`] ?? '');
      const isAdvised =
        body.includes(advice) || (fault === 'throttled' && /Try again in \d+ second/.test(body));
      const isQuotable = !needsReference || /Reference: [0-9a-f]{8}/.test(body);
      return isAdvised && isQuotable ? { kind: 'sorry', fault } : { kind: 'blank', text: body };
    }
    if (!expected.every((words) => body.includes(asInJson(words)))) return { kind: 'blank', text: body };
    return { kind: body.includes(lastKnown) ? 'old figures' : 'answer' };
  };
}

export interface JudgeOptions {
  /** Have to be in an answer that is none of the bot's apologies. */
  readonly expected: readonly string[];
  /** Whether an apology has room for a reference id. */
  readonly needsReference: boolean;
}

function asInJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
