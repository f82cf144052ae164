import { type App, createApp } from '../src/app.js';
import { type Environment, readConfig } from '../src/config.js';
import type { Logger } from '../src/logger.js';
import { type ChatChannel, createChatChannel } from './chat/chat-channel.js';
import { createPartnerCenterEmulator, type PartnerCenterEmulator } from './partner-center/emulator.js';

export interface DemoOptions {
  readonly logger: Logger;
  /** 0 takes a free one. */
  readonly botPort: number;
  readonly pagePort: number;
  /** Settings of the bot on top of the demo's own, for example LOW_USAGE_PERCENT. */
  readonly env?: Environment;
}

/** The whole of Seatwise on this machine: emulator, bot and chat. */
export interface Demo {
  /** Address of the chat page. */
  readonly pageUrl: string;
  readonly botUrl: string;
  readonly emulator: PartnerCenterEmulator;
  readonly channel: ChatChannel;
  close(): Promise<void>;
}

/** What the chat page offers to a newcomer; each is answered by something worth seeing. */
export const DEMO_PROMPTS = {
  'en-US': ['license usage for Contoso', 'usage for Fabrikam', 'help'],
  'pt-PT': ['utilização de licenças de Contoso', 'ajuda'],
  'pl-PL': ['wykorzystanie licencji Contoso', 'pomoc'],
  'fr-FR': ['utilisation des licences de Contoso', 'aide'],
  'nl-NL': ['licentiegebruik van Contoso', 'help'],
  'zh-TW': ['Contoso 的授權使用量', '說明'],
};

/** Starts the emulator, the bot against it, and the chat against the bot; all on loopback. */
export async function startDemo({ logger, botPort, pagePort, env = {} }: DemoOptions): Promise<Demo> {
  const emulator = await createPartnerCenterEmulator();
  let app: App | undefined;
  try {
    const settings = {
      ...env,
      HOST: '127.0.0.1',
      PORT: String(botPort),
      ALLOW_ANONYMOUS: 'true',
      PARTNER_CENTER_BASE_URL: emulator.url,
      PARTNER_CENTER_ACCESS_TOKEN: 'demo',
    };
    app = await createApp(readConfig(settings, { bot: true, partnerCenter: true }), logger);
    const botUrl = await app.listen();
    const channel = await createChatChannel({ botUrl, port: pagePort, prompts: DEMO_PROMPTS, logger });
    for (const { id } of channel.conversations()) await channel.install(id);
    const running = app;
    return {
      pageUrl: channel.url,
      botUrl,
      emulator,
      channel,
      async close() {
        await channel.close();
        await running.close();
        await emulator.close();
      },
    };
  } catch (error) {
    await app?.close();
    await emulator.close();
    throw error;
  }
}
