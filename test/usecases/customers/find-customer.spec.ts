import assert from 'node:assert/strict';
import type { Customer } from '../../../src/domain/customers/customer.js';
import { createFindCustomer } from '../../../src/usecases/customers/find-customer.js';
import { CONTOSO, createCall, createDirectory, createFault } from '../fakes.js';

const customer = (number: number, customerName: string): Customer => ({
  customerId: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  customerName,
  domain: `customer${number}.example`,
});
const NEW = customer(1, 'Wingtip Toys');
const CLIENT = customer(9, 'Client');

/** Finds among CONTOSO, two Fabrikams and one called Client; upstream also has what is given. */
function setUp(upstream: { readonly byId?: Customer; readonly byName?: readonly Customer[] } = {}) {
  const asked: string[] = [];
  const find = createFindCustomer({
    directory: createDirectory(CONTOSO, customer(7, 'Fabrikam'), customer(8, 'Fabrikam'), CLIENT),
    partnerCenter: {
      async getCustomer(customerId) {
        asked.push(`id ${customerId}`);
        return upstream.byId;
      },
      async searchCustomers(namePrefix) {
        asked.push(`name ${namePrefix}`);
        return upstream.byName ?? [];
      },
    },
  });
  return { find: (text: string) => find(text, createCall()), asked };
}

describe('createFindCustomer', () => {
  it('finds a customer of the directory without asking upstream', async () => {
    const { find, asked } = setUp();
    for (const text of ['contoso', CONTOSO.domain ?? '', CONTOSO.customerId.toUpperCase()]) {
      assert.deepEqual(await find(text), { kind: 'one', customer: CONTOSO });
    }
    assert.deepEqual(asked, []);
  });

  it('takes the place for a name for none, unless a customer is called that', async () => {
    const { find, asked } = setUp({ byName: [NEW] });
    for (const text of ['${customer}', '<customer>', 'customer']) {
      assert.deepEqual(await find(text), {
        kind: 'no-customer',
        tried: text,
        nearest: [],
        searched: 4,
        isPlaceholder: true,
      });
    }
    assert.deepEqual(asked, []);
    assert.deepEqual(await find('client'), { kind: 'one', customer: CLIENT });
  });

  it('gives several customers of one name', async () => {
    const { find, asked } = setUp();
    assert.deepEqual(await find('fabrikam'), {
      kind: 'several',
      tried: 'fabrikam',
      customers: [customer(7, 'Fabrikam'), customer(8, 'Fabrikam')],
    });
    assert.deepEqual(asked, []);
  });

  it('finds a new customer by asking upstream for its name', async () => {
    const { find, asked } = setUp({ byName: [NEW] });
    assert.deepEqual(await find('Wingtip Toys'), { kind: 'one', customer: NEW });
    assert.deepEqual(asked, ['name Wingtip Toys']);
  });

  it('finds a new customer by its id, in braces too, and tells it apart by its domain', async () => {
    const { find, asked } = setUp({ byId: NEW });
    const found = { ...NEW, toldApartBy: NEW.domain };
    assert.deepEqual(await find(`{${NEW.customerId.toUpperCase()}}`), { kind: 'one', customer: found });
    assert.deepEqual(asked, [`id ${NEW.customerId}`]);
  });

  it('asks about a customer of which upstream only knows the beginning', async () => {
    const others = [customer(20, 'EYG Seguros'), customer(21, 'Itaú Unibanco'), customer(22, 'Younger Ltd')];
    for (const [text, other] of [
      ['EY', others[0]],
      ['it', others[1]],
      ['you', others[2]],
    ] as const) {
      const found = await setUp({ byName: other === undefined ? [] : [other] }).find(text);
      assert.deepEqual(found, { kind: 'no-customer', tried: text, nearest: [other], searched: 4 });
    }
  });

  it('gives eight of many new customers at most', async () => {
    const many = Array.from({ length: 20 }, (_, at) => customer(100 + at, `Wingtip ${at}`));
    assert.deepEqual(await setUp({ byName: many }).find('wingtip'), {
      kind: 'several',
      tried: 'wingtip',
      customers: many.slice(0, 8),
    });
  });

  it('says what was tried and the nearest names when there is none', async () => {
    assert.deepEqual(await setUp().find('  Contsoo Holdingz  '), {
      kind: 'no-customer',
      tried: 'Contsoo Holdingz',
      nearest: [CONTOSO],
      searched: 4,
    });
  });

  it('finds nobody for an unknown id', async () => {
    const { find, asked } = setUp();
    const found = await find(NEW.customerId);
    assert.deepEqual([found.kind, asked], ['no-customer', [`id ${NEW.customerId}`]]);
  });

  it('fails when the directory cannot be had, but not for an id', async () => {
    const find = createFindCustomer({
      directory: { index: () => Promise.reject(createFault('unavailable')), loaded: () => undefined },
      partnerCenter: { getCustomer: async () => CONTOSO, searchCustomers: async () => [] },
    });
    await assert.rejects(find('contoso', createCall()), { fault: 'unavailable' });
    const found = { ...CONTOSO, toldApartBy: CONTOSO.domain };
    assert.deepEqual(await find(CONTOSO.customerId, createCall()), { kind: 'one', customer: found });
  });
});
