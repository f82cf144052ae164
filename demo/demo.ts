import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../src/app/app.js';
import type { Logger } from '../src/base/logger.js';
import { type Environment, readConfig } from '../src/config/config.js';
import { type ChatChannel, createChatChannel } from './chat/chat-channel.js';
import { DEMO_USER } from './chat/conversations.js';
import type { ChatControl } from './chat/page-routes.js';
import { createDemoClock } from './clock.js';
import { createClosers } from './closers.js';
import { createControls } from './controls.js';
import { emulatorSettings } from './emulator-settings.js';
import { createEntraEmulator, type EntraEmulator } from './entra/emulator.js';
import { haveFirstMinute } from './first-minute.js';
import { HISTORY_WEEKS, liveThrough } from './history.js';
import { type Inbox, startInbox } from './inbox/inbox.js';
import { createPartnerCenterEmulator, type PartnerCenterEmulator } from './partner-center/emulator.js';
import { createPriceHostEmulator, type PriceHostEmulator } from './price-host/emulator.js';
import { DEMO_PROMPTS } from './prompts.js';

export interface DemoOptions {
  readonly logger: Logger;
  /** 0 takes a free one. */
  readonly botPort: number;
  readonly pagePort: number;
  /** Settings of the bot on top of the demo's own, for example LOW_USAGE_PERCENT. */
  readonly env?: Environment;
  /** Whether the chat begins with a conversation to look at. Default false. */
  readonly hasFirstMinute?: boolean;
  /** Ends the start early; then it rejects, with nothing left open. */
  readonly signal?: AbortSignal;
  /** Hears what is being started, for whoever waits. */
  readonly onProgress?: (doing: string) => void;
}

/** The whole of Seatwise on this machine: sign-in, Partner Center, bot and chat. */
export interface Demo {
  /** Address of the chat page. */
  readonly pageUrl: string;
  readonly botUrl: string;
  readonly emulator: PartnerCenterEmulator;
  readonly entra: EntraEmulator;
  readonly priceHost: PriceHostEmulator;
  readonly channel: ChatChannel;
  /** Mails and webhooks that the bot sent. */
  readonly inbox: Inbox;
  /** The page's extra buttons. */
  readonly controls: readonly ChatControl[];
  /** What the bot takes for now. */
  readonly now: () => Date;
  close(): Promise<void>;
}

/**
 * Starts the emulators of Entra and Partner Center, the bot against them with a real sign-in and a database of its
 * own, and the chat against the bot; all on loopback. What was started is ended when a later part cannot start.
 */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const {
    logger,
    botPort,
    pagePort,
    env = {},
    hasFirstMinute = false,
    signal = new AbortController().signal,
    onProgress = () => undefined,
  } = options;
  const { add, close } = createClosers();
  try {
    const entra = await createEntraEmulator();
    add(() => entra.close());
    const clock = createDemoClock(HISTORY_WEEKS * 7);
    const emulator = await createPartnerCenterEmulator({
      checkToken: entra.checkToken,
      now: clock.now,
      termsFrom: new Date(),
    });
    add(() => emulator.close());
    const priceHost = await createPriceHostEmulator({ checkToken: entra.checkPriceToken });
    add(() => priceHost.close());
    const inbox = await startInbox(clock.now);
    add(() => inbox.close());
    const dataDir = await mkdtemp(join(tmpdir(), 'seatwise-demo-'));
    add(() => rm(dataDir, { recursive: true, force: true }));
    // The bundled server runs as another user when root starts the demo; the data itself is in a folder of its own.
    await chmod(dataDir, 0o755);
    const settings = {
      // Whoever tries it sees what admins see too.
      ADMIN_USER_IDS: DEMO_USER.aadObjectId,
      ...inbox.settings,
      // Of a port that the system chooses nobody knows the address yet.
      ...(botPort === 0 ? {} : { PUBLIC_URL: `http://127.0.0.1:${botPort}` }),
      ...env,
      HOST: '127.0.0.1',
      PORT: String(botPort),
      ALLOW_ANONYMOUS: 'true',
      DATA_DIR: dataDir,
      ...emulatorSettings(emulator, entra, priceHost),
    };
    onProgress('the database and the bot');
    const app = await createApp(readConfig(settings, { bot: true, partnerCenter: true }), logger, { clock });
    add(() => app.close());
    const botUrl = await app.listen();
    await liveThrough({
      app,
      state: emulator.state,
      clock,
      signal,
      onWeek: (week, of) => onProgress(`week ${week} of ${of} of the customers' history`),
    });
    signal.throwIfAborted();
    onProgress('the chat');
    const controls = createControls({ app, state: emulator.state, clock });
    const channel = await createChatChannel({
      botUrl,
      port: pagePort,
      prompts: DEMO_PROMPTS,
      inbox,
      controls,
      logger,
    });
    add(() => channel.close());
    for (const { id } of channel.conversations()) await channel.install(id);
    if (hasFirstMinute) {
      onProgress('the first conversation');
      await haveFirstMinute({ channel, app });
    }
    return {
      pageUrl: channel.url,
      botUrl,
      emulator,
      entra,
      priceHost,
      channel,
      inbox,
      controls,
      now: clock.now,
      close,
    };
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
}
