import assert from 'node:assert/strict';
import {
  createSubscribedSkus,
  readSubscribedSku,
} from '../../../src/partner-center/endpoints/subscribed-skus.js';
import { empty, json } from '../../helpers/http-server.js';
import { CUSTOMER_ID, collection, createCall, withApi } from '../support.js';

const item = (fields: object = {}): object => ({
  availableUnits: 13,
  activeUnits: 50,
  consumedUnits: 41,
  suspendedUnits: 1,
  totalUnits: 54,
  warningUnits: 4,
  productSku: {
    id: '3B555118-DA6A-4418-894F-7DF1E2096870',
    name: 'Microsoft 365 Business Basic',
    skuPartNumber: 'O365_business_essentials',
    targetType: 'User',
    licenseGroupId: 'group1',
  },
  servicePlans: [{ displayName: 'Exchange' }],
  capabilityStatus: 'Enabled',
  ...fields,
});

describe('readSubscribedSku', () => {
  it('reads a licence, its ids folded', () => {
    assert.deepEqual(readSubscribedSku(item()), {
      skuId: '3b555118-da6a-4418-894f-7df1e2096870',
      partNumber: 'O365_BUSINESS_ESSENTIALS',
      name: 'Microsoft 365 Business Basic',
      active: 50,
      consumed: 41,
      warning: 4,
      suspended: 1,
      isForTenant: false,
    });
  });

  it('does without what may be missing', () => {
    const bare = {
      activeUnits: '5',
      consumedUnits: 2,
      productSku: { skuPartNumber: 'SPB', targetType: 'Tenant' },
    };
    assert.deepEqual(readSubscribedSku(bare), {
      skuId: undefined,
      partNumber: 'SPB',
      name: 'SPB',
      active: 5,
      consumed: 2,
      warning: 0,
      suspended: 0,
      isForTenant: true,
    });
  });

  it('reads nothing without counts or without a name of any kind', () => {
    for (const broken of [
      null,
      [],
      item({ activeUnits: null }),
      item({ consumedUnits: undefined }),
      item({ productSku: null }),
      item({ productSku: {} }),
    ]) {
      assert.equal(readSubscribedSku(broken), undefined);
    }
  });
});

describe('createSubscribedSkus', () => {
  it('has licences, none, and undefined for an unknown customer', () =>
    withApi([json(collection([item(), null])), empty(204), empty(404)], async ({ api, server }) => {
      const skus = createSubscribedSkus(api);
      assert.equal((await skus.getSubscribedSkus(CUSTOMER_ID, createCall()))?.length, 1);
      assert.deepEqual(await skus.getSubscribedSkus(CUSTOMER_ID, createCall()), []);
      assert.equal(await skus.getSubscribedSkus(CUSTOMER_ID, createCall()), undefined);
      assert.equal(server.requests[0]?.path, `/v1/customers/${CUSTOMER_ID}/subscribedskus`);
      assert.equal(await skus.getSubscribedSkus('..', createCall()), undefined);
      assert.equal(server.requests.length, 3);
    }));
});
