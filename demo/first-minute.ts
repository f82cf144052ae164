import { setTimeout as delay } from 'node:timers/promises';
import type { App } from '../src/app/app.js';
import type { ChatChannel } from './chat/chat-channel.js';

/** How long the bot may take to write what a step of the conversation waits for. */
const PATIENCE_MS = 30_000;

/** A renewal with seats that nobody uses, in the days that are left to act on it. */
const WATCH = 'watch Fabrikam Ltd renewals 14 days';
/** A roll-out of Copilot that stalled. */
const QUESTION = 'license usage for Humongous Insurance';

/**
 * Talks with the bot before anybody opens the page, so that it opens on a digest, an alert and an answer: each is what
 * the bot really wrote to the words above it. Rejects when it does not write them.
 */
export async function haveFirstMinute({
  channel,
  app,
}: {
  readonly channel: Pick<ChatChannel, 'conversations' | 'messages' | 'sendText'>;
  readonly app: Pick<App, 'sweep'>;
}): Promise<void> {
  const personal = channel.conversations().find(({ conversationType }) => conversationType === 'personal');
  if (personal === undefined) return;

  const written = () => channel.messages(personal.id).filter(({ author }) => author.isBot).length;
  async function oneMoreAfter(doing: () => Promise<unknown>, what: string): Promise<void> {
    const before = written();
    await doing();
    for (const start = performance.now(); written() <= before; await delay(50)) {
      if (performance.now() - start > PATIENCE_MS) throw new Error(`The bot did not write ${what}.`);
    }
  }
  const ask = (text: string) =>
    oneMoreAfter(() => channel.sendText(personal.id, text), `an answer to “${text}”`);

  await ask('digest');
  await ask(WATCH);
  await oneMoreAfter(() => app.sweep(new AbortController().signal), 'the alert');
  await ask(QUESTION);
}
