import assert from 'node:assert/strict';
import type { CustomerCommandName } from '../../src/commands/catalogue.js';
import type { Reading, Remembered } from '../../src/commands/meaning/reading.js';
import { createCustomerIndex } from '../../src/domain/customers/customer-index.js';
import { readingOf, recognize, understand } from '../helpers/understanding.js';

const wingtip = {
  customerId: 'a0000000-0000-4000-8000-000000000011',
  customerName: 'Wingtip Toys',
  domain: undefined,
};
const litware = {
  customerId: 'a0000000-0000-4000-8000-000000000012',
  customerName: 'Litware, Inc.',
  domain: undefined,
};
const customers = createCustomerIndex([wingtip, litware]);
const spokenOf: Remembered = { kind: 'customer', customer: wingtip, view: 'license-usage' };

function read(text: string, remembered: Remembered | undefined = spokenOf): Reading {
  return readingOf(text, customers, remembered);
}

/** What is said of the customer just spoken of, and what it asks for. */
const POINTING: Readonly<Partial<Record<CustomerCommandName, readonly string[]>>> = {
  'unused-licenses': [
    'is there anything I could save there?',
    'what else can be trimmed over there',
    'kan er daar wat vanaf?',
    'valt daar nog iets te besparen',
    'on pourrait économiser quelque chose là-bas ?',
    'dá para poupar alguma coisa lá?',
    'można tam jeszcze coś zaoszczędzić',
    '那邊還能省嗎',
    '他們家可以省錢嗎',
  ],
  renewals: [
    'when do we need to inform them',
    'by when should I tell them?',
    'quand est-ce que je dois les avertir',
    'wanneer moeten we ze inlichten',
    'kiedy trzeba ich powiadomić',
    'quando temos de os avisar',
    '何時要通知他們',
  ],
  trend: [
    'did it improve this quarter?',
    'werd het slechter dit kwartaal',
    'wordt het beter?',
    'ça s’est amélioré ce trimestre ?',
    'poprawiło się w tym kwartale?',
    'está a piorar?',
    '這季有變差嗎',
  ],
};

describe('words that point at the customer just spoken of', () => {
  for (const [view, texts] of Object.entries(POINTING)) {
    for (const text of texts) {
      it(`mean that customer: ${text}`, () => {
        assert.deepEqual(read(text), { kind: 'customer', customer: wingtip, view, passedOver: '' });
      });

      it(`mean nobody where nobody was spoken of: ${text}`, () => {
        const reading = readingOf(text, customers, undefined);
        assert.ok(reading.kind === 'whose' && reading.view === view, JSON.stringify(reading));
      });
    }
  }

  it('do not stand in for a customer where they only say that something exists', () => {
    const reading = read('are there any renewals next month');
    assert.ok(reading.kind === 'command' && reading.command.name === 'customers', JSON.stringify(reading));
  });

  for (const text of [
    'ok and litware?',
    'et du coup litware ?',
    'ok en litware',
    'ok a litware?',
    'ok e a litware',
    '好 那 litware 呢',
  ]) {
    it(`ask the same of another customer: ${text}`, () => {
      const reading = read(text, { kind: 'customer', customer: wingtip, view: 'renewals' });
      assert.deepEqual(reading, { kind: 'customer', customer: litware, view: 'renewals', passedOver: '' });
    });
  }

  it('are no question where somebody is to be told something', () => {
    assert.equal(read('I have to tell them').kind, 'nothing');
    const named = read('I have to tell litware their usage');
    assert.ok(named.kind === 'unclear' && named.unread.includes('have to tell'), JSON.stringify(named));
  });
});

describe('what nobody can have the bot do', () => {
  for (const text of [
    'move litware to business premium',
    'passe litware en e5',
    'zet litware over naar e5',
    'przenieś litware na e5',
    'muda a litware para business premium',
    '把 litware 換成 e5',
  ]) {
    it(`is said where a customer is to have another product: ${text}`, () => {
      const reading = read(text);
      assert.ok(reading.kind === 'cannot', JSON.stringify(reading));
      assert.deepEqual(reading.customers, [litware]);
    });
  }
});

describe('a file of a list that is named', () => {
  for (const text of [
    'excel with everyone below 40%',
    'excel avec tous les clients sous 40 %',
    'excelletje met alle klanten onder 40%',
    'arkusz ze wszystkimi poniżej 40%',
    'excel com todos os clientes abaixo de 40%',
    '把低於 40% 的客戶做成 excel',
  ]) {
    it(`is of that list: ${text}`, () => {
      const wish = recognize(text);
      assert.ok(wish.kind === 'export', JSON.stringify(wish));
      const reading = understand(wish.question, recognize(wish.question), customers, undefined);
      assert.ok(
        reading.kind === 'command' &&
          reading.command.name === 'customers' &&
          reading.command.question.kind === 'usage' &&
          reading.command.question.belowPercent === 40,
        JSON.stringify(reading),
      );
    });
  }
});

describe('a wish to have an alert closed', () => {
  for (const text of [
    'close the litware one',
    'acknowledge litware',
    'clôture celle de litware',
    'sluit die van litware',
    'zamknij litware',
    'fecha a da litware',
    'litware 結案',
  ]) {
    it(`changes nothing, and is not answered as a question: ${text}`, () => {
      const reading = read(text);
      assert.ok(reading.kind === 'unclear' && reading.near === 'watches', JSON.stringify(reading));
      assert.deepEqual(reading.customers, [litware]);
    });
  }
});
