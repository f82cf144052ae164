import assert from 'node:assert/strict';
import { recognize } from '../helpers/understanding.js';

function watchOf(text: string) {
  const recognized = recognize(text);
  if (recognized.kind !== 'command' || recognized.command.name !== 'watch') return undefined;
  const { target } = recognized.command;
  return target && { customer: target.customer, rule: target.rule };
}

/** A wish to be told before a renewal, and the days that its length comes to. */
const WISHES: readonly (readonly [string, number])[] = [
  ['remind me two weeks before litware renews', 14],
  ['remind me a month before litware renews', 30],
  ['Ping me 3 weeks before Litware’s contract runs out', 21],
  ['let me know one week before litware renews', 7],
  ['ten days before litware renews, let me know', 10],
  ['watch litware renewals within 2 months', 60],
  ['rappelle-moi deux semaines avant le renouvellement de litware', 14],
  ['préviens-moi un mois avant que litware se renouvelle', 30],
  ['fais-moi signe une semaine avant la fin du contrat de litware', 7],
  ['herinner me twee weken voordat litware verlengt', 14],
  ['geef me een seintje een maand voor de verlenging van litware', 30],
  ['bewaak verlengingen van litware binnen 2 weken', 14],
  ['przypomnij mi dwa tygodnie przed odnowieniem litware', 14],
  ['daj mi znać miesiąc przed odnowieniem litware', 30],
  ['daj znać trzy tygodnie zanim litware się odnowi', 21],
  ['lembra-me duas semanas antes da litware renovar', 14],
  ['avisa-me um mês antes da renovação da litware', 30],
  ['litware 續約前兩週提醒我', 14],
  ['litware 到期前一個月通知我', 30],
  ['提醒我 litware 續約前 3 個星期', 21],
];

describe('a watch of renewals by weeks or months', () => {
  for (const [text, withinDays] of WISHES) {
    it(`counts in days: ${text}`, () => {
      const watch = watchOf(text);
      assert.deepEqual(watch && { ...watch, customer: watch.customer?.toLowerCase() }, {
        customer: 'litware',
        rule: { kind: 'renewal', withinDays },
      });
    });
  }

  it('is made of all customers as well', () => {
    assert.deepEqual(watchOf('watch all renewals 2 weeks'), {
      customer: undefined,
      rule: { kind: 'renewal', withinDays: 14 },
    });
  });

  it('leaves names that are like a length alone', () => {
    assert.deepEqual(watchOf('watch Two Weeks Notice below 40%'), {
      customer: 'Two Weeks Notice',
      rule: { kind: 'low-usage', belowPercent: 40 },
    });
    assert.deepEqual(watchOf('bewaak Een Week Later onder 40%'), {
      customer: 'Een Week Later',
      rule: { kind: 'low-usage', belowPercent: 40 },
    });
  });

  it('takes no length beyond what a watch can look ahead', () => {
    const recognized = recognize('remind me 20 months before litware renews');
    assert.ok(recognized.kind === 'command' && recognized.command.name === 'watch');
    assert.equal(recognized.command.problem, 'days');
  });

  for (const text of [
    'let me know litware',
    'let me know below 40% litware',
    'tell me litware below 40%',
    'litware below 40%, let me know',
    'give me a reminder litware',
    'dis-moi litware sous 40 %',
    'daj znać litware',
    'diz-me a litware abaixo de 40%',
  ]) {
    it(`is none where no length follows at once: ${text}`, () => {
      assert.equal(watchOf(text), undefined);
    });
  }
});
