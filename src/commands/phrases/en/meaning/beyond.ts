import type { ConceptPhrases } from '../../concepts.js';

/** What the bot cannot do, and what makes another question of a sentence. */
export const beyondEn = {
  cancel: [
    '[kill|kill off|axe|ditch]',
    '[cancel|cancels|terminate|cancelling|canceling|cancellation|discontinue]',
  ],
  buy: [
    '[set|reduce|bring|take|move|put|lower|raise] [them|it|] [to|down to|up to|back to] {amount}',
    '{amount} [more|extra|additional] [seats|licenses|licences|license|licence]',
    '[buy|purchase|order|add more|upgrade|downgrade|renew it]',
    'to {amount} [seats|licenses|licences]',
    'add {amount} [more|extra|] [seats|licenses|licences|license|licence]',
    '[get|give] [them|us|me|] {amount} more [seats|licenses|licences]',
  ],
  assign: ['[assign|reassign|unassign|allocate|hand out|revoke|grant|transfer]'],
  delete: ['[chop|chuck|bin]', '[delete|remove|erase|wipe|drop|clear]', '[get rid of the tenant]'],
  send: [
    '[forward|email|e mail|mail it|share with|send to|send it to|send them to|send this to|pass on to|pass it on|cc|fwd]',
  ],
  forecast: [
    '[forecast|forecasts|predict|predicted|prediction|projected|projection|expected|going to use|going to need|will need|will use]',
  ],
  divided: [
    '[by|per] [user|users|person|department|departments|team|country|countries|site|office|location|group]',
  ],
  money: [
    '[money|cash|spend|spending]',
    '[paying|pay|pays|paid|owe|owes|owed|cost|costs|price|prices|invoice|invoices|bill|billing]',
  ],
  compare: ['[compare|comparison|versus|vs]'],
  why: ['[why|how come|for what reason]'],
  aside: [
    '[calling|contact|reach out|reaching out|chase|ring]',
    '[call|my {amount} pm call|{amount} pm call|meeting|my call|a call|a meeting|{amount}pm]',
    '[qbr|my qbr|a qbr|review meeting|lunch|catch up|catchup]',
  ],
  'tell-them': [
    '[i|we] [have|need|ought|got] to [tell|inform|notify|warn|let|phone|write to]',
    '[must|should|shall|can] [i|we] [tell|inform|notify|warn|phone|write to]',
    '[gotta|need to] [tell|warn|inform] them',
  ],
  move: ['[move|put|switch|swap|migrate|convert|bump]'],
} satisfies ConceptPhrases;
