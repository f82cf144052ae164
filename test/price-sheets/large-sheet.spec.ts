import assert from 'node:assert/strict';
import { acceptToken } from '../../demo/partner-center/access.js';
import { createPriceHostEmulator } from '../../demo/price-host/emulator.js';
import { withFreshDatabase } from '../helpers/database.js';
import { runProgram } from '../helpers/run-program.js';

describe('a price sheet of 42 MB', function () {
  this.timeout(200_000);

  it('is read and kept with less than 150 MB of memory more', async () => {
    const priceHost = await createPriceHostEmulator({ checkToken: acceptToken('token') });
    priceHost.setQuirks({ filler: 109_000 });
    try {
      const { stdout, stderr } = await withFreshDatabase((_database, databaseUrl) =>
        runProgram(
          'test/price-sheets/children/read-large-sheet.ts',
          [priceHost.url, databaseUrl],
          // A process may let garbage lie while a machine is busy: what counts is what it needs.
          { NODE_OPTIONS: '--max-old-space-size=128' },
          undefined,
          undefined,
          180_000,
        ),
      );
      assert.equal(stderr, '');
      const { lines, grownMb } = JSON.parse(stdout) as { lines: number; grownMb: number };
      assert.equal(lines, 110_116);
      assert.ok(grownMb < 150, `it grew by ${grownMb} MB`);
    } finally {
      await priceHost.close();
    }
  });
});
