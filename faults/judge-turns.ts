import { type Expectation, expectation } from './fault.js';
import { seenAs, type Turn } from './turn.js';

/** What has to hold of every turn, whatever is broken. */
export function judgeTurns(turns: readonly Turn[], withinMs: number): readonly Expectation[] {
  const unanswered = turns.filter(({ seen, status }) => seen === undefined || status !== 200);
  const late = turns.filter(({ sentMs, answeredMs }) => answeredMs - sentMs > withinMs);
  const blank = turns.flatMap(({ what, seen }) => (seen?.kind === 'blank' ? [`${what}: ${seen.text}`] : []));
  return [
    expectation('everybody is answered', unanswered.length === 0, describe(unanswered)),
    expectation(`within ${withinMs / 1000} s`, late.length === 0, describe(late)),
    expectation('a sorry says what to do, with a reference', blank.length === 0, blank[0]?.slice(0, 600)),
  ];
}

/** Everybody got a full answer. */
export function allAnswered(what: string, turns: readonly Turn[]): Expectation {
  const others = turns.filter(({ seen }) => seen?.kind !== 'answer');
  return expectation(what, turns.length > 0 && others.length === 0, describe(others));
}

function describe(turns: readonly Turn[]): string {
  return turns
    .slice(0, 6)
    .map((turn) => {
      const ms = Math.round(turn.answeredMs - turn.sentMs);
      return `${turn.what} ${seenAs(turn)} ${turn.status} after ${ms} ms`;
    })
    .join('; ');
}
