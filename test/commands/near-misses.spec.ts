import assert from 'node:assert/strict';
import { COMMAND_NAMES, type CommandName } from '../../src/commands/catalogue.js';
import { ALL_PHRASES } from '../../src/commands/phrases/all-phrases.js';
import { createRecognizer } from '../../src/commands/recognize.js';
import type { Language } from '../../src/i18n/locale.js';

/** Texts that are no command, with the one that is meant. */
const NEAR_MISSES: Record<Language, readonly (readonly [text: string, nearest: CommandName])[]> = {
  en: [
    ['lisense usge for Contoso', 'license-usage'],
    ['licence usgae Contoso', 'license-usage'],
    ['wastd licenses at Contoso', 'unused-licenses'],
    ['ununsed seat Contoso', 'unused-licenses'],
    ['renewels for Contoso', 'renewals'],
    ['renew Contoso', 'renewals'],
    ['hlep', 'help'],
    ['helpp me', 'help'],
    ['what can this bot do', 'help'],
  ],
  'pt-PT': [
    ['utilzação de licensas da Contoso', 'license-usage'],
    ['licenças por atribuer Contoso', 'unused-licenses'],
    ['renovassões da Contoso', 'renewals'],
    ['renovar a Contoso', 'renewals'],
    ['ajuuda', 'help'],
    ['comando', 'help'],
  ],
  pl: [
    ['wykozystanie licencij Contoso', 'license-usage'],
    ['niewykozystane licencje Contoso', 'unused-licenses'],
    ['odnowena Contoso', 'renewals'],
    ['kiedy koniec subskrypcji', 'renewals'],
    ['pomcy', 'help'],
    ['komenda', 'help'],
  ],
  fr: [
    ['utilsation des license de Contoso', 'license-usage'],
    ['licences inutlisées de Contoso', 'unused-licenses'],
    ['renouvelements de Contoso', 'renewals'],
    ['quand expirent les licences', 'renewals'],
    ['aidez', 'help'],
    ['comande', 'help'],
  ],
  nl: [
    ['licentiegebuik van Contoso', 'license-usage'],
    ['ongebuikte licenties van Contoso', 'unused-licenses'],
    ['verleningen van Contoso', 'renewals'],
    ['verlengen Contoso', 'renewals'],
    ['hellp', 'help'],
    ['opdracht', 'help'],
  ],
  'zh-TW': [
    ['Contoso 的授權', 'license-usage'],
    ['Contoso 授權量', 'license-usage'],
    ['Contoso 未使甪的授權', 'unused-licenses'],
    ['什麼時候到期呢 Contoso', 'renewals'],
    ['指示', 'help'],
    ['說個明白', 'help'],
  ],
};

/** Texts that say no more than "licences": used or unused, that is the question. */
const ABOUT_LICENCES = [
  'licenses Contoso',
  'how many licences',
  'unusd licences Contoso',
  'licenças Contoso',
  'quantas licenças',
  'licencje Contoso',
  'ile licencji',
  'licences Contoso',
  'combien de licences',
  'licenties Contoso',
  'hoeveel licenties',
];

const NO_COMMANDS = [
  '',
  ' ',
  'Contoso',
  'contoso.com',
  '42',
  '...',
  '👍',
  'please',
  'show me',
  'yesterday',
  'dag Contoso',
  'help Contoso',
  'merci Contoso',
  'thanks for nothing',
  'ola ola',
  'tak',
  '好',
  'null',
  '{customer}',
];

describe('a near miss', () => {
  const recognize = createRecognizer(ALL_PHRASES);

  for (const [language, cases] of Object.entries(NEAR_MISSES)) {
    for (const [text, nearest] of cases) {
      it(`stays unknown in ${language} with ${nearest} first: ${text}`, () => {
        const recognized = recognize(text);
        assert.equal(recognized.kind, 'unknown');
        assert.equal(recognized.kind === 'unknown' && recognized.nearest[0], nearest);
      });
    }
  }

  for (const text of ABOUT_LICENCES) {
    it(`is offered usage and unused licences before anything else: ${text}`, () => {
      const recognized = recognize(text);
      assert.equal(recognized.kind, 'unknown');
      const first = recognized.kind === 'unknown' ? recognized.nearest.slice(0, 2) : [];
      assert.deepEqual([...first].sort(), ['license-usage', 'unused-licenses']);
    });
  }

  it('is offered the first commands of the catalogue when it is like none', () => {
    const recognized = recognize('zzzz qqq');
    assert.deepEqual(recognized, { kind: 'unknown', nearest: COMMAND_NAMES.slice(0, 3) });
  });

  for (const text of NO_COMMANDS) {
    it(`is shown commands all the same: "${text}"`, () => {
      const recognized = recognize(text);
      assert.equal(recognized.kind, 'unknown');
      assert.ok(recognized.kind === 'unknown' && recognized.nearest.length > 0);
    });
  }
});
