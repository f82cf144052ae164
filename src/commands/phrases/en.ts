import type { Phrases } from './phrases.js';

export const en: Phrases = {
  openers: [
    '[show|give|tell|display]',
    "[what is|what's|what are|how is|how's|how about|what about]",
    '[can|could|would|will] you',
    '[i want|i need|i would like|i like|can i|could i|may i]',
    '[please|pls|plz]',
  ],
  fillers: ['[me|us|to|see|get|show|check|find|list|know|have|the|a|an|my|our|about]'],
  closers: ['[please|pls|plz|thanks|thank you|thx|cheers|right now]'],
  endings: [],
  commands: {
    'license-usage': [
      '[license|licence|licenses|licences|licensing|seat|seats|] usage [for|of|at|by|in|] {customer}',
      'usage report [for|of|on|] {customer}',
      'usage of [license|licence|licenses|licences|seats] [for|of|at|by|in|] {customer}',
      '{customer} [s|] [license|licence|licenses|licences|licensing|seat|seats|] usage',
      '{customer} [s|] usage report',
      '[licenses|licences|seats] [used|in use] [for|of|at|by] {customer}',
      'how many [licenses|licences|seats] [does|has|is] {customer} [use|used|using]',
      'how many [licenses|licences|seats] are [used|in use|active] [for|at|by] {customer}',
      'how [much|well|] does {customer} use [its|their|] [licenses|licences]',
    ],
    help: [
      '[help|help me|help please|?|menu|manual|instructions]',
      '[list|show|list of|all|] [commands|the commands|all commands]',
      '[command list|what can you do|what can you do for me|what you can do|what do you do|what do you know]',
      'what can i [ask|say|do|type|write] [you|]',
      'how [do you work|does this work|do i use this|do i use you]',
    ],
    greeting: [
      '[hi|hello|hey|hiya|howdy|yo|hallo] [there|all|everyone|again|bot|]',
      'good [morning|afternoon|evening|day] [all|everyone|]',
    ],
    thanks: [
      '[thanks|thank you|thx|cheers|ty] [a lot|so much|very much|again|for that|for the help|bot|]',
      '[many|great|ok|okay|perfect|super] thanks',
      '[great|ok|okay|perfect] thank you',
    ],
  },
};
