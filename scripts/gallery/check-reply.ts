import { CARD_SIZE_LIMIT_BYTES, cardSizeBytes } from '../../src/cards/render.js';
import type { Reply } from '../../src/cards/reply.js';
import { unlinkedText } from '../../src/cards/words/unlinked-text.js';
import type { Finding } from './view.js';

/** What is wrong with a reply whatever the client: size, and the words for those who do not see the card. */
export function checkReply({ card, summary, text }: Reply): readonly Finding[] {
  const size = cardSizeBytes(card);
  const headings = JSON.stringify(card).includes('"style":"heading"');
  return [
    ...(size < CARD_SIZE_LIMIT_BYTES ? [] : [{ kind: 'too large', about: `${size} bytes` }]),
    ...(summary.trim() === '' ? [{ kind: 'no summary', about: '' }] : []),
    ...(text.trim() === '' ? [{ kind: 'no text', about: '' }] : []),
    ...(card['speak'] === unlinkedText(summary)
      ? []
      : [{ kind: 'spoken words differ', about: String(card['speak']) }]),
    ...(headings ? [] : [{ kind: 'no heading', about: '' }]),
  ];
}
