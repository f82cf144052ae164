import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Customer } from '../../../src/domain/customers/customer.js';
import { createCustomerIndex } from '../../../src/domain/customers/customer-index.js';
import { cleanText } from '../../../src/domain/customers/customer-name.js';
import { customersOf } from '../customer-directory.js';

const anyUnit = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit));
/** Names as partners have them, and names nobody should have. */
const customerName = fc.oneof(
  fc
    .array(
      fc.constantFrom(
        'Contoso',
        'Fabrikam',
        'Retail',
        'Ltd',
        'GmbH',
        '&',
        'Żółw',
        '微軟',
        '公司',
        '12',
        'A.',
        'the',
      ),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    .map((words) => words.join(' ')),
  fc.string({ unit: 'grapheme', minLength: 1 }),
  fc.string({ unit: anyUnit, minLength: 1 }),
);
const directory = fc
  .array(customerName, { maxLength: 8 })
  .map((names) => customersOf(...names.map((name) => [name] as const)));
const typed = fc.oneof(
  customerName,
  fc.string({ unit: anyUnit }),
  fc.string({ unit: anyUnit, minLength: 2_000, maxLength: 10_000 }),
);

function shown(customers: readonly Customer[], text: string): readonly Customer[] {
  const match = createCustomerIndex(customers).match(text);
  switch (match.kind) {
    case 'one':
      return [match.customer];
    case 'several':
      return match.customers;
    case 'none':
      return match.nearest;
  }
}

describe('any customer index', () => {
  it('finds every customer by its own name, alone or in the picker', () => {
    fc.assert(
      fc.property(directory, (customers) => {
        const index = createCustomerIndex(customers);
        for (const customer of customers) {
          if (cleanText(customer.customerName) === '') continue;
          const match = index.match(customer.customerName);
          assert.ok(match.kind !== 'none', customer.customerName);
          const found = match.kind === 'one' ? [match.customer] : match.customers;
          assert.ok(found.includes(customer), customer.customerName);
        }
      }),
    );
  });

  it('finds every customer by its id and domain', () => {
    fc.assert(
      fc.property(directory, (customers) => {
        const index = createCustomerIndex(customers);
        for (const customer of customers) {
          assert.deepEqual(index.match(customer.customerId), { kind: 'one', customer });
          assert.deepEqual(index.match(customer.domain ?? ''), { kind: 'one', customer });
        }
      }),
    );
  });

  it('never throws, and shows members of the directory, each once', () => {
    fc.assert(
      fc.property(directory, typed, (customers, text) => {
        const found = shown(customers, text);
        assert.equal(new Set(found).size, found.length);
        assert.ok(found.every((customer) => customers.includes(customer)));
      }),
    );
  });

  it('lists two to eight, suggests three at most, and never shows raw text', () => {
    fc.assert(
      fc.property(directory, typed, (customers, text) => {
        const match = createCustomerIndex(customers).match(text);
        if (match.kind === 'several') assert.ok(match.customers.length >= 2 && match.customers.length <= 8);
        if (match.kind === 'none') {
          assert.ok(match.nearest.length <= 3);
          assert.equal(match.tried, cleanText(text));
        }
      }),
    );
  });

  it('answers the same whatever the order of the directory', () => {
    fc.assert(
      fc.property(directory, typed, (customers, text) => {
        assert.deepEqual(shown(customers.toReversed(), text), shown(customers, text));
      }),
    );
  });

  it('lists customers of the same name together', () => {
    fc.assert(
      fc.property(directory, customerName, (customers, name) => {
        if (cleanText(name) === '') return;
        const twins = customersOf(
          [name],
          [name],
          ...customers.map((customer) => [customer.customerName] as const),
        );
        const match = createCustomerIndex(twins).match(name);
        assert.equal(match.kind, 'several');
      }),
    );
  });
});
