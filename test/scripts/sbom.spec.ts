import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runProgram } from '../helpers/run-program.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface Component {
  readonly name: string;
  readonly version: string;
  readonly hashes?: readonly unknown[];
  readonly licenses?: readonly unknown[];
}

describe('the bill of materials', function () {
  this.timeout(120_000);

  it('names every package that runs with version, licence and hash, none for building alone, and no address of a registry', async () => {
    const { exitCode, stdout, stderr } = await runProgram('scripts/sbom.ts', [], {});
    assert.equal(exitCode, 0, stderr);
    const text = readFileSync(join(ROOT, stdout.trim()), 'utf8');
    const sbom = JSON.parse(text);
    const components: readonly Component[] = sbom.components;
    const { name, version, dependencies, devDependencies } = JSON.parse(
      readFileSync(join(ROOT, 'package.json'), 'utf8'),
    );
    assert.deepEqual([sbom.bomFormat, sbom.metadata.component.name], ['CycloneDX', name]);
    assert.equal(sbom.metadata.component.version, version);
    for (const [dependency, line] of Object.entries(dependencies)) {
      const found = components.find((one) => one.name === dependency && one.version === line);
      assert.ok(found, `${dependency} ${line}`);
      assert.ok((found.licenses ?? []).length > 0, `the licence of ${dependency}`);
      assert.ok((found.hashes ?? []).length > 0, `the hash of ${dependency}`);
    }
    const names = new Set(components.map((one) => one.name));
    assert.deepEqual(
      ['mocha', 'typescript', 'playwright-core', '@biomejs/biome'].filter(
        (one) => !(one in devDependencies) || names.has(one),
      ),
      [],
    );
    const addresses = [...text.matchAll(/https?:\/\/[^"\s]+/g)].map(([address]) => address);
    assert.deepEqual(
      addresses.filter((address) => !address.startsWith('http://cyclonedx.org/')),
      [],
    );
  });
});
