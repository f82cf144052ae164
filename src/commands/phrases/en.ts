import type { Phrases } from './phrases.js';

export const en: Phrases = {
  'license-usage': [
    '[license|licence|licenses|licences|seat|seats|] usage [for|of|in|] {customer}',
    '[show|get|show me|] [license|licence|licenses|licences|seat|seats|] usage [for|of] {customer}',
    '[what is|how is|] [the|] [license|licence|licenses|licences|seat|seats] usage [for|of|at] {customer}',
    '{customer} [license|licence|licenses|licences|seat|seats|] usage',
    'usage report [for|of] {customer}',
    'how many [licenses|licences|seats] [does|is|are] {customer} [use|using|used]',
  ],
  help: ['help', '[help me|?|commands|command list|what can you do|what can you do?|what do you do]'],
  greeting: [
    '[hi|hello|hey|good morning|good afternoon|good evening|hi there|hello there] [!|seatwise|there|]',
  ],
  thanks: ['[thanks|thank you|thx|cheers|ty] [!|a lot|very much|seatwise|]'],
};
