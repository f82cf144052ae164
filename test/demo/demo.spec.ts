import assert from 'node:assert/strict';
import { read, utils } from '@e965/xlsx';
import { DEMO_USER } from '../../demo/chat/conversations.js';
import type { ChatControl } from '../../demo/chat/page-routes.js';
import { CONTROL_WORDS } from '../../demo/control-words.js';
import { type Demo, startDemo } from '../../demo/demo.js';
import { DEMO_PROMPTS } from '../../demo/prompts.js';
import { createLogger } from '../../src/base/logger.js';
import { elementsOf } from '../helpers/parse-card.js';
import { until } from '../helpers/until.js';

/** Everything as `npm run demo` starts it, through the chat's own calls. */
describe('the demo', function () {
  this.timeout(300_000);
  let demo: Demo;
  const doing: string[] = [];

  before(async () => {
    demo = await startDemo({
      logger: createLogger('silent'),
      botPort: 0,
      pagePort: 0,
      hasFirstMinute: true,
      onProgress: (what) => doing.push(what),
    });
  });
  after(() => demo?.close());

  function placeOf(kind: string): string {
    const place = demo.channel.conversations().find(({ conversationType }) => conversationType === kind);
    return place?.id ?? assert.fail();
  }

  function fromBot(conversationId: string) {
    return demo.channel.messages(conversationId).filter(({ author }) => author.isBot);
  }

  /** What the bot writes next, once it is there. */
  async function answerTo(text: string, locale = 'en-US') {
    const personal = placeOf('personal');
    const before = fromBot(personal).length;
    await demo.channel.sendText(personal, text, { locale });
    await until(async () => fromBot(personal).length > before, 20_000, `an answer to ${text}`);
    const { activity } = fromBot(personal).at(-1) ?? assert.fail();
    const card = activity.attachments?.[0]?.content;
    return { card, json: JSON.stringify(card), text: JSON.stringify(activity) };
  }

  function controlOf(id: string): ChatControl {
    return demo.controls.find((control) => control.id === id) ?? assert.fail(`no control ${id}`);
  }

  it('says what it starts, week by week', () => {
    assert.ok(doing.length >= 8, doing.join('\n'));
    assert.equal(new Set(doing).size, doing.length);
  });

  it('opens on a digest, an alert and a usage card, each written by the bot to the words above it', () => {
    const messages = demo.channel.messages(placeOf('personal'));
    const said = messages.map(({ author, activity }) =>
      author.isBot ? JSON.stringify(activity.attachments?.[0]?.content) : String(activity.text),
    );
    const at = (what: RegExp, from = 0) => {
      const found = said.findIndex((text, place) => place >= from && what.test(text));
      assert.ok(found >= 0, `${what}\n${said.map((text) => text.slice(0, 200)).join('\n')}`);
      return found;
    };
    const digest = at(/License digest/);
    const watch = at(/^watch /, digest);
    const alert = at(/"verb":"acknowledge"/, watch);
    // A renewal with idle seats, and what they cost.
    assert.match(said[alert] ?? '', /Fabrikam Ltd.*Microsoft 365 Business Premium/);
    assert.match(said[alert] ?? '', /US\$|GBP|£/);
    const usage = at(/"verb":"add-watch"/, alert);
    // A roll-out of Copilot that stalled.
    assert.match(said[usage] ?? '', /Humongous Insurance.*Microsoft 365 Copilot.*139 of 200/s);
    assert.equal(usage, said.length - 1);
    assert.ok(said.length <= 10, `${said.length} messages`);
  });

  it('answers every suggestion with what is worth seeing', async () => {
    for (const [prompt, seen] of [
      ['trend for Northwind', /Teams fell from 82\.5% to 51\.3%/],
      ['who uses copilot', /Humongous Insurance/],
      ['renewals next month', /renews by itself/],
      ['portfolio by money', /\$[\d,]+/],
    ] as const) {
      assert.ok(DEMO_PROMPTS['en-US'].includes(prompt), prompt);
      assert.match((await answerTo(prompt)).json, seen, prompt);
    }
  });

  for (const [locale, [usage = '', unused = '', watch = '']] of Object.entries(DEMO_PROMPTS)) {
    it(`answers each suggestion in ${locale} with the card it promises`, async () => {
      const used = await answerTo(usage, locale);
      assert.match(used.json, /Northwind Traders/);
      assert.match(used.json, /add-watch/, `no card of usage: ${usage}`);
      const idle = await answerTo(unused, locale);
      assert.match(idle.json, /Adventure Works Cycles/);
      assert.ok(elementsOf(idle.card).length > 20, `no card of unused seats: ${unused}`);
      assert.doesNotMatch(idle.json, /"choose/);
      const added = await answerTo(watch, locale);
      assert.match(added.json, /(remove-watch|show-watches)/, watch);
    });
  }

  it('has a history that moves for most customers, the first of the README among them', async () => {
    const { json } = await answerTo('trend for contoso.onmicrosoft.com');
    assert.match(json, /Teams fell from 93\.3% to 80%/);
    const trends = ['Litware', 'Trey Research', 'City Power & Light', 'VanArsdel', 'Lamna Healthcare'];
    const said = [];
    for (const customer of trends) said.push((await answerTo(`trend for ${customer}`)).json);
    const flat = said.filter((json) => /Nothing has moved/.test(json));
    assert.ok(flat.length <= 2, `${flat.length} of ${trends.length} are flat`);
  });

  it('knows from its start what unused seats of all customers cost', async () => {
    const { json } = await answerTo('portfolio by money');
    assert.match(json, /US\$[\d,]+/);
    assert.doesNotMatch(json, /No prices are known/);
  });

  it('has an admin in front of it', async () => {
    assert.match((await answerTo('status')).json, /PostgreSQL/);
    assert.doesNotMatch((await answerTo('operations here')).json, /ADMIN_USER_IDS/);
    assert.equal(DEMO_USER.aadObjectId.length, 36);
  });

  it('calls its buttons, and says what they did, in the language of the page', async () => {
    const fall = controlOf('fall');
    assert.deepEqual(Object.keys(fall.labels ?? {}), Object.keys(DEMO_PROMPTS));
    assert.deepEqual(Object.keys(CONTROL_WORDS), Object.keys(DEMO_PROMPTS));
    for (const label of Object.values(fall.labels ?? {})) assert.match(label, /Northwind/);
    const sayings = new Set<unknown>();
    for (const locale of Object.keys(DEMO_PROMPTS)) sayings.add(await controlOf('recover').run(locale));
    assert.equal(sayings.size, Object.keys(DEMO_PROMPTS).length);
  });

  it('makes a digest of what its sweep found, and not of the week before', async () => {
    await answerTo('digest daily 00:05 UTC');
    const personal = placeOf('personal');
    const mark = fromBot(personal).length;
    await controlOf('fall').run();
    await controlOf('week').run();
    await until(async () => fromBot(personal).length >= mark + 1, 60_000, 'a digest');
    await until(
      async () =>
        fromBot(personal)
          .slice(mark)
          .some(({ activity }) => /digest/i.test(JSON.stringify(activity))),
      60_000,
      'a digest',
    );
    const digest = fromBot(personal)
      .slice(mark)
      // A date on a card is not parted by the end of a line.
      .map(({ activity }) => JSON.stringify(activity).replaceAll('\u00a0', ' '))
      .find((json) => /digest/i.test(json));
    const today = new Intl.DateTimeFormat('en-GB', {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    }).format(demo.now());
    assert.ok(digest?.includes(today), `swept on ${today}: ${digest}`);
  });

  /** The attachment of the kind that Teams has for files, of the last message of the bot that has one. */
  function lastFile(kind: 'consent' | 'info') {
    const contentType = `application/vnd.microsoft.teams.card.file.${kind}`;
    for (const { id, activity } of fromBot(placeOf('personal')).toReversed()) {
      const attachment = activity.attachments?.find((one) => one.contentType === contentType);
      if (attachment !== undefined) return { messageId: id, attachment };
    }
    return undefined;
  }

  it('puts a file that was allowed into a drive of its own, from where it opens; one that was declined is nowhere', async () => {
    const personal = placeOf('personal');
    await demo.channel.sendText(personal, 'export portfolio');
    await until(() => lastFile('consent') !== undefined, 30_000, 'an offer');
    const { messageId = '' } = lastFile('consent') ?? {};
    await demo.channel.answerFileConsent(personal, messageId, true);
    await until(() => lastFile('info') !== undefined, 30_000, 'a file');
    const url = String(lastFile('info')?.attachment['contentUrl']);
    const response = await fetch(url);
    assert.match(response.headers.get('content-disposition') ?? '', /All%20customers.*\.xlsx/);
    const book = read(Buffer.from(await response.arrayBuffer()));
    const rows = utils.sheet_to_json(book.Sheets[book.SheetNames[0] ?? ''] ?? {});
    assert.ok(rows.length > 40, `${rows.length} customers`);
    assert.equal((await fetch(`${url}x`)).status, 404);
    await until(() => lastFile('consent') === undefined, 10_000, 'the end of the offer');

    await demo.channel.sendText(personal, 'export Northwind as csv');
    await until(() => lastFile('consent') !== undefined, 30_000, 'another offer');
    const before = lastFile('info')?.messageId;
    await demo.channel.answerFileConsent(personal, lastFile('consent')?.messageId ?? '', false);
    await until(() => lastFile('consent') === undefined, 10_000, 'the end of that offer');
    assert.equal(lastFile('info')?.messageId, before);
    await assert.rejects(demo.channel.answerFileConsent(personal, messageId, true), /no such message/);
  });

  it('has an inbox outside Teams, where tickets come by webhook, signed, and by mail', async () => {
    await controlOf('recover').run();
    await controlOf('sweep').run();
    await answerTo('watch Northwind below 30% ticket to webhook');
    await answerTo('watch Northwind below 30% ticket to service@psa.example');
    await controlOf('fall').run();
    await controlOf('sweep').run();
    const came = (kind: string) => demo.inbox.delivered().find((one) => one.kind === kind);
    await until(() => came('webhook') !== undefined && came('mail') !== undefined, 60_000, 'both tickets');
    assert.equal(came('webhook')?.isSigned, true);
    assert.match(came('webhook')?.text ?? '', /"type": "alert\.opened".*Northwind Traders/s);
    assert.equal(came('mail')?.to, 'service@psa.example');
    assert.match(came('mail')?.text ?? '', /^Ticket: opened$/m);
  });
});
