import assert from 'node:assert/strict';
import type { NamedSpan } from '../../../src/domain/usage/customers-question.js';
import { beginOfSpan, daysOfSpan } from '../../../src/domain/usage/named-span.js';

const NOW = new Date('2026-11-30T23:30:00Z');
const day = (instant: Date) => instant.toISOString().replace('T00:00:00.000Z', '');
const daysOf = (span: NamedSpan, now = NOW) => {
  const { from, to } = daysOfSpan(span, now);
  return `${day(from)} ${day(to)}`;
};
const beginOf = (span: NamedSpan, now = NOW) => day(beginOfSpan(span, now));

describe('daysOfSpan', () => {
  it('counts days from today, and takes whole weeks, months, quarters and years of the calendar', () => {
    assert.equal(daysOf({ kind: 'days', days: 30 }), '2026-11-30 2026-12-30');
    assert.equal(daysOf({ kind: 'next', unit: 'week' }), '2026-12-07 2026-12-13');
    assert.equal(daysOf({ kind: 'next', unit: 'month' }), '2026-12-01 2026-12-31');
    assert.equal(daysOf({ kind: 'next', unit: 'quarter' }), '2027-01-01 2027-03-31');
    assert.equal(daysOf({ kind: 'next', unit: 'year' }), '2027-01-01 2027-12-31');
    assert.equal(daysOf({ kind: 'last', unit: 'month' }), '2026-10-01 2026-10-31');
    assert.equal(daysOf({ kind: 'last', unit: 'week' }), '2026-11-23 2026-11-29');
  });

  it('leaves out what lies behind today', () => {
    assert.equal(daysOf({ kind: 'this', unit: 'month' }), '2026-11-30 2026-11-30');
    assert.equal(daysOf({ kind: 'this', unit: 'year' }), '2026-11-30 2026-12-31');
    const sunday = new Date('2027-02-28T12:00:00Z');
    assert.equal(daysOf({ kind: 'this', unit: 'week' }, sunday), '2027-02-28 2027-02-28');
  });

  it('takes the nearest month of a name that is not over', () => {
    assert.equal(daysOf({ kind: 'month', month: 11 }), '2026-11-30 2026-11-30');
    assert.equal(daysOf({ kind: 'month', month: 12 }), '2026-12-01 2026-12-31');
    assert.equal(daysOf({ kind: 'month', month: 2 }), '2027-02-01 2027-02-28');
  });
});

describe('beginOfSpan', () => {
  it('goes back as far as the span is long, or to its first day where that lies behind', () => {
    assert.equal(beginOf({ kind: 'days', days: 21 }), '2026-11-09');
    assert.equal(beginOf({ kind: 'last', unit: 'week' }), '2026-11-23');
    assert.equal(beginOf({ kind: 'last', unit: 'month' }), '2026-10-31');
    assert.equal(beginOf({ kind: 'this', unit: 'quarter' }), '2026-10-01');
    assert.equal(beginOf({ kind: 'month', month: 9 }), '2026-09-01');
    assert.equal(beginOf({ kind: 'month', month: 12 }), '2025-12-01');
  });

  it('is yesterday at the latest', () => {
    const first = new Date('2026-12-01T08:00:00Z');
    assert.equal(beginOf({ kind: 'this', unit: 'month' }, first), '2026-11-30');
  });
});
