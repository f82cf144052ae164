import assert from 'node:assert/strict';
import { packageFiles, readManifest } from '../../scripts/app-package/files.js';
import { findPlaceholders } from '../../scripts/app-package/placeholders.js';
import { runProgram } from '../helpers/run-program.js';

const APP_ID = '11111111-1111-4111-8111-111111111111';
const PAGE = 'https://seatwise.contoso.com/';

function placeholders(address: string, appId = APP_ID): readonly string[] {
  const developer = { name: 'Contoso', websiteUrl: address, privacyUrl: PAGE, termsOfUseUrl: PAGE };
  return findPlaceholders(packageFiles({ ...readManifest(), developer } as never, appId));
}

describe('findPlaceholders', () => {
  it('takes pages of one’s own', () => {
    for (const address of [PAGE, 'https://contoso.com', 'https://example.contoso.com/en?x=1'])
      assert.deepEqual(placeholders(address), [], address);
  });

  for (const address of [
    'https://www.example.com',
    'https://EXAMPLE.org/x',
    'https://example.com.',
    'https://seatwise.example/',
    'https://pages.test',
    'https://localhost/x',
    'https://10.0.0.1/x',
    'https://[::1]/',
    'https://intranet/pages',
    'http://contoso.com',
    'https://contoso.com:x',
    'https://me:secret@contoso.com',
  ]) {
    it(`names the field that holds ${address}`, () => {
      const [problem, ...more] = placeholders(address);
      assert.match(problem ?? '', /^manifest\.json: developer\.websiteUrl (is|leads to|holds) /);
      assert.doesNotMatch(problem ?? '', /secret/);
      assert.deepEqual(more, []);
    });
  }

  it('takes no app id of zeros', () => {
    assert.deepEqual(placeholders(PAGE, '00000000-0000-0000-0000-000000000000'), [
      'manifest.json: id is all zeros.',
    ]);
  });
});

describe('npm run package', () => {
  it('makes no package with the pages of the repository, unless it is a trial', async () => {
    const env = { MicrosoftAppId: APP_ID };
    const refused = await runProgram('scripts/package-app.ts', [], env);
    assert.equal(refused.exitCode, 1);
    assert.equal(refused.stdout, '');
    assert.match(refused.stderr, /developer\.privacyUrl leads to www\.example\.com/);
    assert.match(refused.stderr, /under "developer" in manifest\/manifest\.json/);
    const trial = await runProgram('scripts/package-app.ts', ['--trial'], env);
    assert.equal(trial.exitCode, 0, trial.stderr);
    assert.match(trial.stdout, /^manifest\/build\/seatwise-[\d.]+\.zip\n$/);
  });
});
