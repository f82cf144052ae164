import assert from 'node:assert/strict';
import { licenseUsageReply } from '../../../src/cards/usage/license-usage-card.js';
import { pointsPhrase, weekChangePhrase } from '../../../src/cards/usage/week-change.js';
import type { UsageChange } from '../../../src/domain/usage/usage-trend.js';
import type { Language } from '../../../src/i18n/locale.js';
import { messagesFor, render } from '../../helpers/cards.js';
import { elementsOf } from '../../helpers/parse-card.js';
import { MIXED_ROWS, NOW, usageAnswer } from '../../helpers/situations.js';
import { plainSpaces } from '../../i18n/plain-spaces.js';

const english = messagesFor('en');
const unused = { atLeast: 5, atMost: 17 };

function change(changes: Partial<UsageChange> = {}): UsageChange {
  const since = new Date('2026-11-07T00:00:00Z');
  return { since, seats: 0, unusedAtLeast: 0, unusedAtMost: 0, workloads: [], ...changes };
}

const moves = (...percentPoints: readonly number[]) =>
  percentPoints.map((points, at) => ({ workloadName: `W${at}`, percentPoints: points }));

describe('weekChangePhrase', () => {
  it('is empty where nothing is known, and where nothing changed by a whole seat or point', () => {
    assert.equal(weekChangePhrase(undefined, unused, english), '');
    assert.equal(weekChangePhrase(change({ seats: 3, workloads: moves(0.4, -0.4) }), unused, english), '');
  });

  it('names seats and the two workloads that moved farthest, the farther one first', () => {
    assert.equal(
      weekChangePhrase(
        change({ unusedAtLeast: 4, unusedAtMost: 4, workloads: moves(-2, 3.2, 12.6) }),
        unused,
        english,
      ),
      'Since 7 November 2026: 4 more seats unused; W2 13 points higher; W1 3 points higher',
    );
  });

  it('gives both ranges of unused seats where their ends moved apart', () => {
    assert.equal(
      weekChangePhrase(change({ unusedAtLeast: -1, unusedAtMost: 4 }), unused, english),
      'Since 7 November 2026: 5-17 seats unused instead of 6-13',
    );
  });

  const said: Readonly<Record<Language, readonly string[]>> = {
    en: [
      'Since 7 November 2026: 1 more seat unused; W0 1 point lower',
      'Since 7 November 2026: 5 seats fewer unused; W0 6 points higher',
      'Since 7 November 2026: 5-17 seats unused instead of 3-12',
    ],
    'pt-PT': [
      'Desde 7 de novembro de 2026: mais 1 licença por utilizar; W0 desceu 1 p.p.',
      'Desde 7 de novembro de 2026: menos 5 licenças por utilizar; W0 subiu 6 p.p.',
      'Desde 7 de novembro de 2026: 5 a 17 licenças por utilizar em vez de 3 a 12',
    ],
    pl: [
      'Od 7 listopada 2026: o 1 niewykorzystaną licencję więcej; W0 o 1 p.p. mniej',
      'Od 7 listopada 2026: o 5 niewykorzystanych licencji mniej; W0 o 6 p.p. więcej',
      'Od 7 listopada 2026: 5-17 niewykorzystanych licencji zamiast 3-12',
    ],
    fr: [
      'Depuis le 7 novembre 2026 : 1 licence inutilisée de plus ; W0 en baisse de 1 point',
      'Depuis le 7 novembre 2026 : 5 licences inutilisées de moins ; W0 en hausse de 6 points',
      'Depuis le 7 novembre 2026 : 5 à 17 licences inutilisées au lieu de 3 à 12',
    ],
    nl: [
      'Sinds 7 november 2026: 1 ongebruikte licentie meer; W0 1 procentpunt lager',
      'Sinds 7 november 2026: 5 ongebruikte licenties minder; W0 6 procentpunten hoger',
      'Sinds 7 november 2026: 5-17 ongebruikte licenties in plaats van 3-12',
    ],
    'zh-TW': [
      '自2026年11月7日起：未使用的授權增加 1 個；W0 下降 1 個百分點',
      '自2026年11月7日起：未使用的授權減少 5 個；W0 上升 6 個百分點',
      '自2026年11月7日起：未使用的授權為 5 到 17 個，先前為 3 到 12 個',
    ],
  };
  for (const [language, expected] of Object.entries(said)) {
    it(`reads well in ${language}`, () => {
      const changes = [
        change({ unusedAtLeast: 1, unusedAtMost: 1, workloads: moves(-1) }),
        change({ unusedAtLeast: -5, unusedAtMost: -5, workloads: moves(6) }),
        change({ unusedAtLeast: 2, unusedAtMost: 5 }),
      ];
      assert.deepEqual(
        changes.map((each) => plainSpaces(weekChangePhrase(each, unused, messagesFor(language)))),
        expected,
      );
    });
  }
});

describe('pointsPhrase', () => {
  const polish: Readonly<Record<string, string>> = {
    1: 'o 1 p.p. więcej',
    '-2': 'o 2 p.p. mniej',
    22: 'o 22 p.p. więcej',
    '-1.5': 'o 1,5 p.p. mniej',
  };
  for (const [points, said] of Object.entries(polish)) {
    it(`says "${said}" for ${points}`, () => {
      assert.equal(plainSpaces(pointsPhrase(Number(points), messagesFor('pl'))), said);
    });
  }
});

describe('the usage card', () => {
  const weekChange = change({
    unusedAtLeast: 2,
    unusedAtMost: 2,
    workloads: [{ workloadName: '**Teams**', percentPoints: -6 }],
  });
  const { card, text } = licenseUsageReply(usageAnswer(MIXED_ROWS, { weekChange }), NOW, english, render);

  it('says what changed since last week, in a run that reads no Markdown, and in words', () => {
    const line = 'Since 7 November 2026: 2 more seats unused; **Teams** 6 points lower';
    const holders = elementsOf(card).filter(
      ({ text }) => typeof text === 'string' && plainSpaces(text) === line,
    );
    assert.deepEqual(
      holders.map(({ type }) => type),
      ['TextRun'],
    );
    assert.ok(text.split('\n').includes(line));
  });
});
