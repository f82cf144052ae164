import assert from 'node:assert/strict';
import { tellApart } from '../../../src/domain/customers/customer-namesakes.js';

const customer = (customerId: string, customerName: string, domain?: string) => ({
  customerId,
  customerName,
  domain,
});

describe('tellApart', () => {
  it('marks customers whose names look alike, by domain or else by id, and leaves the rest as it is', () => {
    const alone = customer('3', 'Contoso Ltd', 'contoso-ltd.example');
    const marked = tellApart([
      customer('1', 'Contoso', 'contoso.example'),
      customer('2', ' CONTOSO\u200b\u00a0'),
      alone,
    ]);
    assert.deepEqual(
      marked.map(({ toldApartBy }) => toldApartBy),
      ['contoso.example', '2', undefined],
    );
    assert.equal(marked[2], alone);
    assert.deepEqual(tellApart([]), []);
  });
});
