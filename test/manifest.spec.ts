import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { OPEN_COMMANDS } from '../src/commands/catalogue.js';
import { messagesFor } from './helpers/cards.js';
import { recognize } from './helpers/understanding.js';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url));

const text = z.string().min(1);
const scopes = z.array(z.enum(['personal', 'team', 'groupChat']));
const webAddress = z.url({ protocol: /^https$/ });

/** The limits of schema v1.30, as far as this manifest uses it; an unknown key is refused there too. */
const MANIFEST = z.strictObject({
  $schema: text,
  manifestVersion: z.literal('1.30'),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  id: z.guid(),
  developer: z.strictObject({
    name: text.max(32),
    websiteUrl: webAddress,
    privacyUrl: webAddress,
    termsOfUseUrl: webAddress,
  }),
  name: z.strictObject({ short: text.max(30), full: text.max(100) }),
  description: z.strictObject({ short: text.max(80), full: text.max(4000) }),
  icons: z.strictObject({ color: z.literal('color.png'), outline: z.literal('outline.png') }),
  accentColor: z.string().regex(/^#[0-9a-f]{6}$/i),
  defaultInstallScope: z.literal('personal'),
  bots: z
    .array(
      z.strictObject({
        botId: z.guid(),
        scopes,
        isNotificationOnly: z.boolean(),
        supportsFiles: z.boolean(),
        commandLists: z
          .array(
            z.strictObject({
              scopes,
              commands: z
                .array(z.strictObject({ title: text.max(128), description: text.max(4000) }))
                .max(12),
            }),
          )
          .max(3),
      }),
    )
    .length(1),
});

/** Width, height and colour type out of the header that every PNG begins with. */
function pngHeader(path: string) {
  const bytes = read(path);
  assert.equal(bytes.subarray(0, 8).toString('hex'), '89504e470d0a1a0a', `${path} is no PNG`);
  assert.equal(bytes.toString('latin1', 12, 16), 'IHDR');
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), colorType: bytes.readUInt8(25) };
}

const RED_GREEN_BLUE_ALPHA = 6;

describe('manifest/manifest.json', () => {
  const manifest = MANIFEST.parse(JSON.parse(read('manifest/manifest.json').toString('utf8')));
  const [bot] = manifest.bots;
  const commandLists = bot?.commandLists ?? [];

  it('names the schema of its own version', () => {
    assert.equal(
      manifest.$schema,
      `https://developer.microsoft.com/json-schemas/teams/v${manifest.manifestVersion}/MicrosoftTeams.schema.json`,
    );
  });

  it('has the version of package.json', () => {
    const { version } = JSON.parse(read('package.json').toString('utf8')) as { version: string };
    assert.equal(manifest.version, version);
  });

  it("holds nobody's app id", () => {
    const placeholder = '00000000-0000-0000-0000-000000000000';
    assert.equal(manifest.id, placeholder);
    assert.equal(bot?.botId, placeholder);
  });

  it('offers the bot, and its commands, in personal chats, teams and group chats', () => {
    assert.deepEqual([...(bot?.scopes ?? [])].sort(), ['groupChat', 'personal', 'team']);
    assert.deepEqual(commandLists.flatMap((list) => list.scopes).sort(), ['groupChat', 'personal', 'team']);
  });

  it('lists the commands of everyone in the words of the help card', () => {
    const { say } = messagesFor('en');
    // Teams takes twelve: what is a form of another, stands before one or asks for more than a line is left out, and what is written once, when a
    // channel begins.
    const leftOut = ['portfolio-by-money', 'export', 'report', 'send-test-alert'];
    const listed = OPEN_COMMANDS.filter((name) => !leftOut.includes(name));
    assert.equal(listed.length, 12);
    const expected = listed.map((name) => ({
      title: say(`command.${name}.example`),
      // On the help card it says "This list", which in a menu would be the menu.
      description: say(name === 'help' ? 'help.title' : `command.${name}.about`),
    }));
    for (const { commands } of commandLists) assert.deepEqual(commands, expected);
  });

  it('lists only commands that the bot understands as they stand', () => {
    for (const { title } of commandLists.flatMap(({ commands }) => commands)) {
      assert.equal(recognize(title).kind, 'command', title);
    }
  });
});

describe('the icons of the Teams app', () => {
  it('are a colour one of 192 x 192 pixels', () => {
    const { width, height } = pngHeader('manifest/color.png');
    assert.deepEqual([width, height], [192, 192]);
  });

  it('are an outline of 32 x 32 pixels that can be transparent', () => {
    assert.deepEqual(pngHeader('manifest/outline.png'), {
      width: 32,
      height: 32,
      colorType: RED_GREEN_BLUE_ALPHA,
    });
  });
});
