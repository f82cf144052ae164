import assert from 'node:assert/strict';
import {
  createLicenseDeployment,
  readDeploymentRow,
} from '../../../src/partner-center/endpoints/deployment.js';
import { empty, json } from '../../helpers/http-server.js';
import { CUSTOMER_ID, collection, createCall, withApi } from '../support.js';

const item = (fields: object = {}): object => ({
  customerName: 'Fabrikam Ltd',
  productName: 'MICROSOFT 365 BUSINESS PREMIUM',
  licensesDeployed: 41,
  licensesSold: 50,
  deploymentPercent: 82.0,
  processedDateTime: '2026-10-08T00:00:00+00:00',
  serviceName: 'o365',
  channel: 'Reseller',
  attributes: { objectType: 'CustomerLicensesDeploymentInsights' },
  ...fields,
});

describe('readDeploymentRow', () => {
  it('reads a row', () => {
    assert.deepEqual(readDeploymentRow(item()), {
      productName: 'MICROSOFT 365 BUSINESS PREMIUM',
      salesChannel: 'reseller',
      licensesSold: 50,
      licensesDeployed: 41,
      processedDateTime: new Date('2026-10-08T00:00:00Z'),
    });
  });

  it('reads no row without both counts', () => {
    for (const broken of [null, [], item({ licensesSold: null }), item({ licensesDeployed: undefined })]) {
      assert.equal(readDeploymentRow(broken), undefined);
    }
  });
});

describe('createLicenseDeployment', () => {
  it('has rows, none for no data and undefined for an unknown customer', () =>
    withApi([json(collection([item(), null])), empty(204), empty(404)], async ({ api, server }) => {
      const deployment = createLicenseDeployment(api);
      assert.equal((await deployment.getLicenseDeployment(CUSTOMER_ID, createCall()))?.length, 1);
      assert.deepEqual(await deployment.getLicenseDeployment(CUSTOMER_ID, createCall()), []);
      assert.equal(await deployment.getLicenseDeployment(CUSTOMER_ID, createCall()), undefined);
      assert.equal(server.requests[0]?.path, `/v1/customers/${CUSTOMER_ID}/analytics/licenses/deployment`);
      assert.equal(await deployment.getLicenseDeployment('..', createCall()), undefined);
      assert.equal(server.requests.length, 3);
    }));
});
