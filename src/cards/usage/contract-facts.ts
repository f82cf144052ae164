import type { Renewal } from '../../domain/usage/renewal.js';
import type { MessageKey, Messages } from '../../i18n/messages.js';
import type { ContractAnswers } from '../../usecases/usage/show-license-usage.js';
import { displayText } from '../display-text.js';
import { joinPhrases } from './usage-phrases.js';

/** "ends 12 December 2026, in 21 days", "ended 1 November 2026", "no end date". */
export function termEndPhrase({ lastDay, daysLeft }: Renewal, messages: Messages): string {
  if (lastDay === undefined || daysLeft === undefined) return messages.say('renewals.no-end');
  const date = messages.date(lastDay);
  if (daysLeft < 0) return messages.say('renewals.ended', { date });
  return messages.say('renewals.ends-in', { date, days: daysLeft });
}

/** The word that matters most about a term: a trial, one that renews by itself, or one that does not. */
export function renewalWord({ isTrial, autoRenewEnabled }: Renewal, messages: Messages): string {
  if (isTrial) return messages.say('renewals.trial');
  return messages.say(autoRenewEnabled ? 'renewals.auto-renews' : 'renewals.will-end');
}

function renewsByItself({ isTrial, autoRenewEnabled }: Renewal): boolean {
  return autoRenewEnabled && !isTrial;
}

/** Names of the parts of an answer that are missing, as one line; empty when none is. */
export function missingPhrase(
  parts: readonly (readonly [name: MessageKey, answer: { readonly kind: 'known' | 'missing' }])[],
  messages: Messages,
): string {
  const missing = parts.flatMap(([name, answer]) => (answer.kind === 'missing' ? [messages.say(name)] : []));
  if (missing.length === 0) return '';
  return messages.say('usage.missing', { parts: missing.join(messages.say('list.separator')) });
}

/** What the contract adds to usage: unassigned seats, the next term to end, and what could not be had. */
export function contractFacts(
  { deployment, renewals }: ContractAnswers,
  messages: Messages,
): readonly string[] {
  const unassigned = deployment.kind === 'known' ? deployment.value.unassigned : 0;
  const next =
    renewals.kind === 'known' ? renewals.value.find(({ daysLeft }) => (daysLeft ?? -1) >= 0) : undefined;
  return [
    unassigned > 0 ? messages.say('seats.unassigned', { count: unassigned }) : '',
    next === undefined
      ? ''
      : messages.say(renewsByItself(next) ? 'renewals.next' : 'renewals.next-end', {
          subscription: displayText(next.friendlyName),
          term: joinPhrases([termEndPhrase(next, messages), renewalWord(next, messages)], messages),
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
