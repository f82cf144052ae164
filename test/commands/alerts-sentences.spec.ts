import assert from 'node:assert/strict';
import { createCustomerIndex } from '../../src/domain/customers/customer-index.js';
import type { SnoozeDays } from '../../src/domain/watching/alert.js';
import { readingOf } from '../helpers/understanding.js';

const INDEX = createCustomerIndex([
  { customerId: '11111111-1111-4111-8111-111111111111', customerName: 'Contoso', domain: 'contoso.example' },
]);
const commandOf = (text: string) => {
  const reading = readingOf(text, INDEX);
  return reading.kind === 'command' ? reading.command : reading.kind;
};

const ALERTS = [
  // What hangs, burns or is urgent.
  'what alerts are hanging around?',
  'anything on fire today?',
  'jakie alerty wiszą',
  'coś się dziś pali?',
  'quelles alertes sont en suspens',
  'des trucs urgents ?',
  'welke meldingen hangen er nog',
  'is er nog wat dringends?',
  'que alertas estão pendurados',
  'há alguma coisa urgente?',
  '還掛著的警示',
  '有什麼緊急的',
  'what is still open',
  'laat zien wat er nog openstaat',
  'alerts',
  'Show me the open alerts',
  'which alerts are open here?',
  'alertes',
  'quelles alertes sont ouvertes ici ?',
  'meldingen',
  'welke meldingen staan open?',
  'alerty',
  'jakie alerty są otwarte?',
  'alertas',
  'os alertas',
  '警示',
  '有哪些警示',
];

const SNOOZES: readonly (readonly [string, SnoozeDays | undefined])[] = [
  ['snooze Contoso for 7 days', 7],
  ['snooze Contoso for a week', 7],
  ['snooze Contoso for a day', 1],
  ['snooze Contoso until tomorrow', 1],
  ['snooze Contoso for 30 days', 30],
  ['snooze Contoso', undefined],
  ['reporter Contoso de 7 jours', 7],
  ['mets en pause les alertes de Contoso pendant un mois', 30],
  ['stel Contoso een week uit', 7],
  ['snooze Contoso voor 30 dagen', 30],
  ['wycisz Contoso na 7 dni', 7],
  ['odłóż alerty Contoso na tydzień', 7],
  ['adiar Contoso por 7 dias', 7],
  ['adiar Contoso por um mês', 30],
  ['延後 Contoso 7 天', 7],
  ['暫停 Contoso 一個月', 30],
];

describe('what is said about open alerts', () => {
  for (const text of ALERTS)
    it(`asks for them: ${text}`, () => assert.deepEqual(commandOf(text), { name: 'alerts' }));

  for (const [text, days] of SNOOZES) {
    it(`snoozes one customer: ${text}`, () => {
      assert.deepEqual(commandOf(text), { name: 'snooze', customer: 'Contoso', days });
    });
  }

  it('snoozes neither people nor everybody: the list has buttons', () => {
    // Other words for it may mean people or machines: nothing is changed by them.
    assert.equal(commandOf('mute Contoso for a week'), 'unclear');
    for (const text of ['snooze everyone for 7 days', 'snooze all for a week', 'snooze'])
      assert.deepEqual(commandOf(text), { name: 'alerts' }, text);
  });
});
