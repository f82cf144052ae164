import { type Browser, chromium, type Page } from 'playwright-core';
import {
  type ChatChannel,
  type ChatChannelOptions,
  createChatChannel,
} from '../../demo/chat/chat-channel.js';
import {
  type BotReply,
  callConnector,
  createFakeBot,
  type FakeBot,
  type ReceivedActivity,
} from '../helpers/fake-bot.js';

const CHROMIUM = {
  executablePath: '/usr/bin/chromium',
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

export function launchBrowser(): Promise<Browser> {
  return chromium.launch(CHROMIUM);
}

export interface Stage {
  readonly page: Page;
  readonly channel: ChatChannel;
  readonly bot: FakeBot;
  readonly ids: { readonly personal: string; readonly group: string; readonly teamsChannel: string };
  /** What the page wrote to its console as warning or error, policy violations among it. */
  readonly complaints: readonly string[];
  /** Decides the bot's next turns. */
  answer(with_: (activity: ReceivedActivity) => Promise<BotReply | undefined> | BotReply | undefined): void;
  /** Posts an activity of the bot into a conversation; resolves to its id. */
  say(conversationId: string, activity: object): Promise<string>;
  /** Opens the page with a query and waits until it has drawn the state. */
  open(query?: string): Promise<void>;
  close(): Promise<void>;
}

/** A fake bot, a channel and an empty browser page, fresh for one test. */
export async function setStage(
  browser: Browser,
  options: Partial<ChatChannelOptions> & { readonly viewport?: { width: number; height: number } } = {},
): Promise<Stage> {
  const { viewport = { width: 1280, height: 860 }, ...channelOptions } = options;
  let respond: Parameters<Stage['answer']>[0] = () => undefined;
  const bot = await createFakeBot((activity) => respond(activity));
  const channel = await createChatChannel({ botUrl: bot.url, port: 0, ...channelOptions });
  const [personal = '', group = '', teamsChannel = ''] = channel.conversations().map(({ id }) => id);
  const page = await browser.newPage({ viewport });
  page.setDefaultTimeout(5_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['warning', 'error'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));

  return {
    page,
    channel,
    bot,
    ids: { personal, group, teamsChannel },
    complaints,
    answer: (with_) => {
      respond = with_;
    },
    say: async (conversationId, activity) => {
      const path = `v3/conversations/${encodeURIComponent(conversationId)}/activities`;
      const { body } = await callConnector(channel.url, 'POST', path, activity);
      return String((body as { id?: unknown }).id);
    },
    open: async (query = '') => {
      await page.goto(`${channel.url}/${query}`);
      await page.waitForSelector('html[data-ready]');
    },
    close: async () => {
      await page.close();
      await channel.close();
      await bot.close();
    },
  };
}
