import assert from 'node:assert/strict';
import { until } from '../../helpers/until.js';
import type { InstalledBot } from './installed-bot.js';

/** Holds that the bot becomes ready, and that it answers a question about a customer with a card of its usage. */
export async function assertAnswers(bot: InstalledBot): Promise<void> {
  await until(async () => (await fetch(`${bot.url}/readyz`)).status === 200, 60_000, 'readiness');
  const sent = await bot.ask('license usage for DT DEMO CSP CUSTOMER 005');
  const { attachments = [], text } = sent.find(({ activity }) => activity.type === 'message')?.activity ?? {};
  assert.match(text ?? '', /8 of 8 seats unused/);
  assert.equal(attachments[0]?.contentType, 'application/vnd.microsoft.card.adaptive');
  assert.match(JSON.stringify(attachments[0]?.content), /DT DEMO CSP CUSTOMER 005/);
}
