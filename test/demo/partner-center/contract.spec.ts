import assert from 'node:assert/strict';
import { offerName } from '../../../demo/partner-center/contract.js';
import type { PartnerCenterEmulator } from '../../../demo/partner-center/emulator.js';
import { emulators, get, type Item, json, NOW } from './start-emulator.js';

const DAY_MS = 86_400_000;

async function list(emulator: PartnerCenterEmulator, customerName: string, part: string): Promise<Item[]> {
  const { customerId } = emulator.state.find(customerName);
  const { items } = await json(get(`${emulator.url}/v1/customers/${customerId}/${part}`));
  return [...items];
}

function daysLeft(item: Item): number {
  return (Date.parse(String(item['commitmentEndDate'])) - Date.parse('2026-11-21T00:00:00Z')) / DAY_MS;
}

describe('the deployment endpoint', () => {
  const { start, closeAll } = emulators();
  afterEach(closeAll);

  it('answers sold and assigned seats per product, without workloads', async () => {
    const emulator = await start();
    const [row, ...others] = await list(emulator, 'Fabrikam Ltd', 'analytics/licenses/deployment');
    assert.equal(others.length, 2);
    assert.deepEqual(row, {
      customerName: 'Fabrikam Ltd',
      productName: 'MICROSOFT 365 BUSINESS PREMIUM',
      licensesDeployed: 38,
      licensesSold: 50,
      deploymentPercent: 76,
      processedDateTime: '2026-11-15T00:00:00+00:00',
      serviceName: 'o365',
      channel: 'reseller',
      attributes: { objectType: 'CustomerLicensesDeploymentInsights' },
    });
  });

  it('never has less assigned than is in use, unless more is in use than was sold', async () => {
    const emulator = await start();
    for (const customer of emulator.state.customers) {
      const rows = await list(emulator, customer.domain, 'analytics/licenses/deployment');
      for (const row of rows) {
        const used = customer.usage
          .filter(
            (entry) => entry.productName === row['productName'] && entry.salesChannel === row['channel'],
          )
          .map((entry) => entry.licensesActive);
        const least = Math.min(Number(row['licensesSold']), ...[Math.max(...used)]);
        assert.ok(Number(row['licensesDeployed']) >= least, `${customer.companyName} ${row['productName']}`);
      }
    }
  });

  it('answers the rows set at run time', async () => {
    const emulator = await start();
    const { customerId } = emulator.state.find('Litware, Inc.');
    const items = [{ productName: 'OFFICE 365 E3', licensesSold: 8, licensesDeployed: 2 }];
    const set = await fetch(`${emulator.url}/_emulator/customers/${customerId}/deployment`, {
      method: 'PUT',
      body: JSON.stringify({ items }),
    });
    assert.equal(set.status, 204);
    const [row, ...others] = await list(emulator, 'Litware, Inc.', 'analytics/licenses/deployment');
    assert.deepEqual([row?.['deploymentPercent'], others.length], [25, 0]);
  });
});

describe('the subscriptions endpoint', () => {
  const { start, closeAll } = emulators();
  afterEach(closeAll);

  it('answers quantity, term end, renewal and trial per subscription', async () => {
    const emulator = await start();
    const [premium] = await list(emulator, 'Fabrikam Ltd', 'subscriptions');
    assert.ok(premium);
    const { offerName: offer, quantity, status, autoRenewEnabled, isTrial, termDuration } = premium;
    assert.deepEqual(
      { offer, quantity, status, autoRenewEnabled, isTrial, termDuration, end: premium['commitmentEndDate'] },
      {
        offer: 'Microsoft 365 Business Premium',
        quantity: 50,
        status: 'active',
        autoRenewEnabled: true,
        isTrial: false,
        termDuration: 'P1Y',
        end: '2026-12-03T00:00:00Z',
      },
    );
    assert.equal(premium['effectiveStartDate'], '2025-12-04T00:00:00Z');
  });

  it('has terms that end within 30 days, terms without an end, trials and suspended ones among them', async () => {
    const emulator = await start();
    const all: Item[] = [];
    for (const { domain } of emulator.state.customers) {
      all.push(...(await list(emulator, domain, 'subscriptions')));
    }
    const soon = all.filter((item) => daysLeft(item) <= 30);
    assert.ok(soon.some((item) => item['autoRenewEnabled'] === true));
    assert.ok(soon.some((item) => item['autoRenewEnabled'] === false));
    assert.ok(soon.some((item) => daysLeft(item) === 0));
    assert.ok(soon.length < all.length / 2);
    assert.ok(all.some((item) => String(item['commitmentEndDate']).startsWith('9999-')));
    assert.ok(all.some((item) => item['isTrial'] === true));
    assert.ok(all.some((item) => item['status'] === 'suspended'));
    assert.equal(new Set(all.map((item) => item.id)).size, all.length);
  });

  it('moves with the clock', async () => {
    let now = NOW;
    const emulator = await start({ now: () => now });
    now = new Date('2027-02-01T23:00:00Z');
    const [premium] = await list(emulator, 'Fabrikam Ltd', 'subscriptions');
    assert.equal(premium?.['commitmentEndDate'], '2027-02-13T00:00:00Z');
  });

  it('answers what was set at run time, and what was there before after a reset', async () => {
    const emulator = await start();
    const { customerId } = emulator.state.find('Litware, Inc.');
    const before = await list(emulator, 'Litware, Inc.', 'subscriptions');
    emulator.state.setSubscriptions(customerId, [
      { offerName: 'Office 365 E3', quantity: 9, endsInDays: -2 },
      { offerName: 'Office 365 E3', quantity: 1, endsInDays: 'never' },
    ]);
    const set = await list(emulator, 'Litware, Inc.', 'subscriptions');
    assert.deepEqual(
      set.map((item) => [item['quantity'], item['commitmentEndDate']]),
      [
        [9, '2026-11-19T00:00:00Z'],
        [1, '9999-12-14T00:00:00Z'],
      ],
    );
    assert.notEqual(set[0]?.id, set[1]?.id);
    emulator.state.reset(customerId);
    assert.deepEqual(await list(emulator, 'Litware, Inc.', 'subscriptions'), before);
  });

  it('knows nothing of what others sold', async () => {
    const emulator = await start();
    const offers = (await list(emulator, 'Relecloud', 'subscriptions')).map((item) => [
      item['offerName'],
      item['quantity'],
    ]);
    assert.deepEqual(offers, [
      ['Dynamics 365 Sales Enterprise', 26],
      ['Office 365 E3', 70],
    ]);
  });
});

describe('offerName', () => {
  it('spells products the way subscriptions do', () => {
    assert.deepEqual(
      [
        'MICROSOFT ENTRA ID P1',
        'POWER BI PRO',
        'EXCHANGE ONLINE (PLAN 1)',
        'ENTERPRISE MOBILITY + SECURITY E3',
        'MICROSOFT 365 APPS FOR BUSINESS',
      ].map(offerName),
      [
        'Microsoft Entra ID P1',
        'Power BI Pro',
        'Exchange Online (Plan 1)',
        'Enterprise Mobility + Security E3',
        'Microsoft 365 Apps for Business',
      ],
    );
  });
});
