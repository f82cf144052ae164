import assert from 'node:assert/strict';
import { withoutPart } from '../../../src/cards/notices/question-cards.js';
import { trendReply } from '../../../src/cards/trend/trend-card.js';
import { sourceOf, sourceOfDays } from '../../../src/cards/usage/source-of.js';
import { messagesFor, render } from '../../helpers/cards.js';
import { CONTOSO, NOW } from '../../helpers/situations.js';
import { halfAYear } from '../../helpers/trends.js';

const english = messagesFor('en');
const day = (date: string) => new Date(`${date}T08:00:00Z`);

describe('sourceOf', () => {
  it('names the day of the figures, or both ends', () => {
    const nameOf = (oldest?: Date, newest?: Date) => sourceOf({ oldest, newest }, english).name;
    assert.equal(nameOf(day('2026-11-14'), day('2026-11-14')), 'Partner Center, as of 14 November 2026');
    assert.equal(
      nameOf(day('2026-10-31'), day('2026-11-14')),
      'Partner Center, 31 October 2026 to 14 November 2026',
    );
    assert.equal(nameOf(), 'Partner Center, date unknown');
  });

  it('is of the newest reading under a trend', () => {
    const { source } = trendReply(
      { kind: 'trend', customer: CONTOSO, trend: halfAYear() },
      { now: NOW },
      english,
      render,
    );
    assert.equal(source?.name, 'Partner Center, as of 14 November 2026');
  });

  it('stays with an answer that leaves out a part of the question', () => {
    const source = sourceOf({ oldest: NOW, newest: NOW }, english);
    const reply = { card: render('notice', {}), summary: 's', text: 't', source };
    assert.equal(withoutPart(reply, 'in Spain', english).source, source);
  });
});

describe('sourceOfDays', () => {
  it('spans the days it is given, in any order, and is none without any', () => {
    const days = [day('2026-11-14'), undefined, day('2026-10-31')];
    assert.match(sourceOfDays(days, english)?.name ?? '', /31 October 2026 to 14 November 2026/);
    assert.equal(sourceOfDays([undefined], english), undefined);
  });
});
