import type { Alert, AlertState, Snooze } from '../../domain/watching/alert.js';
import { RULE_TRAITS } from '../../domain/watching/rule-traits.js';
import type { Messages } from '../../i18n/messages.js';
import { displayText } from '../display-text.js';
import { personName } from '../words/person-name.js';

/** Reasons are shown no longer than this. */
const REASON_LIMIT = 200;

/** Styles of containers that are readable in light and dark themes. */
export type ContainerStyle = 'attention' | 'warning' | 'good' | 'emphasis' | 'accent';

/** Where an alert stands at `now`: a snooze that is over counts as open. */
export function stateAt({ state }: Pick<Alert, 'state'>, now: Date): AlertState {
  if (state.kind !== 'snoozed' || state.until.getTime() > now.getTime()) return state;
  const { kind: _, ...snoozed } = state;
  return { kind: 'open', snoozed };
}

/** "Acknowledged by Rita Marques on 21 November 2026", "Snoozed until 28 November 2026 by Rita Marques: a reason". */
export function stateLine(state: AlertState, messages: Messages): string {
  switch (state.kind) {
    case 'open':
      return state.snoozed === undefined
        ? messages.say('alert.state.open')
        : withReason(
            messages.say('alert.state.woken', wokenValues(state.snoozed, messages)),
            state.snoozed,
            messages,
          );
    case 'acknowledged':
      return messages.say('alert.state.acknowledged', {
        person: personName(state.by),
        date: messages.date(state.at),
      });
    case 'snoozed': {
      const snoozed = messages.say('alert.state.snoozed', {
        until: messages.date(state.until),
        person: personName(state.by),
      });
      return withReason(snoozed, state, messages);
    }
    case 'resolved':
      return messages.say('alert.state.resolved', { date: messages.date(state.at) });
    case 'stopped': {
      const date = messages.date(state.at);
      return state.by === undefined
        ? messages.say('alert.state.stopped-by-nobody', { date })
        : messages.say('alert.state.stopped', { person: personName(state.by), date });
    }
  }
}

/** The state of an entry in a list: "acknowledged by Rita Marques". */
export function stateWord(state: AlertState, messages: Messages): string {
  switch (state.kind) {
    case 'acknowledged':
      return messages.say('alert.word.acknowledged', { person: personName(state.by) });
    case 'snoozed':
      return messages.say('alert.word.snoozed', { until: messages.date(state.until) });
    case 'open':
      return state.snoozed === undefined
        ? messages.say('alert.word.open')
        : withReason(
            messages.say('alert.word.woken', wokenValues(state.snoozed, messages)),
            state.snoozed,
            messages,
          );
    case 'resolved':
    case 'stopped':
      return messages.say(`alert.word.${state.kind}`);
  }
}

function wokenValues({ by, at }: Snooze, messages: Messages) {
  return { person: personName(by), date: messages.date(at) };
}

function withReason(text: string, { reason }: Snooze, messages: Messages): string {
  const value = displayText(reason, REASON_LIMIT);
  return value === '' ? text : messages.say('phrase.labelled', { label: text, value });
}

/** The colour beside the state's words: red where somebody has to act soon or nothing is used at all. */
export function stateStyle(state: AlertState, { ruleKind, figures }: Alert): ContainerStyle {
  if (state.kind === 'resolved') return 'good';
  if (state.kind === 'acknowledged') return 'accent';
  if (state.kind !== 'open') return 'emphasis';
  const isUrgent =
    RULE_TRAITS[ruleKind].isUrgent || (figures.kind === 'workload' && figures.licensesActive === 0);
  return isUrgent ? 'attention' : 'warning';
}
