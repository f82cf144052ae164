import assert from 'node:assert/strict';
import { createCommercialDeployment } from '../../../src/partner-center/endpoints/commercial-deployment.js';
import { json } from '../../helpers/http-server.js';
import { CUSTOMER_ID, createCall, withApi } from '../support.js';

const item = (changes: object = {}) => ({
  processedDateTime: '2026-11-14T00:00:00',
  serviceCode: 'o365',
  channel: 'Reseller',
  customerTenantId: CUSTOMER_ID.toUpperCase(),
  productName: 'VISIO PLAN 2',
  licensesDeployed: 3,
  licensesSold: 8,
  ...changes,
});

describe('createCommercialDeployment', () => {
  it('gives the rows of everyone, page by page, without those that say neither whose nor how many', () =>
    withApi(
      [
        json({
          Value: [item(), item({ customerTenantId: null }), item({ licensesSold: 'many' }), null],
          '@nextLink': '/v1/analytics/commercial/deployment/license/?top=10000&skip=4',
        }),
        json({ Value: [item({ productName: 'POWER BI PRO' })], '@nextLink': null }),
      ],
      async ({ api, server }) => {
        const pages = [];
        for await (const page of createCommercialDeployment(api)(createCall())) pages.push(page);
        assert.deepEqual(pages, [
          [
            {
              customerId: CUSTOMER_ID,
              row: {
                productName: 'VISIO PLAN 2',
                salesChannel: 'reseller',
                licensesSold: 8,
                licensesDeployed: 3,
                processedDateTime: new Date('2026-11-14T00:00:00Z'),
              },
            },
          ],
          [
            {
              customerId: CUSTOMER_ID,
              row: {
                productName: 'POWER BI PRO',
                salesChannel: 'reseller',
                licensesSold: 8,
                licensesDeployed: 3,
                processedDateTime: new Date('2026-11-14T00:00:00Z'),
              },
            },
          ],
        ]);
        assert.deepEqual(
          server.requests.map(({ path }) => path),
          [
            '/v1/analytics/commercial/deployment/license/?top=10000',
            '/v1/analytics/commercial/deployment/license?top=10000&skip=4',
          ],
        );
      },
    ));
});
