import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile } from '../../bench/compiled.js';

describe('compile', function () {
  this.timeout(180_000);

  it('compiles the faults, which have no part of the bench', async () => {
    const project = fileURLToPath(new URL('../../faults/tsconfig.json', import.meta.url));
    const { module, close } = await compile(project);
    const bot = module('src/app/app');
    try {
      assert.ok(existsSync(bot), bot);
    } finally {
      await close();
    }
    assert.equal(existsSync(bot), false);
  });
});
