import type { Entity } from 'botbuilder';
import type { Source } from '../cards/reply.js';
import type { InboundActivity } from './activity.js';

/** Teams refuses a message whose citation is longer. Source: Teams docs, "Bot messages with AI-generated content". */
const NAME_LIMIT = 80;
const ABSTRACT_LIMIT = 160;

/** What stands in the text where the citation belongs. */
export const CITATION_MARK = '[1]';

/**
 * Whether somebody writes in Microsoft 365 Copilot. Its messages come by way of Teams and say so in an entity. Source:
 * the sub-channel of `@microsoft/agents-activity`.
 */
export function isFromCopilot({
  entities,
  channelData,
}: Pick<InboundActivity, 'entities' | 'channelData'>): boolean {
  const names = (entities ?? []).filter(({ type }) => type === 'ProductInfo').map(({ id }) => id);
  return [...names, channelData?.['productContext']].some(
    (name) => typeof name === 'string' && name.toLowerCase() === 'copilot',
  );
}

/** A reply's source as clients show it. It bears no label "AI generated": no model writes what the bot says. */
export function citationEntity({ name, about }: Source): Entity {
  return {
    type: 'https://schema.org/Message',
    '@type': 'Message',
    '@context': 'https://schema.org',
    '@id': '',
    citation: [
      {
        '@type': 'Claim',
        position: 1,
        appearance: {
          '@type': 'DigitalDocument',
          name: name.slice(0, NAME_LIMIT),
          abstract: about.slice(0, ABSTRACT_LIMIT),
        },
      },
    ],
  };
}
