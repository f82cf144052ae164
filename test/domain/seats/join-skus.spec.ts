import assert from 'node:assert/strict';
import type { OfferLine } from '../../../src/domain/money/offer-line.js';
import { createSkuMatcher } from '../../../src/domain/seats/join-skus.js';
import type { SubscribedSku } from '../../../src/domain/seats/subscribed-sku.js';
import { offerLine, subscribedSku } from '../../helpers/contract-rows.js';

const OFFER = 'CFQ7TTC0LH18:0001:CFQ7TTC0ABCD';
const GUID = '3b555118-da6a-4418-894f-7df1e2096870';
const OTHER = 'aaaaaaaa-da6a-4418-894f-7df1e2096870';

function matched(
  skus: readonly SubscribedSku[],
  matrix: readonly OfferLine[],
  {
    offerId = OFFER,
    offerName = 'Microsoft 365 Business Basic',
  }: { offerId?: string | undefined; offerName?: string } = {},
): string {
  const match = createSkuMatcher(skus, matrix)({ offerId, offerName });
  return match.kind === 'sku' ? match.sku.name : match.kind;
}

describe('createSkuMatcher', () => {
  const basic = subscribedSku({ skuId: GUID, partNumber: 'O365_BUSINESS_ESSENTIALS', name: 'Basic' });
  const line = offerLine({ productId: 'CFQ7TTC0LH18', skuId: '0001', provisioningId: GUID });

  it('joins by the id of the offer matrix, whatever the licence is called', () => {
    const decoy = subscribedSku({ skuId: OTHER, name: 'Microsoft 365 Business Basic' });
    assert.equal(matched([decoy, basic], [line]), 'Basic');
    assert.equal(matched([basic], [line], { offerId: OFFER.toLowerCase() }), 'Basic');
  });

  it('joins by part number where the tenant gives no id', () => {
    const withoutId = { ...basic, skuId: undefined };
    const both = offerLine({ ...line, partNumber: 'O365_BUSINESS_ESSENTIALS' });
    assert.equal(matched([withoutId], [both]), 'Basic');
    assert.equal(matched([withoutId], [offerLine({ ...line, partNumber: '' })]), 'uncertain');
  });

  it('takes no name for an id: what the matrix names and the tenant lacks is not certain', () => {
    const called = subscribedSku({ skuId: OTHER, name: 'Microsoft 365 Business Basic' });
    assert.equal(matched([called], [line]), 'uncertain');
  });

  it('is not certain of an offer that leads to two licences', () => {
    const second = offerLine({ ...line, provisioningId: OTHER });
    const skus = [basic, subscribedSku({ skuId: OTHER, name: 'Other' })];
    assert.equal(matched(skus, [line, second]), 'uncertain');
    assert.equal(matched([basic], [line, second]), 'uncertain');
  });

  it('goes by name where no id is known, and only where exactly one is called so', () => {
    const one = subscribedSku({ skuId: GUID, name: 'MICROSOFT 365 BUSINESS BASIC' });
    assert.equal(matched([one], []), one.name);
    assert.equal(
      matched([one, subscribedSku({ skuId: OTHER, name: 'Microsoft 365 Business Basic' })], []),
      'uncertain',
    );
    assert.equal(matched([one], [], { offerName: 'Microsoft 365 Business' }), 'none');
    assert.equal(matched([one], [], { offerId: GUID }), one.name);
    assert.equal(
      matched([one], [], { offerName: 'Microsoft 365 Business Basic (Extended Service Term)' }),
      one.name,
    );
    assert.equal(matched([], [], { offerName: '' }), 'none');
  });
});
