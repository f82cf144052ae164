import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type Demo, startDemo } from '../../demo/demo.js';
import { OWN_WORDS } from '../../scripts/docs/own-words.js';
import { createLogger } from '../../src/base/logger.js';
import { COMMAND_NAMES } from '../../src/commands/catalogue.js';
import { WATCH_RULE_KINDS } from '../../src/domain/watching/watch.js';
import { LANGUAGES, TONGUES } from '../../src/i18n/locale.js';
import { messagesFor } from '../helpers/cards.js';
import { until } from '../helpers/until.js';

/** What each kind of sentence leads to, asked for in the plainest way there is. */
const PLAINLY: Readonly<Record<string, string>> = {
  'license-usage': 'license usage for northwindtraders.onmicrosoft.com',
  'unused-licenses': 'unused licenses for northwindtraders.onmicrosoft.com',
  renewals: 'renewals for northwindtraders.onmicrosoft.com',
  trend: 'trend for northwindtraders.onmicrosoft.com',
  portfolio: 'portfolio',
  'portfolio-by-money': 'portfolio by money',
  help: 'help',
};
/** The second time it is there already. */
const WATCH = /"verb":"(remove-watch|confirm-watch|show-watches)"/;
/** What the others lead to, on the card or in its words. */
const SEEN: Readonly<Record<string, RegExp>> = {
  watch: WATCH,
  'watch:low-usage': WATCH,
  // Mail and webhooks go to the inbox of the page.
  'watch:ticket': WATCH,
  watches: /"verb":"(show-watches|remove-watch)"|watch|vig|obserw|surveill|bewa|監看/i,
  digest: /"verb":"stop-digest"/,
  language: /"verb":"set-language"/,
};

/** Every sentence that docs/commands.md, help, a card or a refusal tells people to write, in the demo as it starts. */
describe('what people are told to write', function () {
  this.timeout(600_000);
  let demo: Demo;
  let place: string;

  before(async () => {
    demo = await startDemo({ logger: createLogger('silent'), botPort: 0, pagePort: 0 });
    const personal = demo.channel
      .conversations()
      .find(({ conversationType }) => conversationType === 'personal');
    place = personal?.id ?? assert.fail('no personal chat');
  });
  after(() => demo?.close());

  /** The reply itself, and not what the bot posts by itself meanwhile. */
  function repliesFrom(count: number) {
    return demo.channel
      .messages(place)
      .slice(count)
      .filter(({ author, activity }) => author.isBot && typeof activity.replyToId === 'string');
  }

  async function answerTo(text: string, locale: string) {
    const before = demo.channel.messages(place).length;
    await demo.channel.sendText(place, text, { locale });
    await until(async () => repliesFrom(before).length > 0, 30_000, `an answer to ${text}`);
    const { activity } = repliesFrom(before)[0] ?? assert.fail();
    return { said: String(activity.text), json: JSON.stringify(activity.attachments?.[0]?.content) };
  }

  async function assertLeads(text: string, meant: string, locale: string): Promise<void> {
    const { say } = messagesFor(locale);
    const { said, json } = await answerTo(text, locale);
    for (const refused of ['unknown.title', 'unclear.title', 'did-you-mean.title'] as const)
      assert.ok(!said.includes(say(refused)), `${text}: ${said}`);
    assert.doesNotMatch(json, /"verb":"choose-watch"/, text);
    // What has no alert is not there to be snoozed, and named as it was written.
    const name = meant === 'anything' ? /Northwind/ : /Northwind Traders/;
    if (/northwind/i.test(text)) assert.match(said + json, name, text);
    const plainly = PLAINLY[meant];
    if (plainly !== undefined && plainly !== text)
      assert.equal(said, (await answerTo(plainly, locale)).said, text);
    assert.match(json, SEEN[meant] ?? /./, text);
    // Nothing is left as it was set for the next one.
    if (meant === 'language') await answerTo('language automatic', locale);
  }

  for (const locale of TONGUES) {
    it(`leads to what it promises, as an example of a command in ${locale}`, async () => {
      for (const name of COMMAND_NAMES)
        await assertLeads(messagesFor(locale).say(`command.${name}.example`), name, locale);
    });

    it(`leads to what it promises, as an example on a card in ${locale}`, async () => {
      const { say } = messagesFor(locale);
      for (const rule of [...WATCH_RULE_KINDS, 'minimum-seats'] as const)
        await assertLeads(say(`watch.example.${rule}`), 'watch', locale);
      await assertLeads(say('watch.unwatch-command', { number: 1 }), 'change', locale);
      await assertLeads(say('watch.unwatch-all-command'), 'change', locale);
      await assertLeads(say('digest.stop-command'), 'change', locale);
    });
  }

  for (const language of LANGUAGES) {
    it(`leads to what it promises, in people’s own words in ${language}`, async () => {
      for (const [meant, text] of Object.entries(OWN_WORDS[language]))
        await assertLeads(text, meant, language);
    });
  }

  it('leads to what it promises, as any other sentence of docs/commands.md', async () => {
    const page = readFileSync(new URL('../../docs/commands.md', import.meta.url), 'utf8');
    const sections = page.slice(0, page.indexOf('## In six languages')).split(/^### /m).slice(1);
    const written = sections.flatMap((section) => {
      const name = section.slice(0, section.indexOf('\n')).trim().toLowerCase().replaceAll(' ', '-');
      return [...section.matchAll(/^\| `([^`]+)`/gm)].map(([, text = '']) => [name, text] as const);
    });
    assert.ok(written.length > 30, `${written.length} sentences`);
    for (const [name, text] of written) {
      const isAboutOne = /northwind|2243d2e7/i.test(text) && PLAINLY[name] !== undefined;
      const meant = isAboutOne || name === 'watch' ? name : 'anything';
      await assertLeads(text, / ticket to /.test(text) ? 'watch:ticket' : meant, 'en');
    }
  });
});
