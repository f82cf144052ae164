import assert from 'node:assert/strict';
import { ALL_PHRASES } from '../../src/commands/all-phrases.js';
import { COMMAND_NAMES, type CommandName } from '../../src/commands/catalogue.js';
import { createRecognizer } from '../../src/commands/recognize.js';
import type { Language } from '../../src/i18n/locale.js';

/** Texts that are no command, with the one that is meant. */
const NEAR_MISSES: Record<Language, readonly (readonly [text: string, nearest: CommandName])[]> = {
  en: [
    ['lisense usge for Contoso', 'license-usage'],
    ['licence usgae Contoso', 'license-usage'],
    ['licenses Contoso', 'license-usage'],
    ['how many licences', 'license-usage'],
    ['hlep', 'help'],
    ['helpp me', 'help'],
    ['what can this bot do', 'help'],
  ],
  'pt-PT': [
    ['utilzação de licensas da Contoso', 'license-usage'],
    ['licenças Contoso', 'license-usage'],
    ['quantas licenças', 'license-usage'],
    ['ajuuda', 'help'],
    ['comando', 'help'],
  ],
  pl: [
    ['wykozystanie licencij Contoso', 'license-usage'],
    ['licencje Contoso', 'license-usage'],
    ['ile licencji', 'license-usage'],
    ['pomcy', 'help'],
    ['komenda', 'help'],
  ],
  fr: [
    ['utilsation des license de Contoso', 'license-usage'],
    ['licences Contoso', 'license-usage'],
    ['combien de licences', 'license-usage'],
    ['aidez', 'help'],
    ['comande', 'help'],
  ],
  nl: [
    ['licentiegebuik van Contoso', 'license-usage'],
    ['licenties Contoso', 'license-usage'],
    ['hoeveel licenties', 'license-usage'],
    ['hellp', 'help'],
    ['opdracht', 'help'],
  ],
  'zh-TW': [
    ['Contoso 的授權', 'license-usage'],
    ['Contoso 授權量', 'license-usage'],
    ['指示', 'help'],
    ['說個明白', 'help'],
  ],
};

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
