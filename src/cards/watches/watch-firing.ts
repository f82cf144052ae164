import type { Watch } from '../../domain/watching/watch.js';
import type { Messages } from '../../i18n/messages.js';

/** A watch that somebody asked for. */
export interface AddedWatch {
  /** `known`: the conversation had it already. */
  readonly kind: 'added' | 'known';
  readonly watch: Watch;
  /** What it would alert on now; undefined before the first sweep. */
  readonly firing: { readonly customers: number; readonly alerts: number } | undefined;
}

/** What a watch would alert on now; before the first sweep, when that will be known. */
export function firingPhrase(firing: AddedWatch['firing'], messages: Messages): string {
  if (firing === undefined) return messages.say('watch.firing.unswept');
  const { customers, alerts } = firing;
  return customers === 0
    ? messages.say('watch.firing.none')
    : messages.say('watch.firing.some', { customers, alerts });
}
