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

const UNSAID = {
  offerId: undefined,
  billingType: undefined,
  billingCycle: undefined,
  hasPromotion: undefined,
  productType: undefined,
  effectiveStartDate: undefined,
  commitmentEndDateTime: undefined,
  scheduledActions: [],
  nextTerm: undefined,
  cancellationAllowedUntilDate: undefined,
  refundableQuantity: undefined,
};

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
      ...UNSAID,
      offerId: 'CFQ7TTC0LDPB:0001',
      billingType: 'license',
      billingCycle: 'monthly',
    });
  });

  it('reads what is known of the end of the term', () => {
    const read = readSubscription(
      item({
        effectiveStartDate: '2023-12-01T14:05:33.1234567Z',
        commitmentEndDateTime: '2026-12-01T00:00:00Z',
        cancellationAllowedUntilDate: '2025-12-08T00:00:00Z',
        refundableQuantity: { totalQuantity: 50, details: [{ quantity: 50, allowedUntilDateTime: null }] },
        productType: { id: 'OnlineServicesNCE', displayName: 'Online services' },
        scheduledNextTermInstructions: {
          product: {
            productId: 'CFQ7TTC0LF8S',
            skuId: '0002',
            availabilityId: 'x',
            termDuration: 'p3y',
            billingCycle: 'Annual',
            promotionId: '39NFJQT20DBG:0001:39NFJQT1Q5KH',
          },
          quantity: '12',
        },
      }),
    );
    assert.deepEqual(
      {
        effectiveStartDate: read?.effectiveStartDate?.toISOString(),
        commitmentEndDateTime: read?.commitmentEndDateTime?.toISOString(),
        cancellationAllowedUntilDate: read?.cancellationAllowedUntilDate?.toISOString(),
        refundableQuantity: read?.refundableQuantity,
        productType: read?.productType,
        nextTerm: read?.nextTerm,
      },
      {
        effectiveStartDate: '2023-12-01T14:05:33.123Z',
        commitmentEndDateTime: '2026-12-01T00:00:00.000Z',
        cancellationAllowedUntilDate: '2025-12-08T00:00:00.000Z',
        refundableQuantity: 50,
        productType: 'OnlineServicesNCE',
        nextTerm: {
          quantity: 12,
          productId: 'CFQ7TTC0LF8S',
          skuId: '0002',
          termDuration: 'P3Y',
          billingCycle: 'annual',
          hasPromotion: true,
        },
      },
    );
  });

  const actions: readonly (readonly [name: string, sent: unknown, read: unknown])[] = [
    ['each type', [{ actionType: 'Cancel' }, { actionType: 'RenewToNewTerm' }], ['cancel', 'renew']],
    [
      'any case',
      [{ actionType: 'RENEWTOEXTENDEDSERVICETERM' }, { actionType: 'transition' }],
      ['extend', 'transition'],
    ],
    ['an unknown type, and none', [{ actionType: 'PauseForever' }, {}], ['other', 'other']],
    [
      'what is no action',
      [null, 'Cancel', { actionType: { is: 'Cancel' } }, { actionType: 'Cancel' }],
      ['cancel'],
    ],
    ['no list', { actionType: 'Cancel' }, []],
    ['null', null, []],
  ];
  for (const [name, scheduledActions, types] of actions) {
    it(`reads scheduled actions: ${name}`, () =>
      assert.deepEqual(
        readSubscription(item({ scheduledActions }))?.scheduledActions?.map(({ type }) => type),
        types,
      ));
  }

  it('reads of a promotion only that there is one', () => {
    assert.equal(
      readSubscription(item({ promotionId: '39NFJQT20DBG:0001:39NFJQT1Q5KH' }))?.hasPromotion,
      true,
    );
    for (const promotionId of ['', '  ', null, {}])
      assert.equal(readSubscription(item({ promotionId }))?.hasPromotion, undefined);
  });

  it('reads the day of an action only where it is not the end of the term', () => {
    const effectiveDate = '2026-09-15T00:00:00Z';
    const scheduledActions = ['TermEnd', 'CustomDate', undefined].map((scheduleType) => ({
      scheduleType,
      actionType: 'Cancel',
      effectiveDate,
    }));
    assert.deepEqual(
      readSubscription(item({ scheduledActions }))?.scheduledActions?.map((action) => action.effectiveDate),
      [undefined, new Date(effectiveDate), new Date(effectiveDate)],
    );
  });

  it('reads no seats of what is billed by usage', () => {
    assert.equal(readSubscription(item({ billingType: 'usage', quantity: undefined }))?.quantity, 0);
  });

  it('reads a subscription whatever is odd about its end', () => {
    for (const odd of ['text', 7, true, [], {}, null]) {
      const fields = { scheduledActions: odd, scheduledNextTermInstructions: odd, refundableQuantity: odd };
      const read = readSubscription(item({ ...fields, productType: odd }));
      assert.deepEqual(
        [read?.quantity, read?.scheduledActions, read?.nextTerm, read?.refundableQuantity],
        [50, [], undefined, undefined],
        JSON.stringify(odd),
      );
    }
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
      ...UNSAID,
      offerId: 'MS-AZR-0145P',
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
