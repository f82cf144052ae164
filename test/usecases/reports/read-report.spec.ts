import assert from 'node:assert/strict';
import { createReadReport } from '../../../src/usecases/reports/read-report.js';
import type { ShowLicenseUsage } from '../../../src/usecases/usage/show-license-usage.js';
import type { ShowTrend } from '../../../src/usecases/usage/show-trend.js';
import { CONTOSO, oneScreenAnswer } from '../../helpers/situations.js';
import { halfAYear } from '../../helpers/trends.js';

const call = { correlationId: 'c', locale: 'en-US', signal: new AbortController().signal };

describe('createReadReport', () => {
  it('reads a trend only where one is shown', async () => {
    let trends = 0;
    const readReport = createReadReport({
      showLicenseUsage: {
        byText: () => Promise.resolve(oneScreenAnswer()),
      } as unknown as ShowLicenseUsage,
      showTrend: {
        byText: () => {
          trends += 1;
          return Promise.resolve({ kind: 'trend', customer: CONTOSO, trend: halfAYear() });
        },
      } as unknown as ShowTrend,
      showPortfolio: () => assert.fail('of one customer'),
    });
    const read = async (withTrend: boolean) => {
      const figures = await readReport(CONTOSO.customerId, { basis: 'retail', call, withTrend });
      return figures.kind === 'customer' ? figures.trend?.kind : figures.kind;
    };
    assert.equal(await read(false), undefined);
    assert.equal(trends, 0);
    assert.equal(await read(true), 'trend');
    assert.equal(trends, 1);
  });
});
