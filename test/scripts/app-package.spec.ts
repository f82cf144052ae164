import assert from 'node:assert/strict';
import { unzipSync, zipSync } from 'fflate';
import { checkPackage } from '../../scripts/app-package/check.js';
import {
  type Manifest,
  PACKAGE_LANGUAGES,
  type PackageFiles,
  packageFiles,
  readManifest,
} from '../../scripts/app-package/files.js';
import { recognize } from '../helpers/understanding.js';

const APP_ID = '11111111-1111-4111-8111-111111111111';

function parse(files: PackageFiles, name: string) {
  return JSON.parse(new TextDecoder().decode(files[name]));
}

function changed(files: PackageFiles, name: string, change: (content: Record<string, unknown>) => void) {
  const content = parse(files, name);
  change(content);
  return { ...files, [name]: new TextEncoder().encode(JSON.stringify(content)) };
}

describe('the Teams app package', () => {
  const files = packageFiles(readManifest(), APP_ID);

  it('fits Microsoft’s schema v1.30, its language files included', () => {
    assert.deepEqual(checkPackage(files), []);
  });

  it('is the app of one bot, which is offered in Copilot as well', () => {
    const manifest = parse(files, 'manifest.json');
    assert.equal(manifest.id, APP_ID);
    assert.equal(manifest.bots[0].botId, APP_ID);
    assert.deepEqual(manifest.bots[0].scopes, ['personal', 'team', 'groupChat', 'copilot']);
    assert.deepEqual(manifest.copilotAgents, { customEngineAgents: [{ type: 'bot', id: APP_ID }] });
  });

  it('offers prompts in Copilot, which the bot answers as they stand', () => {
    const [forTeams, forCopilot] = parse(files, 'manifest.json').bots[0].commandLists;
    assert.deepEqual(forTeams.scopes, ['personal', 'team', 'groupChat']);
    assert.deepEqual(forCopilot.scopes, ['copilot']);
    assert.equal(forCopilot.commands.length, 6);
    for (const { title, type, prompt } of forCopilot.commands) {
      assert.equal(type, 'prompt');
      assert.equal(prompt, title);
      assert.equal(recognize(prompt).kind, 'command');
    }
    for (const { tag } of PACKAGE_LANGUAGES) {
      const texts = parse(files, `${tag}.json`);
      const place = 'bots[0].commandLists[1].commands[0]';
      assert.equal(texts[`${place}.prompt`], texts[`${place}.title`]);
    }
  });

  it('says nothing of channel features, which nobody has tried', () => {
    assert.equal('supportsChannelFeatures' in parse(files, 'manifest.json'), false);
  });

  it('names the MCP server where the bot has an address, by the schema', () => {
    assert.equal('agentConnectors' in parse(files, 'manifest.json'), false);
    const publicUrl = 'https://seatwise.contoso.com';
    const plain = packageFiles(readManifest(), APP_ID, { publicUrl });
    const signed = packageFiles(readManifest(), APP_ID, { publicUrl, oauthReference: 'abc123' });
    for (const made of [plain, signed]) assert.deepEqual(checkPackage(made), []);
    const serverOf = (made: PackageFiles) =>
      parse(made, 'manifest.json').agentConnectors[0].toolSource.remoteMcpServer;
    assert.deepEqual(serverOf(plain), { mcpServerUrl: `${publicUrl}/mcp` });
    assert.deepEqual(serverOf(signed).authorization, { type: 'OAuthPluginVault', referenceId: 'abc123' });
    const insecure = packageFiles(readManifest(), APP_ID, { publicUrl: 'http://seatwise.contoso.com' });
    assert.match(checkPackage(insecure).join(), /mcpServerUrl/);
  });

  it('survives being zipped', () => {
    assert.deepEqual(Object.keys(unzipSync(zipSync({ ...files }))), Object.keys(files));
  });

  for (const { tag } of PACKAGE_LANGUAGES) {
    it(`offers every command in ${tag}, each understood by the bot`, () => {
      const manifest = parse(files, 'manifest.json');
      const texts = parse(files, `${tag}.json`);
      manifest.bots[0].commandLists.forEach((list: { commands: { title: string }[] }, at: number) => {
        list.commands.forEach(({ title }, position) => {
          const translated = texts[`bots[0].commandLists[${at}].commands[${position}].title`];
          const [english, own] = [recognize(title), recognize(translated)];
          assert.ok(english.kind === 'command' && own.kind === 'command', translated);
          assert.equal(own.command.name, english.command.name);
        });
      });
    });
  }

  const wrong: readonly (readonly [string, PackageFiles, RegExp])[] = [
    [
      'a short name that is too long',
      changed(files, 'manifest.json', (manifest) => {
        manifest['name'] = { short: 'S'.repeat(31), full: 'Seatwise' };
      }),
      /^manifest\.json: name\.short must NOT have more than 30 characters\.$/,
    ],
    [
      'a bot id that is no GUID',
      packageFiles(readManifest(), 'my-bot'),
      /^manifest\.json: bots\.0\.botId must match pattern/,
    ],
    [
      'a field the schema does not know',
      changed(files, 'manifest.json', (manifest) => {
        manifest['colour'] = 'blue';
      }),
      /^manifest\.json: the whole file has a field that the schema does not know, colour\.$/,
    ],
    [
      'a language file without a description',
      changed(files, 'pl.json', (texts) => {
        delete texts['description.short'];
      }),
      /^pl\.json: .*description\.short/,
    ],
    [
      'an icon of another size',
      { ...files, 'outline.png': files['color.png'] ?? new Uint8Array() },
      /^outline\.png: is 192 x 192 pixels, must be 32 x 32\.$/,
    ],
    [
      'an icon that is no picture',
      { ...files, 'color.png': new Uint8Array(3) },
      /^color\.png: is not a PNG\.$/,
    ],
  ];
  for (const [what, package_, message] of wrong) {
    it(`is refused with ${what}, by the name of the field`, () => {
      const problems = checkPackage(package_);
      assert.ok(
        problems.some((problem) => message.test(problem)),
        problems.join('\n'),
      );
    });
  }

  it('is refused with more commands than a list may hold', () => {
    const manifest = readManifest();
    const command = { title: 'help', description: 'This list' };
    const full = {
      ...manifest,
      bots: [
        { ...manifest.bots[0], commandLists: [{ scopes: ['personal'], commands: Array(13).fill(command) }] },
      ],
    } as unknown as Manifest;
    assert.match(
      checkPackage(packageFiles(full, APP_ID)).join('\n'),
      /commandLists\.0\.commands must NOT have more/,
    );
  });
});
