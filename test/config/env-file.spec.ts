import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../../src/base/errors.js';
import { readEnvFile } from '../../src/config/env-file.js';
import { withTempDir } from '../helpers/database.js';
import { runProgram } from '../helpers/run-program.js';

const TEXT = 'PARTNER_CENTER_BASE_URL=http://127.0.0.1:9\r\n# przykład\r\nMicrosoftAppPassword="żółw # 1"\n';
const SETTINGS = { PARTNER_CENTER_BASE_URL: 'http://127.0.0.1:9', MicrosoftAppPassword: 'żółw # 1' };

function bigEndian(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

/** The settings of a file with these bytes. */
function read(bytes: Uint8Array) {
  return withTempDir(async (dir) => {
    writeFileSync(join(dir, '.env'), bytes);
    return { ...readEnvFile(join(dir, '.env')) };
  });
}

describe('readEnvFile', () => {
  const encodings: readonly (readonly [string, Uint8Array])[] = [
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 behind a byte order mark', Buffer.from(`\uFEFF${TEXT}`)],
    ['UTF-16, little end first', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
    ['UTF-16, big end first', bigEndian(`\uFEFF${TEXT}`)],
  ];
  for (const [what, bytes] of encodings) {
    it(`reads every setting of a file in ${what}, the first one too`, async () => {
      assert.deepEqual(await read(bytes), SETTINGS);
    });
  }

  it('refuses with words what it cannot read, and never shows a value', async () => {
    const refused: readonly (readonly [Uint8Array, RegExp])[] = [
      [Buffer.from(TEXT, 'utf16le'), /is not UTF-8 text \(it holds zero bytes\)\. Save it as UTF-8\./],
      [Buffer.from('MicrosoftAppPassword=hunter2é', 'latin1'), /MicrosoftAppPassword cannot be read/],
    ];
    for (const [bytes, expected] of refused) {
      await assert.rejects(read(bytes), (error) => {
        assert.ok(error instanceof ConfigError);
        assert.match(error.message, expected);
        assert.doesNotMatch(error.message, /hunter2/);
        return true;
      });
    }
  });

  it('takes a comment in another encoding, as it takes a file that is not there', async () => {
    assert.deepEqual(await read(Buffer.from('# clé\nPORT=1', 'latin1')), { PORT: '1' });
    assert.deepEqual(readEnvFile('/nowhere/.env'), {});
  });

  it('says that a folder is no file', () =>
    withTempDir(async (dir) => {
      assert.throws(() => readEnvFile(dir), /cannot be read \(EISDIR\)\. Make it a file/);
    }));
});

describe('a program whose .env cannot be read', () => {
  const programs = [
    ['src/index.ts', 78],
    ['src/cli/doctor.ts', 1],
    ['src/cli/consent.ts', 78],
    ['src/cli/sweep.ts', 1],
    ['src/cli/ask.ts', 1],
  ] as const;
  for (const [path, code] of programs) {
    it(`${path} says so without a stack`, () =>
      withTempDir(async (dir) => {
        mkdirSync(join(dir, '.env'));
        const { exitCode, stderr } = await runProgram(path, path.endsWith('ask.ts') ? ['help'] : [], {}, dir);
        assert.match(stderr, /\.env cannot be read \(EISDIR\)/);
        assert.doesNotMatch(stderr, /\n\s+at /);
        assert.equal(exitCode, code);
      }));
  }

  it('npm start takes the first setting of a file with a byte order mark', () =>
    withTempDir(async (dir) => {
      writeFileSync(join(dir, '.env'), '\uFEFFPARTNER_CENTER_BASE_URL=nonsense\n');
      const { stderr } = await runProgram('src/index.ts', [], {}, dir);
      assert.match(stderr, /- PARTNER_CENTER_BASE_URL is not a URL\./);
    }));
});
