import assert from 'node:assert/strict';
import type { WatchProblem, WatchTarget } from '../../src/commands/watch-request.js';
import { LANGUAGES, type Language } from '../../src/i18n/locale.js';
import { messagesFor } from '../helpers/cards.js';
import { recognize } from '../helpers/understanding.js';

const low = (belowPercent?: number) => ({ kind: 'low-usage', belowPercent }) as const;
const unused = (atLeast: number) => ({ kind: 'unused', atLeast }) as const;
const over = (abovePercent: number) => ({ kind: 'over-used', abovePercent }) as const;
const renewal = (withinDays: number) => ({ kind: 'renewal', withinDays }) as const;

/** What differs from a watch over all for low usage, nothing left out. */
type Expected = Partial<WatchTarget>;
const ALL: WatchTarget = {
  customer: undefined,
  rule: low(),
  exceptCustomers: [],
  exceptProducts: [],
  minimumSeats: 0,
};
const contoso = (rule: WatchTarget['rule']): Expected => ({ customer: 'Contoso', rule });
const withoutTwo: Expected = {
  rule: low(40),
  exceptCustomers: ['Contoso', 'Fabrikam'],
  exceptProducts: ['Visio Plan 2'],
};

/** What people type to watch something, and what they mean. */
const SENTENCES: Record<Language, readonly (readonly [sentence: string, expected: Expected])[]> = {
  en: [
    ['if Contoso drops below 40%, let me know', contoso(low(40))],
    ['give me a heads up if Contoso falls under 40%', contoso(low(40))],
    ['remind me 60 days before Contoso renews', contoso(renewal(60))],
    ['watch Contoso below 40%', contoso(low(40))],
    ['watch Contoso below 40', contoso(low(40))],
    ['Watch  CONTOSO  under ４０ ％ !', { customer: 'CONTOSO', rule: low(40) }],
    ['watch all below 40%', { rule: low(40) }],
    ['can you watch all our customers below 40 percent, please', { rule: low(40) }],
    ['watch Contoso', contoso(low())],
    ['watch all', {}],
    ['watch', { customer: '' }],
    ['watch below 40%', { customer: '', rule: low(40) }],
    ['watch Contoso 40%', contoso(low(40))],
    ['watch all unused 10', { rule: unused(10) }],
    ['watch Contoso unused 10 seats', contoso(unused(10))],
    ['watch all unused 1,000', { rule: unused(1000) }],
    ['watch Contoso unused', contoso(unused(1))],
    ['watch unused seats at Contoso', contoso(unused(1))],
    ['monitor all customers with at least 10 unused licences', { rule: unused(10) }],
    ['watch all over-used', { rule: over(100) }],
    ['watch all over 110%', { rule: over(110) }],
    ['watch all over-used above 120%', { rule: over(120) }],
    ['watch all renewals', { rule: renewal(30) }],
    ['watch all renewals 30 days', { rule: renewal(30) }],
    ['watch Contoso renewals 45 days', contoso(renewal(45))],
    ['watch renewals of Contoso in the next 45 days', contoso(renewal(45))],
    ['alert me when Contoso drops below 40%', contoso(low(40))],
    ["let us know if Contoso's usage falls below 40%", contoso(low(40))],
    ['tell me when usage of Contoso is under 40%', contoso(low(40))],
    ['keep an eye on Contoso', contoso(low())],
    ['@Seatwise watch “Contoso Bank” below 40%', { customer: 'Contoso Bank', rule: low(40) }],
    [
      'watch all below 40% except Contoso, except product Defender',
      { rule: low(40), exceptCustomers: ['Contoso'], exceptProducts: ['Defender'] },
    ],
    ['watch all below 40% except Contoso and Fabrikam except product Visio Plan 2', withoutTwo],
    ['watch all but Contoso, Fabrikam and product Visio Plan 2 below 40%', withoutTwo],
    ['watch below 40% except Contoso', { rule: low(40), exceptCustomers: ['Contoso'] }],
    [
      'watch all below 40% except Contoso, Inc., “Smith, Wesson and Sons” and Fabrikam',
      { rule: low(40), exceptCustomers: ['Contoso, Inc.', 'Smith, Wesson and Sons', 'Fabrikam'] },
    ],
    [
      'watch Contoso below 40% excluding products Visio and Project',
      { ...contoso(low(40)), exceptProducts: ['Visio', 'Project'] },
    ],
    ['watch Contoso below 40% except Visio', { ...contoso(low(40)), exceptProducts: ['Visio'] }],
    ['watch all unused 10 min 25 seats', { rule: unused(10), minimumSeats: 25 }],
    ['watch all unused 10 from 25 seats', { rule: unused(10), minimumSeats: 25 }],
    ['watch all unused 10 seats at least 25 seats', { rule: unused(10), minimumSeats: 25 }],
    [
      'watch all customers with 25 seats or more below 40% without Contoso',
      { rule: low(40), exceptCustomers: ['Contoso'], minimumSeats: 25 },
    ],
  ],
  'pt-PT': [
    ['se a Contoso descer abaixo de 40% avisa-me', contoso(low(40))],
    ['vigiar Contoso abaixo de 40%', contoso(low(40))],
    ['Vigie a Contoso abaixo dos 40 %, por favor', contoso(low(40))],
    ['vigia todos os clientes com menos de 40%', { rule: low(40) }],
    ['avisa-me quando a Contoso descer abaixo de 40%', contoso(low(40))],
    ['avise-nos se a utilização da Contoso ficar abaixo de 40 por cento', contoso(low(40))],
    ['vigiar todos por utilizar 10', { rule: unused(10) }],
    [
      'monitorizar todos os clientes com pelo menos 10 licenças por utilizar a partir de 25 licenças',
      { rule: unused(10), minimumSeats: 25 },
    ],
    ['vigiar todos acima de 110%', { rule: over(110) }],
    ['vigiar todos utilização excessiva', { rule: over(100) }],
    ['vigiar renovações da Contoso em 45 dias', contoso(renewal(45))],
    ['vigiar Contoso renovações 45 dias', contoso(renewal(45))],
    ['vigiar todos abaixo de 40% exceto Contoso e Fabrikam, exceto o produto Visio Plan 2', withoutTwo],
    [
      'vigiar todos os clientes, menos a Contoso, abaixo de 40%',
      { rule: low(40), exceptCustomers: ['Contoso'] },
    ],
    ['vigiar Contoso', contoso(low())],
    ['vigiar', { customer: '' }],
  ],
  pl: [
    ['jeśli Contoso spadnie poniżej 40%, daj mi znać', contoso(low(40))],
    ['obserwuj Contoso poniżej 40%', contoso(low(40))],
    ['Proszę obserwować klienta Contoso poniżej 40 procent', contoso(low(40))],
    ['obserwuj wszystkich klientów poniżej 40%', { rule: low(40) }],
    ['powiadom mnie, gdy wykorzystanie w Contoso spadnie poniżej 40%', contoso(low(40))],
    ['daj mi znać, gdy Contoso będzie poniżej 40%', contoso(low(40))],
    ['obserwuj wszystkich niewykorzystane 10', { rule: unused(10) }],
    [
      'monitoruj wszystkich 10 niewykorzystanych licencji od 25 licencji',
      { rule: unused(10), minimumSeats: 25 },
    ],
    ['obserwuj niewykorzystane licencje Contoso', contoso(unused(1))],
    ['obserwuj wszystkich powyżej 110%', { rule: over(110) }],
    ['obserwuj wszystkich nadmierne wykorzystanie', { rule: over(100) }],
    ['obserwuj Contoso odnowienia 45 dni', contoso(renewal(45))],
    ['obserwuj odnowienia Contoso w ciągu 45 dni', contoso(renewal(45))],
    ['obserwuj wszystkich poniżej 40% oprócz Contoso i Fabrikam, oprócz produktu Visio Plan 2', withoutTwo],
    ['obserwuj wszystkich bez Contoso poniżej 40%', { rule: low(40), exceptCustomers: ['Contoso'] }],
    [
      'obserwuj wszystkich z wyjątkiem klienta Contoso poniżej 40%',
      { rule: low(40), exceptCustomers: ['Contoso'] },
    ],
    ['obserwuj Contoso', contoso(low())],
    ['obserwuj', { customer: '' }],
  ],
  fr: [
    ['si Contoso passe sous 40 %, préviens-moi', contoso(low(40))],
    ['fais-moi signe si Contoso tombe sous 40 %', contoso(low(40))],
    ['surveiller Contoso sous 40 %', contoso(low(40))],
    ['Surveillez tous les clients en dessous de 40 % s’il vous plaît', { rule: low(40) }],
    ["alerte-moi quand l'utilisation de Contoso passe sous 40 %", contoso(low(40))],
    ['préviens-moi si Contoso descend en dessous de 40 pour cent', contoso(low(40))],
    ["surveille L'Oréal sous 40 %", { customer: "L'Oréal", rule: low(40) }],
    ['surveiller tous inutilisées 10', { rule: unused(10) }],
    [
      'surveiller tous les clients avec au moins 10 licences inutilisées à partir de 25 licences',
      { rule: unused(10), minimumSeats: 25 },
    ],
    ['surveiller tous au-dessus de 110 %', { rule: over(110) }],
    ['surveiller tous les clients surutilisation', { rule: over(100) }],
    ['surveiller les renouvellements de Contoso dans les 45 jours', contoso(renewal(45))],
    ['surveiller Contoso renouvellements 45 jours', contoso(renewal(45))],
    [
      'surveiller tous les clients sous 40 % sauf Contoso et Fabrikam, sauf le produit Visio Plan 2',
      withoutTwo,
    ],
    [
      'surveiller tous les clients à l’exception de Contoso sous 40 %',
      { rule: low(40), exceptCustomers: ['Contoso'] },
    ],
    ['surveiller Contoso', contoso(low())],
    ['surveiller', { customer: '' }],
  ],
  nl: [
    ['als Contoso onder de 40% zakt, laat het me weten', contoso(low(40))],
    ['geef me een seintje als Contoso onder de 40% zakt', contoso(low(40))],
    ['bewaak Contoso onder 40%', contoso(low(40))],
    ['monitor Contoso onder 40%', contoso(low(40))],
    ['Bewaak alle klanten onder de 40 procent aub', { rule: low(40) }],
    ['hou Contoso in de gaten', contoso(low())],
    ['houd Contoso in de gaten onder 40%', contoso(low(40))],
    ['waarschuw me als Contoso onder 40% komt', contoso(low(40))],
    ['stuur een melding als het gebruik van Contoso onder de 40% zakt', contoso(low(40))],
    ['laat me weten als Contoso onder 40% komt', contoso(low(40))],
    ['bewaak alle ongebruikt 10', { rule: unused(10) }],
    [
      'bewaak alle klanten met minstens 10 ongebruikte licenties vanaf 25 licenties',
      { rule: unused(10), minimumSeats: 25 },
    ],
    ['bewaak alles boven 110%', { rule: over(110) }],
    ['bewaak alle klanten overgebruik', { rule: over(100) }],
    ['bewaak verlengingen van Contoso binnen 45 dagen', contoso(renewal(45))],
    ['bewaak Contoso verlengingen 45 dagen', contoso(renewal(45))],
    ['bewaak alle klanten onder 40% behalve Contoso en Fabrikam, behalve product Visio Plan 2', withoutTwo],
    ['bewaak alle zonder Contoso', { exceptCustomers: ['Contoso'] }],
    ['bewaak alle onder 40%, uitgezonderd Contoso', { rule: low(40), exceptCustomers: ['Contoso'] }],
    ['bewaak', { customer: '' }],
  ],
  'zh-TW': [
    ['Contoso 低於 40% 的話通知我', contoso(low(40))],
    ['Contoso 續約前 60 天提醒我', contoso(renewal(60))],
    ['監看 Contoso 低於 40%', contoso(low(40))],
    ['請監看台積電的使用率低於40%', { customer: '台積電', rule: low(40) }],
    ['監看所有客戶低於 40%', { rule: low(40) }],
    ['當 Contoso 的使用率低於 40% 時通知我', contoso(low(40))],
    ['如果台積電低於百分之 40 請通知我', { customer: '台積電', rule: low(40) }],
    ['監看所有客戶未使用 10', { rule: unused(10) }],
    ['監看所有客戶有 10 個未使用的授權，至少 25 個席位', { rule: unused(10), minimumSeats: 25 }],
    ['監看所有客戶超過 110%', { rule: over(110) }],
    ['監看所有客戶超額使用', { rule: over(100) }],
    ['監看 Contoso 續約 45 天', contoso(renewal(45))],
    ['監看 Contoso 45 天內續約', contoso(renewal(45))],
    ['監看所有客戶低於 40%，除了 Contoso 和 Fabrikam 以外，不含產品 Visio Plan 2', withoutTwo],
    ['監看除了 Contoso 以外的所有客戶低於 40%', { rule: low(40), exceptCustomers: ['Contoso'] }],
    [
      '監看所有客戶低於40%，Contoso、Fabrikam 除外',
      { rule: low(40), exceptCustomers: ['Contoso', 'Fabrikam'] },
    ],
    ['監看「除了科技」', { customer: '除了科技' }],
    ['監看', { customer: '' }],
  ],
};

/** Watches that cannot be as they were written. */
const PROBLEMS: readonly (readonly [sentence: string, problem: WatchProblem])[] = [
  ['watch Contoso below 0%', 'percent'],
  ['watch all below 101%', 'percent'],
  ['watch all below 40.5%', 'percent'],
  ['watch all below -40%', 'percent'],
  ['watch all over 99%', 'over-percent'],
  ['watch all over 1001%', 'over-percent'],
  ['watch all unused 0', 'seats'],
  ['watch all unused -5', 'seats'],
  ['watch all unused 12345678901234567890', 'seats'],
  ['watch Contoso renewals 0 days', 'days'],
  ['watch all renewals 366 days', 'days'],
  ['watch all below 40% from 99999999 seats', 'minimum-seats'],
  ['watch all below 40% over 110%', 'several-rules'],
  ['watch all below 40% and unused 10', 'several-rules'],
  ['watch all below 40% below 30%', 'several-rules'],
  ['vigiar todos abaixo de 0%', 'percent'],
  ['obserwuj wszystkich poniżej 0%', 'percent'],
  ['surveiller tous sous 0 %', 'percent'],
  ['bewaak alle onder 0%', 'percent'],
  ['監看所有客戶低於 0%', 'percent'],
];

/** Names that hold words of a watch. */
const NAMES = [
  'Watch Tower Ltd',
  'Men Without Hats',
  'Without Walls',
  'Nothing But Nets',
  'Unused Assets Ltd',
  'Renewal Partners',
  'Digest Media',
  'Trend Micro',
  '100% Pure Ltd',
  'Area 51',
  'Under Control',
  'Except Inc.',
  'All Stars',
  'Bez Granic',
  'Sans Frontières',
];

describe('what people type to watch customers', () => {
  const watched = (target: WatchTarget) => ({ kind: 'command', command: { name: 'watch', target } });

  for (const [language, sentences] of Object.entries(SENTENCES)) {
    for (const [sentence, expected] of sentences) {
      it(`is understood in ${language}: ${sentence}`, () => {
        assert.deepEqual(recognize(sentence), watched({ ...ALL, ...expected }));
      });
    }
  }

  for (const language of LANGUAGES) {
    it(`is understood with the word that the bot offers for all customers in ${language}`, () => {
      const { say } = messagesFor(language);
      const example = say('command.watch.example');
      const asked = say('command.watch.missing-customer', { example });
      const all = /[“„«「]\s*(.+?)\s*[”»」]/u.exec(asked)?.[1] ?? '';
      const sentence = example.replace('Northwind', all);
      assert.deepEqual(recognize(sentence), watched({ ...ALL, rule: low(40) }), sentence);
    });
  }

  for (const [sentence, problem] of PROBLEMS) {
    it(`is a watch with a wrong ${problem}: ${sentence}`, () => {
      assert.deepEqual(recognize(sentence), { kind: 'command', command: { name: 'watch', problem } });
    });
  }

  for (const customer of NAMES) {
    it(`leaves a name whole: ${customer}`, () => {
      const sentence = `watch ${customer} below 40%`;
      assert.deepEqual(recognize(sentence), watched({ ...ALL, customer, rule: low(40) }));
      assert.deepEqual(recognize(`watch "${customer}"`), watched({ ...ALL, customer }));
    });

    it(`leaves a name in other commands alone: ${customer}`, () => {
      for (const [sentence, name] of [
        [`license usage for ${customer}`, 'license-usage'],
        [`${customer} license usage`, 'license-usage'],
        [`unused licenses for ${customer}`, 'unused-licenses'],
        [`trend for ${customer}`, 'trend'],
      ] as const) {
        assert.deepEqual(recognize(sentence), { kind: 'command', command: { name, customer } });
      }
    });
  }

  for (const sentence of [
    'watch all below 40% Contoso',
    'watch all below 40% except',
    'watch Contoso below 40% tomorrow',
    'watch all below 40% on weekends',
  ]) {
    it(`is not guessed where words fit nowhere: ${sentence}`, () => {
      const recognized = recognize(sentence);
      assert.ok(recognized.kind === 'unknown', sentence);
    });
  }
});
