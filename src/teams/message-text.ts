import { z } from 'zod';
import type { InboundActivity } from './activity.js';

const MENTION = z.looseObject({
  type: z.literal('mention'),
  text: z.string().min(1),
  mentioned: z.looseObject({ id: z.string() }),
});

/** The entities Teams writes into message text. `&amp;` comes last, so that nothing is decoded twice. */
const ENTITIES: readonly (readonly [string, string])[] = [
  ['&nbsp;', ' '],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#39;', "'"],
  ['&amp;', '&'],
];

/** What the person wrote: the mention of the bot taken out, other mentions as names, entities decoded. */
export function messageText(activity: InboundActivity): string {
  let text = activity.text ?? '';
  for (const entity of activity.entities ?? []) {
    const mention = MENTION.safeParse(entity);
    if (mention.success && mention.data.mentioned.id === activity.recipient?.id) {
      text = text.replaceAll(mention.data.text, ' ');
    }
  }
  text = text.replaceAll('<at>', '').replaceAll('</at>', '');
  for (const [entity, character] of ENTITIES) text = text.replaceAll(entity, character);
  return text.trim();
}
