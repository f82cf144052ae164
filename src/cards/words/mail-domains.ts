import type { Messages } from '../../i18n/messages.js';
import { displayText } from '../display-text.js';

const DOMAINS_NAMED = 5;

/** Where mail may go, and what an administrator can change. */
export function mailDomainsPhrase(domains: readonly string[], messages: Messages): string {
  return messages.say('watch.ticket-refused.domain', {
    domains: domains
      .slice(0, DOMAINS_NAMED)
      .map((domain) => displayText(domain, 100))
      .join(messages.say('list.separator')),
  });
}
