import assert from 'node:assert/strict';
import { partsCalled } from '../../../src/domain/usage/part-naming.js';
import type { UsagePart } from '../../../src/domain/usage/usage-parts.js';

const parts: readonly Pick<UsagePart, 'kind' | 'name'>[] = [
  ...[
    'POWER BI PRO',
    'POWER BI PREMIUM PER USER',
    'MICROSOFT 365 COPILOT',
    'OFFICE 365 E3',
    'OFFICE 365 E3 (NO TEAMS)',
    'MICROSOFT 365 E3',
    'EXCHANGE ONLINE (PLAN 1)',
    'MICROSOFT 365 BUSINESS PREMIUM',
    'PROJECT PLAN 3',
  ].map((name) => ({ kind: 'product' as const, name })),
  ...[
    'Power BI',
    'Teams',
    'Teams Rooms',
    'Microsoft 365 Copilot',
    'Copilot Studio',
    'SharePoint',
    'Exchange',
    'Intune',
  ].map((name) => ({ kind: 'workload' as const, name })),
];
const called = (written: string, first: UsagePart['kind']) =>
  partsCalled(written, parts, first).map(({ kind, name }) => `${kind[0]} ${name}`);

describe('partsCalled', () => {
  it('takes what is called just so, of the kind that goes first', () => {
    assert.deepEqual(called('power bi', 'workload'), ['w Power BI']);
    assert.deepEqual(called('PowerBI', 'workload'), ['w Power BI']);
    assert.deepEqual(called('share point', 'workload'), ['w SharePoint']);
    assert.deepEqual(called('teams', 'workload'), ['w Teams']);
    assert.deepEqual(called('Microsoft Teams', 'workload'), ['w Teams']);
    assert.deepEqual(called('outlook', 'workload'), ['w Exchange']);
  });

  it('takes what ends so before what only begins so', () => {
    assert.deepEqual(called('copilot', 'workload'), ['w Microsoft 365 Copilot']);
    assert.deepEqual(called('m365 copilot', 'product'), ['p MICROSOFT 365 COPILOT']);
    assert.deepEqual(called('e3', 'product'), [
      'p OFFICE 365 E3',
      'p OFFICE 365 E3 (NO TEAMS)',
      'p MICROSOFT 365 E3',
    ]);
  });

  it('takes every name that holds the words where none ends so', () => {
    assert.deepEqual(called('power bi', 'product'), ['p POWER BI PRO', 'p POWER BI PREMIUM PER USER']);
    assert.deepEqual(called('exchange online', 'workload'), ['p EXCHANGE ONLINE (PLAN 1)']);
  });

  it('takes the other kind where the first has none, and nothing for a name nobody has', () => {
    assert.deepEqual(called('intune', 'product'), ['w Intune']);
    assert.deepEqual(called('business premium', 'workload'), ['p MICROSOFT 365 BUSINESS PREMIUM']);
    assert.deepEqual(called('e1', 'product'), []);
    assert.deepEqual(called('visio', 'workload'), []);
    assert.deepEqual(called('', 'workload'), []);
  });
});
