import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { CATALOGUE } from '../../../demo/price-host/catalogue.js';
import { type SentActivity, TENANT_ID, teamsMessage } from '../../helpers/bot-channel.js';
import { elementsOf } from '../../helpers/parse-card.js';
import type { RunningBot } from '../../helpers/running-bot.js';
import type { Member } from './watched-channel.js';

/** A seat a month: by the list a dollar, and at cost so much that no amount of it can be taken for one by the list. */
const COST_OF_A_SEAT = 200_003;

/** Writes a price file in which whatever is told at cost is known by its size. */
export async function writeTellingPrices(path: string): Promise<void> {
  const plans = [
    ['P1M', 'Monthly', 1],
    ['P1Y', 'Monthly', 12],
    ['P1Y', 'Annual', 12],
    ['P3Y', 'Monthly', 36],
    ['P3Y', 'Annual', 36],
    ['P3Y', 'Triennial', 36],
  ] as const;
  const lines = CATALOGUE.flatMap(({ productId, skuId }) =>
    plans.map(
      ([term, plan, months]) =>
        `${productId},${skuId},US,USD,${term},${plan},${COST_OF_A_SEAT * months},${months}`,
    ),
  );
  const header = 'ProductId,SkuId,Market,Currency,TermDuration,BillingPlan,UnitPrice,ERP Price';
  await writeFile(path, [header, ...new Set(lines)].join('\n'));
}

/** Six digits and more, in groups as amounts are written; ids and times are not. */
const LARGE = /\d{3}[.,\s\u00a0\u202f’']\d{3}/;
const LEAST = 100_000;

/** Every place in what was sent where something is told at cost. */
export function costIn(value: unknown, path = ''): readonly string[] {
  if (typeof value === 'string')
    return LARGE.test(value) || /\byour cost\b/i.test(value) ? [`${path}: ${value}`] : [];
  if (typeof value === 'number') return value >= LEAST && value < 1e11 ? [`${path}: ${value}`] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => costIn(part, `${path}.${key}`));
}

/** A group chat with the bot in it: unlike a channel's threads, what is posted there says where it goes. */
export interface GroupChat {
  readonly id: string;
  /** The reply to a message that mentions the bot. */
  say(text: string, from?: Member): Promise<SentActivity['activity']>;
  /** What the one who presses a button sees. */
  press(data: object, from?: Member): Promise<unknown>;
  invoke(name: string, value: object): Promise<unknown>;
  /** All that was ever written or edited there. */
  sent(): readonly SentActivity[];
}

export function groupChat(bot: RunningBot, id: string, usual: Member): GroupChat {
  const activity = (from: Member, changes: object) => ({
    ...teamsMessage(bot.channel, ''),
    from,
    conversation: { id, conversationType: 'groupChat', isGroup: true, tenantId: TENANT_ID },
    channelData: { tenant: { id: TENANT_ID } },
    ...changes,
  });
  const sent = () => bot.channel.sent.filter(({ path }) => decodeURIComponent(path).includes(id));

  async function invoke(name: string, value: object, from = usual): Promise<unknown> {
    const { status, body } = await bot.post(activity(from, { type: 'invoke', name, text: undefined, value }));
    assert.equal(status, 200, body);
    return JSON.parse(body);
  }

  return {
    id,
    sent,
    invoke,
    async say(text, from = usual) {
      const before = sent().length;
      const { status, body } = await bot.post(activity(from, { text: `<at>Seatwise</at> ${text}` }));
      assert.equal(status, 200, body);
      const reply = sent()
        .slice(before)
        .find(({ method, activity: { type } }) => method === 'POST' && type === 'message');
      return reply?.activity ?? assert.fail(`no reply to ${text}`);
    },
    press: (data, from) =>
      invoke(
        'adaptiveCard/action',
        { action: { type: 'Action.Execute', data: { ...INPUTS, ...data } } },
        from,
      ),
  };
}

/** What forms add to their button. */
const INPUTS = { rule: 'unused', limit: '1', days: '7', reason: 'later', which: 'all' };

/** What ends something is pressed once all else was. */
const LAST = ['stop-digest', 'remove-watch', 'remove-report', 'stop'];
const MOST_OF_A_KIND = 4;

/**
 * Presses the buttons of cards, and those of the cards that come of it, a few of each kind. Gives all that was seen by
 * whoever pressed, by the verb.
 */
export async function pressEverything(
  chat: GroupChat,
  cards: readonly unknown[],
): Promise<ReadonlyMap<string, readonly unknown[]>> {
  const seen = new Map<string, unknown[]>();
  const known = new Set<string>();
  const queue: { readonly verb: string; readonly data: object }[] = [];
  const counts = new Map<string, number>();
  function enqueue(card: unknown): void {
    for (const { type, data } of elementsOf(card)) {
      if (type !== 'Action.Execute' || typeof data !== 'object' || data === null) continue;
      const verb = String((data as { verb?: unknown }).verb);
      const view = String((data as { view?: unknown }).view ?? '');
      const kind = `${verb} ${view}`;
      const key = JSON.stringify(data);
      if (known.has(key) || (counts.get(kind) ?? 0) >= MOST_OF_A_KIND) continue;
      known.add(key);
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      queue.push({ verb, data });
    }
  }
  for (const card of cards) enqueue(card);
  while (queue.length > 0) {
    const at = Math.max(
      0,
      queue.findIndex(({ verb }) => !LAST.includes(verb)),
    );
    const [next] = queue.splice(at, 1);
    if (next === undefined) break;
    const reply = await chat.press(next.data);
    seen.set(next.verb, [...(seen.get(next.verb) ?? []), reply]);
    enqueue(reply);
    for (const { activity } of chat.sent().slice(-2)) enqueue(activity.attachments?.[0]?.content);
  }
  return seen;
}
