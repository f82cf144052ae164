import assert from 'node:assert/strict';
import {
  createSubscriptions,
  readSubscription,
} from '../../../src/partner-center/endpoints/subscriptions.js';
import { empty, json } from '../../helpers/http-server.js';
import { CUSTOMER_ID, collection, createCall, withApi } from '../support.js';

const item = (fields: object = {}): object => ({
  id: 'subscription-1',
  offerId: 'CFQ7TTC0LDPB:0001',
  offerName: 'Microsoft 365 Business Premium',
  friendlyName: 'Head office',
  quantity: 50,
  unitType: 'Licenses',
  status: 'active',
  autoRenewEnabled: true,
  isTrial: false,
  billingType: 'license',
  billingCycle: 'monthly',
  termDuration: 'P1Y',
  commitmentEndDate: '2026-11-30T00:00:00Z',
  ...fields,
});

describe('readSubscription', () => {
  it('reads what a renewal is decided by', () => {
    assert.deepEqual(readSubscription(item()), {
      subscriptionId: 'subscription-1',
      offerName: 'Microsoft 365 Business Premium',
      friendlyName: 'Head office',
      quantity: 50,
      status: 'active',
      autoRenewEnabled: true,
      isTrial: false,
      termDuration: 'P1Y',
      commitmentEndDate: new Date('2026-11-30T00:00:00Z'),
      unitType: 'Licenses',
    });
  });

  it('has no end for the year 9999', () => {
    for (const commitmentEndDate of ['9999-12-14T00:00:00Z', '9999-12-31T23:59:59.9999999', null]) {
      assert.equal(readSubscription(item({ commitmentEndDate }))?.commitmentEndDate, undefined);
    }
  });

  it('reads what is missing as not said', () => {
    assert.deepEqual(readSubscription({ id: 'a', quantity: '7', offerId: 'MS-AZR-0145P' }), {
      subscriptionId: 'a',
      offerName: 'MS-AZR-0145P',
      friendlyName: 'MS-AZR-0145P',
      quantity: 7,
      status: '',
      autoRenewEnabled: false,
      isTrial: false,
      termDuration: undefined,
      commitmentEndDate: undefined,
      unitType: '',
    });
  });

  it('reads no subscription without an id or a quantity', () => {
    for (const broken of [null, item({ id: null }), item({ quantity: null })]) {
      assert.equal(readSubscription(broken), undefined);
    }
  });
});

describe('createSubscriptions', () => {
  it('has all of them over all pages, and undefined for an unknown customer', () =>
    withApi(
      [
        json(
          collection([item()], { links: { next: { uri: `/customers/${CUSTOMER_ID}/subscriptions?p=2` } } }),
        ),
        json(collection([item({ id: 'subscription-2' })])),
        empty(404),
      ],
      async ({ api, server }) => {
        const subscriptions = createSubscriptions(api);
        const all = await subscriptions.getSubscriptions(CUSTOMER_ID, createCall());
        assert.deepEqual(
          all?.map(({ subscriptionId }) => subscriptionId),
          ['subscription-1', 'subscription-2'],
        );
        assert.equal(await subscriptions.getSubscriptions(CUSTOMER_ID, createCall()), undefined);
        assert.deepEqual(
          server.requests.map(({ path }) => path.replace(CUSTOMER_ID, '{id}')),
          [
            '/v1/customers/{id}/subscriptions',
            '/v1/customers/{id}/subscriptions?p=2',
            '/v1/customers/{id}/subscriptions',
          ],
        );
      },
    ));
});
