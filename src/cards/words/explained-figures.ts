import type { DataAge } from '../../domain/usage/data-age.js';
import type { SeatRange } from '../../domain/usage/seat-range.js';
import type { Messages } from '../../i18n/messages.js';

/** What a card says when somebody asks what its figures mean; nothing where they speak for themselves. */
export interface ExplainedFigures {
  /** The words to press; empty where there is nothing to explain. */
  readonly ask: string;
  /** Two sentences each. Words of ours only. */
  readonly explained: readonly string[];
}

/** Of figures that speak for themselves. */
export const NOTHING_EXPLAINED: ExplainedFigures = { ask: '', explained: [] };

/** Why unused seats are known only within bounds, what old or undated figures leave out, and beside that one thing more. */
export function explainedFigures(
  unused: SeatRange | undefined,
  dataAge: DataAge | undefined,
  messages: Messages,
  aside = '',
): ExplainedFigures {
  const isRange = unused !== undefined && unused.atLeast !== unused.atMost;
  const explained = [
    ...(isRange ? [messages.say('explained.range', { low: unused.atLeast, high: unused.atMost })] : []),
    ...ageExplained(dataAge, messages),
  ];
  if (explained.length === 0) return NOTHING_EXPLAINED;
  return { ask: messages.say('explained.ask'), explained: aside === '' ? explained : [...explained, aside] };
}

function ageExplained(dataAge: DataAge | undefined, messages: Messages): readonly string[] {
  switch (dataAge?.staleness) {
    case 'stale':
      return [messages.say('explained.stale')];
    case 'partly-stale':
      return [messages.say('explained.partly-stale')];
    case 'unknown':
      return [messages.say('explained.undated')];
    case 'fresh':
    case undefined:
      return [];
  }
}
