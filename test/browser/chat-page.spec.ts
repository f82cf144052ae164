import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { callConnector, replyTo } from '../helpers/fake-bot.js';
import { ADAPTIVE_CARD, cardMessage, usageCard } from '../helpers/sample-cards.js';
import { launchBrowser, type Stage, setStage } from './chat-stage.js';

/** Scripts of the page. */
const FROM_THE_END =
  "((log) => Math.round(log.scrollHeight - log.scrollTop - log.clientHeight))(document.querySelector('#scroller'))";
const TWO_FRAMES =
  'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))';

const MESSAGE_ANSWER = 'application/vnd.microsoft.activity.message';

describe('the chat page', function () {
  this.timeout(30_000);
  let browser: Browser;
  let stage: Stage;

  before(async () => {
    browser = await launchBrowser();
  });

  after(async () => {
    await browser.close();
  });

  beforeEach(async () => {
    stage = await setStage(browser, {
      controls: [{ id: 'sweep', label: 'Sweep now', run: async () => 'Swept 6 customers.' }],
      prompts: { 'en-US': ['license usage for Contoso', 'portfolio'], 'pl-PL': ['portfel'] },
    });
  });

  afterEach(async () => {
    const { complaints } = stage;
    await stage.close();
    assert.deepEqual(complaints, []);
  });

  const card = () => stage.page.locator('.card');
  const box = () => stage.page.getByRole('textbox', { name: 'Message' });

  async function showCard(customer?: string): Promise<string> {
    const id = await stage.say(stage.ids.personal, cardMessage(usageCard(customer)));
    await stage.page.locator(`#message-${id} .card`).waitFor();
    return id;
  }

  describe('asking', () => {
    it('welcomes, and sends a suggestion when it is chosen', async () => {
      await stage.open();
      await stage.page.getByRole('heading', { name: 'Which licenses lie unused?' }).waitFor();
      await stage.page.getByRole('button', { name: 'portfolio' }).click();
      await stage.page.locator('.from-me', { hasText: 'portfolio' }).waitFor();
      assert.equal(await stage.page.locator('#welcome').isVisible(), false);
      assert.equal(stage.bot.received[0]?.text, 'portfolio');
    });

    it('sends with Enter, keeps the line with Shift and Enter, and sends nothing that is empty', async () => {
      await stage.open();
      await box().fill('license usage');
      await box().press('Shift+Enter');
      await box().pressSequentially('for Contoso');
      assert.equal(stage.bot.received.length, 0);
      await box().press('Enter');
      await stage.page.locator('.from-me').waitFor();
      assert.equal(await box().inputValue(), '');
      await box().press('Enter');
      await box().fill('   ');
      await box().press('Enter');
      await stage.page.getByRole('button', { name: 'Send' }).click();
      assert.deepEqual(
        stage.channel.messages(stage.ids.personal).map(({ activity }) => activity.text),
        ['license usage\nfor Contoso'],
      );
    });

    it('says when a message did not reach the bot', async () => {
      stage.answer(() => ({ status: 500 }));
      await stage.open();
      await box().fill('help');
      await box().press('Enter');
      await stage.page.getByText('Not delivered. The bot answered with status 500.').waitFor();
    });

    it('sends the chosen language and translates its suggestions', async () => {
      await stage.open();
      await stage.page.getByLabel('Language').selectOption('pl-PL');
      await stage.page.getByRole('button', { name: 'portfel' }).click();
      await stage.page.locator('.from-me').waitFor();
      assert.equal(stage.bot.received[0]?.locale, 'pl-PL');
    });

    it('speaks the chosen language itself, and goes on in it', async () => {
      await stage.open(`?conversation=${encodeURIComponent(stage.ids.group)}`);
      await stage.page.getByLabel('Language').selectOption('fr-FR');
      for (const name of ['Sombre', 'Inspecter', 'Envoyer', 'Mentionner Seatwise']) {
        await stage.page.getByRole('button', { name, exact: true }).waitFor();
      }
      await stage.page.getByText('Conversation de groupe, 3 personnes et Seatwise').waitFor();
      assert.equal(await stage.page.locator('html').getAttribute('lang'), 'fr-FR');
      await stage.page.getByRole('textbox', { name: 'Message' }).fill('bonjour');
      await stage.page.keyboard.press('Enter');
      await stage.page.getByText('Vous\u00a0: Seatwise bonjour').waitFor();
    });

    it('shows that the bot is typing until it has answered', async () => {
      await stage.open();
      await stage.say(stage.ids.personal, { type: 'typing' });
      const typing = stage.page.locator('#typing');
      await typing.getByText('Seatwise is typing').waitFor();
      await stage.say(stage.ids.personal, { type: 'message', text: 'Here it is.' });
      await stage.page.locator('.from-bot').waitFor();
      assert.equal(await typing.textContent(), '');
    });
  });

  describe('a card', () => {
    it('shows its text, bars and buttons, and announces its spoken words', async () => {
      await stage.open();
      await showCard();
      await card().getByRole('heading', { name: 'Contoso' }).waitFor();
      await card().getByText('Low · 34 % · 17 of 50').waitFor();
      const buttons = await card().getByRole('button').allTextContents();
      assert.deepEqual(buttons, ['Refresh', 'By product', 'Watch', 'Send feedback']);
      const said = stage.page.getByRole('log', { name: 'New messages' });
      await said.getByText('Seatwise wrote: Contoso: 12-30 of 50 seats unused').waitFor();
    });

    it('is replaced in place by the card of an answer, and the keyboard stays on its button', async () => {
      await stage.open();
      await showCard();
      stage.answer(() => ({ body: { statusCode: 200, type: ADAPTIVE_CARD, value: usageCard('Fabrikam') } }));
      await card().getByRole('button', { name: 'Refresh' }).focus();
      await stage.page.keyboard.press('Enter');
      await card().getByRole('heading', { name: 'Fabrikam' }).waitFor();
      assert.equal(await card().count(), 1);
      assert.equal(await stage.page.locator('button:focus').textContent(), 'Refresh');
      const invoke = stage.bot.received[0];
      assert.deepEqual(invoke?.value, {
        action: { type: 'Action.Execute', verb: 'refresh', data: { customerId: 'c-1' } },
        trigger: 'manual',
      });
    });

    it('sends what was typed into it, and shows the message of the answer', async () => {
      await stage.open();
      await showCard();
      stage.answer(() => ({
        body: { statusCode: 200, type: MESSAGE_ANSWER, value: 'Watching Contoso below 35 %.' },
      }));
      await card().getByRole('button', { name: 'Watch' }).click();
      await card().getByLabel('Alert below (percent)').fill('35');
      await card().getByRole('button', { name: 'Start watching' }).click();
      await stage.page.getByText('Watching Contoso below 35 %.').waitFor();
      assert.deepEqual(stage.bot.received[0]?.value, {
        action: { type: 'Action.Execute', verb: 'watch', data: { below: '35' } },
        trigger: 'manual',
      });
    });

    it('taller than the view stays where it is when a button changes it', async () => {
      const rows = (count: number) =>
        Array.from({ length: count }, (_, at) => ({
          name: `Workload ${at}`,
          active: at,
          qualified: 50,
          style: 'good' as const,
        }));
      await stage.page.setViewportSize({ width: 700, height: 600 });
      await stage.open();
      await stage.say(stage.ids.personal, cardMessage(usageCard('Contoso', rows(20))));
      await card().waitFor();
      const top = async () => (await card().boundingBox())?.y;
      const change = async (count: number) => {
        stage.answer(() => ({
          body: { statusCode: 200, type: ADAPTIVE_CARD, value: usageCard(`Answer ${count}`, rows(count)) },
        }));
        await card().getByRole('button', { name: 'Refresh' }).scrollIntoViewIfNeeded();
        const before = await top();
        await card().getByRole('button', { name: 'Refresh' }).click();
        await card()
          .getByRole('heading', { name: `Answer ${count}` })
          .waitFor();
        await stage.page.evaluate(TWO_FRAMES);
        assert.equal(await top(), before, `${count} workloads`);
      };
      await change(26);
      await stage.say(stage.ids.personal, { type: 'message', text: 'A line.\n\n'.repeat(20) });
      await stage.page.locator('.message-text').waitFor();
      await change(30);
      await change(28);
    });

    it('that is pressed at the end of the log comes into view with all it has grown', async () => {
      await stage.page.setViewportSize({ width: 1280, height: 960 });
      await stage.open();
      await showCard();
      const tall = usageCard(
        'Fabrikam',
        [0, 1, 2, 3, 4].map((at) => ({ name: `W${at}`, active: at, qualified: 9, style: 'good' })),
      );
      stage.answer(() => ({ body: { statusCode: 200, type: ADAPTIVE_CARD, value: tall } }));
      await card().getByRole('button', { name: 'Refresh' }).click();
      await card().getByRole('heading', { name: 'Fabrikam' }).waitFor();
      await stage.page.evaluate(TWO_FRAMES);
      assert.equal(await stage.page.evaluate(FROM_THE_END), 0);
    });

    it('shows an error of the bot beneath it', async () => {
      await stage.open();
      await showCard();
      stage.answer(() => ({ status: 500 }));
      await card().getByRole('button', { name: 'Refresh' }).click();
      await stage.page.locator('.action-result.is-error', { hasText: 'Unable to reach app' }).waitFor();
    });

    it('sends Action.Submit as a message with a value', async () => {
      await stage.open();
      const id = await showCard();
      const arrived = new Promise<void>((resolve) => {
        stage.answer(() => {
          resolve();
          return undefined;
        });
      });
      await card().getByRole('button', { name: 'Send feedback' }).click();
      await arrived;
      assert.equal(stage.bot.received[0]?.type, 'message');
      assert.deepEqual(stage.bot.received[0]?.value, { feedback: 'useful' });
      assert.equal(stage.bot.received[0]?.replyToId, id);
    });

    it('opens a web address in a new tab, and no other kind', async () => {
      await stage.open();
      const open = (title: string, url: string): object => ({ type: 'Action.OpenUrl', title, url });
      await stage.say(
        stage.ids.personal,
        cardMessage({
          type: 'AdaptiveCard',
          version: '1.5',
          body: [],
          actions: [open('Page', `${stage.channel.url}/icon.svg`), open('Script', 'javascript:alert(1)')],
        }),
      );
      const popup = stage.page.waitForEvent('popup');
      await card().getByRole('link', { name: 'Page' }).click();
      assert.equal((await popup).url(), `${stage.channel.url}/icon.svg`);
      await (await popup).close();
      await card().getByRole('link', { name: 'Script' }).click();
      await stage.page.getByText('This address is not opened here.').waitFor();
      assert.equal(stage.page.context().pages().length, 1);
    });

    it('asks for a fresh one by itself when it has a refresh', async () => {
      stage.answer(() => ({ body: { statusCode: 200, type: ADAPTIVE_CARD, value: usageCard('Fabrikam') } }));
      await stage.open();
      const refresh = { action: { type: 'Action.Execute', verb: 'look' }, userIds: [stage.channel.user.id] };
      await stage.say(stage.ids.personal, cardMessage({ ...usageCard(), refresh }));
      await card().getByRole('heading', { name: 'Fabrikam' }).waitFor();
      const { trigger } = (stage.bot.received[0]?.value ?? {}) as { trigger?: string };
      assert.equal(trigger, 'automatic');
      assert.equal(stage.bot.received.length, 1);
    });

    it('of a newer schema becomes its fallback text', async () => {
      await stage.open();
      await stage.say(
        stage.ids.personal,
        cardMessage({
          type: 'AdaptiveCard',
          version: '1.6',
          fallbackText: 'Open Teams to see this.',
          body: [],
        }),
      );
      await card().getByText('Open Teams to see this.').waitFor();
    });
  });

  describe('outside text', () => {
    const HOSTILE =
      '<img src=x onerror="document.title=1"> **bold** [link](https://evil.example) [s](javascript:x)';

    it('in a card shows Markdown where Teams would, and never markup', async () => {
      await stage.open();
      await showCard(HOSTILE);
      const heading = card().getByRole('heading');
      assert.equal(
        await heading.textContent(),
        '<img src=x onerror="document.title=1"> bold link [s](javascript:x)',
      );
      assert.equal(await heading.locator('strong').textContent(), 'bold');
      const link = heading.locator('a');
      assert.equal(await link.count(), 1);
      assert.equal(await link.getAttribute('href'), 'https://evil.example/');
      assert.equal(await link.getAttribute('rel'), 'noopener noreferrer');
      assert.equal(await card().locator('img').count(), 0);
    });

    it('in messages of the bot and the user is text', async () => {
      await stage.open();
      await stage.say(stage.ids.personal, { type: 'message', text: HOSTILE, summary: '<b>summary</b>' });
      await box().fill(HOSTILE);
      await box().press('Enter');
      const texts = stage.page.locator('.message-text');
      await texts.nth(1).waitFor();
      assert.equal(await texts.locator('img').count(), 0);
      assert.equal(await texts.nth(1).textContent(), HOSTILE);
      assert.equal(await stage.page.locator('.rail-preview b').count(), 0);
    });
  });

  describe('messages', () => {
    it('change in place when edited, and go when deleted', async () => {
      await stage.open();
      const id = await stage.say(stage.ids.personal, { type: 'message', text: 'first' });
      const path = `v3/conversations/${encodeURIComponent(stage.ids.personal)}/activities/${id}`;
      await callConnector(stage.channel.url, 'PUT', path, { type: 'message', text: 'second' });
      const message = stage.page.locator('.from-bot');
      await message.getByText('second').waitFor();
      await message.getByText('Edited').waitFor();
      assert.equal(await message.count(), 1);
      await callConnector(stage.channel.url, 'DELETE', path);
      await message.getByText('This message has been deleted.').waitFor();
    });

    it('of the bot show the Markdown of Teams', async () => {
      await stage.open();
      await stage.say(stage.ids.personal, { type: 'message', text: 'Try:\n- `help`\n- **portfolio**' });
      const text = stage.page.locator('.from-bot .message-text');
      assert.deepEqual(await text.locator('li').allTextContents(), ['help', 'portfolio']);
      assert.equal(await text.locator('code').textContent(), 'help');
    });

    it('in other conversations are counted until these are opened', async () => {
      await stage.open();
      await stage.say(stage.ids.group, cardMessage(usageCard()));
      const entry = stage.page.getByRole('button', { name: /^Renewals desk/ });
      await entry.getByText('Contoso: 12-30 of 50 seats unused').waitFor();
      await entry.getByLabel('1 new').waitFor();
      await entry.click();
      await card().waitFor();
      assert.equal(await stage.page.locator('.badge').count(), 0);
      assert.equal(await entry.getAttribute('aria-current'), 'true');
    });

    it('show preview, plain text and JSON on inspection', async () => {
      await stage.open('?inspect=1');
      await showCard();
      const panel = stage.page.locator('.inspection');
      await panel.getByText('Contoso: 12-30 of 50 seats unused', { exact: true }).waitFor();
      await panel.getByText('Contoso: 12 to 30 of 50 seats are unused.', { exact: true }).waitFor();
      await panel.getByText('Activity as JSON').click();
      const json: unknown = JSON.parse((await panel.locator('pre').textContent()) ?? '');
      assert.deepEqual(json, cardMessage(usageCard()));
      await stage.page.getByRole('button', { name: 'Inspect' }).click();
      assert.equal(await panel.count(), 0);
    });

    it('are back after a reload, in the same conversation', async () => {
      await stage.open();
      await stage.page.getByRole('button', { name: /^Licence watch/ }).click();
      await box().fill('portfolio');
      await box().press('Enter');
      await stage.page.locator('.from-me').waitFor();
      await stage.page.reload();
      await stage.page.locator('.thread .from-me', { hasText: 'portfolio' }).waitFor();
    });
  });

  describe('groups and channels', () => {
    it('mention the bot unless the mention is taken away', async () => {
      await stage.open(`?conversation=${encodeURIComponent(stage.ids.group)}`);
      await box().fill('portfolio');
      await box().press('Enter');
      await stage.page.locator('.from-me .mention', { hasText: 'Seatwise' }).waitFor();
      await stage.page.getByRole('button', { name: 'Mention Seatwise' }).click();
      await box().fill('who looks at it?');
      await box().press('Enter');
      await stage.page.getByText('Only people saw this.').waitFor();
      await box().fill('@seatwise help');
      await box().press('Enter');
      await stage.page.locator('.from-me', { hasText: 'help' }).waitFor();
      assert.deepEqual(
        stage.bot.received.map(({ text }) => text),
        ['<at>Seatwise</at> portfolio', '<at>Seatwise</at> help'],
      );
    });

    it('keep answers and replies in the thread of their post', async () => {
      stage.answer(async (activity) => {
        await replyTo(activity, { type: 'message', text: `answer ${stage.bot.received.length}` });
        return undefined;
      });
      await stage.open(`?conversation=${encodeURIComponent(stage.ids.teamsChannel)}`);
      await box().fill('first post');
      await box().press('Enter');
      await stage.page.locator('.from-bot', { hasText: 'answer 1' }).waitFor();
      await box().fill('second post');
      await box().press('Enter');
      await stage.page.locator('.from-bot', { hasText: 'answer 2' }).waitFor();
      const first = stage.page.locator('.thread').first();
      await first.getByRole('button', { name: 'Reply' }).click();
      await stage.page.getByText('Replying to “You: Seatwise first post”').waitFor();
      await box().fill('and more');
      await box().press('Enter');
      await first.locator('.from-bot', { hasText: 'answer 3' }).waitFor();
      assert.equal(await stage.page.locator('.thread').count(), 2);
      assert.equal(await first.locator('article').count(), 4);
    });
  });

  describe('the view', () => {
    const width = async (): Promise<number | undefined> => (await card().boundingBox())?.width;
    const background = (): Promise<unknown> =>
      stage.page.evaluate('getComputedStyle(document.body).backgroundColor');
    const cardColour = (): Promise<unknown> =>
      stage.page.evaluate("getComputedStyle(document.querySelector('.ac-textBlock')).color");

    it('changes the theme of page and card', async () => {
      await stage.open('?theme=light');
      await showCard();
      assert.equal(await background(), 'rgb(235, 235, 235)');
      assert.equal(await cardColour(), 'rgb(36, 36, 36)');
      await stage.page.getByRole('button', { name: 'Dark' }).click();
      assert.equal(await background(), 'rgb(20, 20, 20)');
      assert.equal(await cardColour(), 'rgb(255, 255, 255)');
      await stage.page.reload();
      await card().waitFor();
      assert.equal(await background(), 'rgb(20, 20, 20)');
    });

    it('changes the width of cards', async () => {
      await stage.open('?width=280');
      await showCard();
      assert.equal(await width(), 280);
      await stage.page.getByText('400', { exact: true }).click();
      assert.equal(await width(), 400);
      await stage.page.getByText('Wide', { exact: true }).click();
      assert.ok(((await width()) ?? 0) >= 480);
    });

    it('takes theme, width and language from the address, and ignores what it does not know', async () => {
      await stage.open('?theme=dark&width=400&locale=pl-PL');
      assert.equal(await background(), 'rgb(20, 20, 20)');
      assert.equal(await stage.page.getByLabel('Język').inputValue(), 'pl-PL');
      assert.equal(await stage.page.getByRole('radio', { name: '400' }).isChecked(), true);
      await stage.open('?theme=pink&width=7&locale=xx&conversation=nowhere');
      assert.equal(await stage.page.getByLabel('Language').inputValue(), 'en-US');
      assert.equal(await stage.page.getByRole('radio', { name: 'Wide' }).isChecked(), true);
      assert.equal(await stage.page.getByRole('heading', { level: 1 }).textContent(), 'Seatwise');
    });

    it('runs an extra control and says how it went', async () => {
      await stage.open();
      await stage.page.getByRole('button', { name: 'Sweep now' }).click();
      await stage.page.getByText('Swept 6 customers.').waitFor();
    });
  });

  describe('on a narrow page', () => {
    it('fits 280 pixels in every conversation', async () => {
      await stage.page.setViewportSize({ width: 280, height: 600 });
      for (const id of Object.values(stage.ids)) {
        await stage.open(`?locale=pl-PL&conversation=${encodeURIComponent(id)}`);
        const wide = await stage.page.evaluate(
          '[...document.querySelectorAll("html, .scroller, .chat, .topbar")].map((e) => e.scrollWidth - e.clientWidth)',
        );
        assert.deepEqual(wide, [0, 0, 0, 0]);
      }
    });

    it('has what it says of itself above the log, and leaves the log most of the height', async () => {
      await stage.page.setViewportSize({ width: 360, height: 740 });
      await stage.open();
      const about = await stage.page.locator('.chat-intro').boundingBox();
      const log = await stage.page.locator('#scroller').boundingBox();
      assert.ok(about && log && about.height >= 30);
      assert.ok(about.y + about.height <= log.y, `${about.y + about.height} > ${log.y}`);
      assert.ok(log.height >= 340, String(log.height));
    });

    it('fits 360 pixels without scrolling sideways, cards and switches too', async () => {
      await stage.page.setViewportSize({ width: 360, height: 740 });
      await stage.open();
      await showCard();
      const overflow = (): Promise<unknown> =>
        stage.page.evaluate(
          '[...document.querySelectorAll("html, .scroller, .chat")].map((e) => e.scrollWidth - e.clientWidth)',
        );
      assert.deepEqual(await overflow(), [0, 0, 0]);
      await stage.page.getByRole('button', { name: 'View' }).click();
      await stage.page.getByRole('button', { name: 'Dark' }).click();
      assert.deepEqual(await overflow(), [0, 0, 0]);
      await stage.page.getByRole('button', { name: /^Licence watch/ }).click();
      assert.equal(await stage.page.getByRole('heading', { level: 1 }).textContent(), 'Licence watch');
    });
  });

  describe('for keyboard and screen reader', () => {
    it('begins with a way to the message box', async () => {
      await stage.page.setViewportSize({ width: 700, height: 740 });
      await stage.open();
      await stage.page.keyboard.press('Tab');
      assert.equal(await stage.page.locator(':focus').textContent(), 'Skip to the message box');
      await stage.page.keyboard.press('Enter');
      assert.equal(await stage.page.locator('textarea:focus').count(), 1);
    });

    it('goes from switches to conversations, messages, suggestions and the message box', async () => {
      await stage.open('?theme=light');
      await showCard();
      await stage.page.locator('.skip-link').focus();
      const stops: unknown[] = [];
      for (let i = 0; i < 17; i += 1) {
        await stage.page.keyboard.press('Tab');
        stops.push(
          await stage.page.evaluate(
            '((e) => e.id || e.name || e.querySelector(".rail-name")?.textContent || e.textContent)(document.activeElement)',
          ),
        );
      }
      assert.deepEqual(stops, [
        'locale',
        'width',
        'theme',
        'inspect',
        'Sweep now',
        'Seatwise',
        'Renewals desk',
        'Licence watch',
        'scroller',
        'Refresh',
        'By product',
        'Watch',
        'Send feedback',
        'license usage for Contoso',
        'portfolio',
        'composer-text',
        'send',
      ]);
    });

    it('names every control and landmark', async () => {
      await stage.open(`?conversation=${encodeURIComponent(stage.ids.teamsChannel)}`);
      await stage.say(stage.ids.teamsChannel, cardMessage(usageCard()));
      await card().waitFor();
      const tree = await stage.page.locator('body').ariaSnapshot();
      assert.doesNotMatch(tree, /^\s*- (button|textbox|combobox|radio|link|spinbutton)(:|$)/m);
      for (const line of [
        '- navigation "Conversations"',
        '- main "Licence watch"',
        '- region "Messages"',
        '- log "New messages"',
        '- combobox "Language"',
        '- group "Card width"',
      ]) {
        assert.ok(tree.includes(line), `${line} is missing in\n${tree}`);
      }
    });
  });
});

describe('the chat page without its channel', function () {
  this.timeout(30_000);

  it('says that it reconnects', async () => {
    const browser = await launchBrowser();
    const stage = await setStage(browser);
    try {
      await stage.open();
      await stage.channel.close();
      await stage.page.getByText('Reconnecting…').waitFor();
    } finally {
      await stage.page.close();
      await stage.bot.close();
      await browser.close();
    }
  });
});
