import type { ConceptPhrases } from '../../concepts.js';

/** What carries a sentence and points at the one before. */
export const talkEn = {
  'how-many': ['[how many|how much]'],
  when: [
    '[could|can|would|will] you [please|] tell [me|us] when',
    '[when|whens|what date|which date|what day|which day]',
  ],
  'how-to': ['[how do i|how can i|how to|how do you|how would i|how do we|can i set|how should i]'],
  help: [
    '[what can you|what do you|what could you] [actually|really|exactly|even] do',
    'what do you do',
    'what [kind of things|sort of things|things|questions|stuff|] can i ask [you|]',
    'what [all|else|] can you [do|show|tell|answer] [me|]',
    '[what can u do|what do u do|what can u show]',
    '[how do you work|how does this work|what do you know]',
    '[help|commands|what can you do|manual|instructions|who are you|what are you]',
  ],
  thanks: ['[thanks|thank you|thx|cheers|ty|great job|well done|nice one]'],
  greeting: ['[hi|hello|hey|hiya|howdy|yo|good morning|good afternoon|good evening|morning]'],
  'and-what-of': [
    '[and|what about|how about|and what about|and how about|same for|same with|the same for|also for|now]',
  ],
  its: [
    '[its|their|theirs|it|them|they|they re|that customer|this customer|the same customer|that one|this one]',
  ],
  filler: [
    '[nice|pretty|did i ask|i ask you|ask you|asked you]',
    '[deal|whats the deal|tell me more]',
    '[sub|act on|act|burn through|ins]',
    '[put together|prepare|make|draw up|make up|shortly|truly|nothing]',
    '[any news|news on|whats new|first]',
    '[chance|any chance|pull|story|agreement|after|before|training|timers|worth|know about|sure|fine|alright|all good|howre|hows|at their end|whats up]',
    '[ones|the ones]',
    '[count|counts|cash|b4|sat|sitting|at all|all up|pronto|lads|team s|quick one|gimme|lemme|wanna know|rn|atm|tbh|fr|yet|even|already|anywhere|somewhere|though|anyways|same thing]',
    '[the|a|an|of|for|at|by|in|on|to|from|about|as|into|per|within|regarding|re|around|s|m|ll|ve|d|re]',
    '[please|pls|plz|asap|thx|just|quick|quickly|one|really|actually|currently|now|today|right|again|maybe|so|well]',
    '[show|give|tell me|tell us|display|check|find|get|pull|look|see|list|know|view|fetch|bring|lookup|open|need|want|like|would|could|can|will|should|may|might|shall]',
    '[i|me|my|we|us|our|you|your|he|she|they|is|are|was|were|be|been|am|do|does|did|that|this|these|those|there|here|what|whats|when|whens|where|how|hows|if]',
    '[customer|client|company|tenant|account|up|out|all|any|anything|some|much|many|kind|report|reports|info|information|details|status|state|situation|card|number|overview|summary|list of|back|over]',
    '[hi|hello|hey|morning|seatwise|bot|ok|okay|and|or|but|then|also|only|more|got|going|else|currently|level|rate|percentage|percent|product|products|workload|workloads|app|apps|service|date|dates|next|upcoming|microsoft|still|yet|ever|bit|before|after|lot|which|by|with|users|user]',
    '[tomorrow|tmrw|tmr|tonight|this afternoon|this morning|later|soon|folks|guys|ppl|got to|gotta|gonna|wanna]',
    '[kinda|basically|figure|figures|give me|hand me|hit me with|run me through|walk me through|take me through]',
    '[dig up|dig out|grab|grab me|cheers|ta|mate|oh|um|erm|hmm|btw|fyi|kindly|possible|possibly|useful|helpful]',
    '[handy|wondering|wonder|curious|mind|checking|looking|see if|find out|especially|overall|total|exactly]',
    '[roughly|approximately|rather|please can|thanks in advance|many thanks|so far|at the moment|at present]',
    '[as of|these days|lately|recently|let s|lets]',
    '[anymore|any more|peek|glance|take a look|have a look|eye|eyes|sitrep]',
  ],
} satisfies ConceptPhrases;
