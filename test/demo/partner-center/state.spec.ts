import assert from 'node:assert/strict';
import { processedAt } from '../../../demo/partner-center/customer.js';
import { company, uses } from '../../../demo/partner-center/invented/tables.js';
import { createState } from '../../../demo/partner-center/state.js';
import { NOW } from './start-emulator.js';

const litware = company('Litware', 'litware.example', 'US', [uses('O365_E3', 20, { EXO: 18, TEAMS: 4 })]);

function createLitware() {
  return createState([litware], () => NOW);
}

describe('createState', () => {
  it('stamps changed rows later than anything the customer had, under a clock that stands still', () => {
    const state = createLitware();
    const stamps = [1, 2, 3].map((licensesActive) => {
      state.changeUsage(litware.customerId, { workloadName: 'Teams', licensesActive });
      const row = state.get(litware.customerId)?.usage.find((entry) => entry.workloadName === 'Teams');
      return row === undefined ? undefined : processedAt(row, NOW).toISOString();
    });
    assert.deepEqual(stamps, [
      '2026-11-21T09:30:00.000Z',
      '2026-11-21T09:30:01.000Z',
      '2026-11-21T09:30:02.000Z',
    ]);
  });

  it('leaves rows that do not fit as they are', () => {
    const state = createLitware();
    assert.equal(
      state.changeUsage(litware.customerId, { productName: 'POWER BI PRO', licensesActive: 1 }),
      0,
    );
    assert.equal(state.get(litware.customerId), litware);
    assert.equal(state.version, 0);
  });

  it('changes every row when no row is named', () => {
    const state = createLitware();
    assert.equal(state.changeUsage(litware.customerId, { licensesQualified: 25 }), 2);
    assert.deepEqual(
      state.get(litware.customerId)?.usage.map((row) => [row.licensesActive, row.licensesQualified]),
      [
        [18, 25],
        [4, 25],
      ],
    );
  });

  it('takes an age in days or an instant for the rows it is given', () => {
    const state = createLitware();
    const row = { productName: 'P', workloadName: 'Teams', licensesActive: 1, licensesQualified: 2 };
    state.setUsage(litware.customerId, [
      { ...row, processed: 3 },
      { ...row, processed: '2026-01-02T03:04:05+00:00' },
    ]);
    const usage = state.get(litware.customerId)?.usage ?? [];
    assert.deepEqual(
      usage.map((entry) => processedAt(entry, NOW).toISOString()),
      ['2026-11-18T00:00:00.000Z', '2026-01-02T03:04:05.000Z'],
    );
    assert.equal(usage[0]?.workloadCode, 'TEAMS');
  });

  it('adds, replaces and removes customers', () => {
    const state = createLitware();
    const other = company('Other', 'other.example', 'US', []);
    state.addCustomer(other);
    state.addCustomer({ ...litware, companyName: 'Litware Renamed' });
    assert.deepEqual(
      state.customers.map(({ companyName }) => companyName),
      ['Litware Renamed', 'Other'],
    );
    state.removeCustomer(litware.customerId);
    assert.equal(state.get(litware.customerId), undefined);
    assert.equal(state.get(other.customerId.toUpperCase()), other);
  });

  it('throws for a customer that is not there', () => {
    const state = createLitware();
    assert.throws(() => state.setUsage('nobody', []), /no customer nobody/);
    assert.throws(() => state.find('Nobody'), /no customer called Nobody/);
  });
});
