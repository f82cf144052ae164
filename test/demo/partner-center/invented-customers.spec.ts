import assert from 'node:assert/strict';
import type { EmulatedCustomer } from '../../../demo/partner-center/customer.js';
import { inventedCustomers } from '../../../demo/partner-center/invented/customers.js';
import { createDirectory } from '../../../demo/partner-center/invented/directory.js';
import { HOSTILE_NAME } from '../../../demo/partner-center/invented/unusual.js';

const customers = inventedCustomers();

function named(companyName: string): EmulatedCustomer {
  const found = customers.find((customer) => customer.companyName === companyName);
  assert.ok(found, companyName);
  return found;
}

function workloadsOf(customer: EmulatedCustomer): number {
  return new Set(customer.usage.map(({ workloadName }) => workloadName)).size;
}

describe('inventedCustomers', () => {
  it('are some forty, each with an id and a domain of its own', () => {
    assert.ok(customers.length >= 40 && customers.length <= 60);
    assert.equal(new Set(customers.map(({ customerId }) => customerId)).size, customers.length);
    assert.equal(new Set(customers.map(({ domain }) => domain)).size, customers.length);
    const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    for (const { customerId } of customers) assert.match(customerId, guid);
  });

  it('are the same every time', () => {
    assert.deepEqual(inventedCustomers(), customers);
  });

  it('hold twins, a name with Markdown and a very long one', () => {
    assert.equal(customers.filter(({ companyName }) => companyName === 'Contoso').length, 2);
    assert.ok(named(HOSTILE_NAME));
    assert.ok(customers.some(({ companyName }) => companyName.length > 200));
  });

  it('range from nothing used over all used to more than all', () => {
    assert.ok(
      named('Wingtip Toys').usage.every((row) => row.licensesActive === 0 && row.licensesQualified > 0),
    );
    assert.ok(named('Woodgrove Bank').usage.every((row) => row.licensesActive === row.licensesQualified));
    assert.ok(named('Tailspin Toys').usage.some((row) => row.licensesActive > row.licensesQualified));
    assert.ok(named('Bellows College').usage.some((row) => row.licensesQualified === 0));
    assert.deepEqual(named('Alpine Ski House').usage, []);
  });

  it('have from 1 to 12 workloads, and one has 40', () => {
    assert.equal(workloadsOf(named('Graphic Design Institute')), 1);
    assert.equal(workloadsOf(named('School of Fine Art')), 12);
    assert.equal(workloadsOf(named('Wide World Importers')), 40);
    assert.ok(new Set(named('Wide World Importers').usage.map(({ productName }) => productName)).size >= 15);
  });

  it('hold one workload under two services and one product through two sales channels', () => {
    const rows = named('Relecloud').usage;
    const sharePoint = rows.filter(({ workloadName }) => workloadName === 'SharePoint');
    assert.deepEqual([...new Set(sharePoint.map(({ serviceName }) => serviceName))], ['crm', 'o365']);
    assert.deepEqual([...new Set(rows.map(({ salesChannel }) => salesChannel))], ['reseller', 'direct']);
  });
});

describe('createDirectory', () => {
  it('makes any number of customers, each position always the same', () => {
    const directory = createDirectory(501);
    assert.equal(directory.length, 501);
    assert.equal(new Set(directory.map(({ customerId }) => customerId)).size, 501);
    assert.deepEqual(createDirectory(7)[6], directory[6]);
    assert.deepEqual(createDirectory(0), []);
  });

  it('gives each as many rows as asked for, from 0 % to over 100 %', () => {
    const directory = createDirectory(200, { rowsPerCustomer: 3 });
    assert.ok(directory.every(({ usage }) => usage.length === 3));
    const rows = createDirectory(200).flatMap(({ usage }) => usage);
    assert.equal(rows.length, 4000);
    assert.ok(rows.some((row) => row.licensesActive === 0));
    assert.ok(rows.some((row) => row.licensesActive > row.licensesQualified));
  });
});
