import { isByUsage } from '../../domain/usage/renewal.js';
import type { MessageKey, Messages } from '../../i18n/messages.js';
import type { ContractAnswers } from '../../usecases/usage/show-license-usage.js';
import { joinPhrases } from '../words/join.js';
import { givenToNobodyPhrase } from '../words/live-seats.js';
import { microsoftName } from '../words/microsoft-name.js';
import { outcomeNote, outcomeWithSeats, termEndPhrase } from './term-phrases.js';

/** Names of the parts of an answer that are missing, as one line; empty when none is. */
export function missingPhrase(
  parts: readonly (readonly [name: MessageKey, answer: { readonly kind: 'known' | 'missing' }])[],
  messages: Messages,
): string {
  const missing = parts.flatMap(([name, answer]) => (answer.kind === 'missing' ? [messages.say(name)] : []));
  if (missing.length === 0) return '';
  return messages.say('usage.missing', { parts: missing.join(messages.say('list.separator')) });
}

/**
 * What the contract adds to usage: unassigned seats, the next term to end unless that is told of already, and what
 * could not be had.
 */
export function contractFacts(
  { deployment, renewals }: ContractAnswers,
  messages: Messages,
  toldSubscriptions: ReadonlySet<string> = new Set(),
): readonly string[] {
  const given = deployment.kind === 'known' ? deployment.value : { unassigned: 0 };
  const next =
    renewals.kind === 'known'
      ? renewals.value.find((renewal) => (renewal.daysLeft ?? -1) >= 0 && !isByUsage(renewal))
      : undefined;
  return [
    given.unassigned > 0 ? givenToNobodyPhrase(given, messages) : '',
    next === undefined || toldSubscriptions.has(next.subscriptionId)
      ? ''
      : messages.say(next.outcome.kind === 'renews' ? 'renewals.next' : 'renewals.next-end', {
          subscription: microsoftName(next.friendlyName),
          term: joinPhrases(
            [termEndPhrase(next, messages), outcomeWithSeats(next, messages), outcomeNote(next, messages)],
            messages,
          ),
        }),
    missingPhrase(
      [
        ['part.deployment', deployment],
        ['part.subscriptions', renewals],
      ],
      messages,
    ),
  ].filter((fact) => fact !== '');
}
