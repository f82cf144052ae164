import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../../src/storage/open-database.js';
import { createReadOperationFigures } from '../../src/storage/operations/operation-figures.js';
import { openFreshDatabase } from '../helpers/database.js';
import { until } from '../helpers/until.js';
import { type Child, startChild } from '../storage/support/child.js';
import { conversationAt, createSender } from './support/delivering.js';
import {
  createRecordingConnector,
  type ReceivedMessage,
  type RecordingConnector,
} from './support/recording-connector.js';

/** Workers killed; 50 by hand: SEATWISE_KILLS=50 npx mocha test/integration/delivery-kill.spec.ts */
const KILLS = Number(process.env['SEATWISE_KILLS'] ?? 5);
const CONVERSATIONS = 60;
const PROCESSES = 3;
const LATENCY_MS = 20;
/** What was under way when a worker was killed reached the connector no earlier before it than this. */
const UNDER_WAY_MS = 1_000;

interface SentCard {
  readonly cardId: string;
  readonly conversationId: string;
  /** All it was to show, the last one at the end; no two cards share one. */
  readonly labels: string[];
}

/** Cards and edits for random conversations, as fast as three processes may send them. */
function createBacklog(database: Database, serviceUrl: string) {
  const sender = createSender(database);
  const cards: SentCard[] = [];
  let labels = 0;
  function nextLabel(): string {
    labels += 1;
    return String(labels).padStart(8, '0');
  }
  const conversations = Array.from({ length: CONVERSATIONS }, (_, index) =>
    conversationAt(serviceUrl, { conversationId: `a:chat-${index}` }),
  );

  async function put(conversation: { readonly tenantId: string; readonly conversationId: string }) {
    const label = nextLabel();
    const cardId = await sender.put(conversation, label);
    cards.push({ cardId, conversationId: conversation.conversationId, labels: [label] });
    return label;
  }

  return {
    cards,
    put,
    async join() {
      for (const conversation of conversations) await sender.join(conversation);
      for (let card = 0; card < 3; card += 1) {
        for (const conversation of conversations) await put(conversation);
      }
    },
    async fill(signal: AbortSignal) {
      while (!signal.aborted) {
        const conversation = conversations[Math.floor(Math.random() * CONVERSATIONS)];
        const card = cards[Math.floor(Math.random() * cards.length)];
        if (conversation !== undefined && Math.random() < 0.6) await put(conversation);
        else if (card !== undefined) {
          const label = nextLabel();
          card.labels.push(label);
          await sender.edit(card.cardId, label);
        }
        await delay(30);
      }
    },
  };
}

describe('delivery by processes that are killed', function () {
  this.timeout(90_000 + KILLS * 20_000);
  let fresh: Awaited<ReturnType<typeof openFreshDatabase>>;
  let connector: RecordingConnector;
  let children: Child[] = [];

  before(async () => {
    fresh = await openFreshDatabase();
    connector = await createRecordingConnector(LATENCY_MS);
  });
  after(async () => {
    await Promise.all(children.map((child) => child.kill()));
    await connector.close();
    await fresh.close();
  });

  const start = () => startChild('integration/children/delivering.ts', { databaseUrl: fresh.databaseUrl });

  /** Where somebody sends at this moment. */
  async function claimed() {
    const { rows } = await fresh.database.pool.query<{ tenantId: string; conversationId: string }>(
      `select tenant_id as "tenantId", conversation_id as "conversationId"
       from conversation where delivering_by is not null`,
    );
    return rows;
  }

  /** By card, what the connector took first, and what it took again. */
  function postsOf(cards: readonly SentCard[]) {
    const cardOf = new Map(cards.flatMap((card) => card.labels.map((label) => [label, card] as const)));
    const posts = new Map<SentCard, ReceivedMessage[]>(cards.map((card) => [card, []]));
    for (const post of connector.posts) {
      const card = cardOf.get(post.label);
      assert.ok(card, `an unknown label was posted: ${post.label}`);
      assert.equal(post.conversationId, card.conversationId);
      posts.get(card)?.push(post);
    }
    return posts;
  }

  /** What people see of the message that a card is edited in. */
  async function shown(cards: readonly SentCard[]) {
    const { rows } = await fresh.database.pool.query<{ cardId: string; activityId: string | null }>(
      'select card_id as "cardId", activity_id as "activityId" from card',
    );
    const activityOf = new Map(rows.map(({ cardId, activityId }) => [cardId, activityId]));
    const labelOf = new Map(
      [...connector.posts, ...connector.edits].map(({ activityId, label }) => [activityId, label]),
    );
    // Of one that counts as sent nobody heard the id: it is the message that was posted last.
    const posts = postsOf(cards);
    return cards.map((card) => {
      const activityId = activityOf.get(card.cardId) ?? posts.get(card)?.at(-1)?.activityId;
      return labelOf.get(activityId ?? '');
    });
  }

  /** Messages that count as sent although nobody heard their id. */
  async function assumed(): Promise<number> {
    const { rows } = await fresh.database.pool.query('select from card where assumed_at is not null');
    return rows.length;
  }

  it(`delivers every card and its last version although ${KILLS} of them are killed`, async () => {
    const backlog = createBacklog(fresh.database, connector.url);
    await backlog.join();
    children = await Promise.all(Array.from({ length: PROCESSES }, start));
    const filled = new AbortController();
    const filling = backlog.fill(filled.signal);
    const kills: { readonly fromMs: number; readonly toMs: number }[] = [];
    const resumed: number[] = [];

    for (let kill = 0; kill < KILLS; kill += 1) {
      await delay(200 + Math.random() * 1500);
      const victim = children.splice(Math.floor(Math.random() * children.length), 1)[0];
      const fromMs = performance.now() - UNDER_WAY_MS;
      await victim?.kill();
      const toMs = performance.now();
      kills.push({ fromMs, toMs });
      const restarted = start();
      // Also where the dead one was at it: the others have to free its claims.
      const addresses = await claimed();
      for (const address of addresses) await backlog.put(address);
      const hasGoneOn = ({ conversationId }: { readonly conversationId: string }) =>
        [...connector.posts, ...connector.edits].some(
          (message) => message.conversationId === conversationId && message.atMs > toMs + 5 * LATENCY_MS,
        );
      await until(() => addresses.every(hasGoneOn), 15_000, `going on after kill ${kill + 1}`);
      resumed.push(Math.round(performance.now() - toMs));
      children.push(await restarted);
    }

    filled.abort();
    await filling;
    const readFigures = createReadOperationFigures(fresh.database.kysely);
    await until(async () => (await readFigures()).waitingCards === 0, 60_000, 'the end of the backlog');

    const { cards } = backlog;
    const posts = postsOf(cards);
    assert.deepEqual(
      cards.filter((card) => posts.get(card)?.length === 0),
      [],
      'cards that never arrived',
    );
    assert.deepEqual(
      await shown(cards),
      cards.map(({ labels }) => labels.at(-1)),
      'the last version is what people see',
    );
    for (const conversationId of new Set(cards.map((card) => card.conversationId))) {
      const arrivals = cards
        .filter((card) => card.conversationId === conversationId)
        .map((card) => posts.get(card)?.[0]?.atMs ?? 0);
      assert.deepEqual(
        arrivals,
        arrivals.toSorted((a, b) => a - b),
        `order in ${conversationId}`,
      );
    }
    // A message under way when its worker was killed may be there twice, and no other.
    const repeated = [...posts.values()].flatMap((all) => all.slice(0, -1));
    for (const { atMs, label } of repeated) {
      assert.ok(
        kills.some(({ fromMs, toMs }) => fromMs <= atMs && atMs <= toMs),
        `${label} was posted twice without need`,
      );
    }
    const perKill = kills.map(({ fromMs, toMs }) =>
      repeated
        .filter(({ atMs }) => fromMs <= atMs && atMs <= toMs)
        .map(({ conversationId }) => conversationId),
    );
    for (const conversationIds of perKill) {
      assert.equal(new Set(conversationIds).size, conversationIds.length);
    }
    if (process.env['SEATWISE_KILLS'] === undefined) return;
    console.log({
      cards: cards.length,
      edits: connector.edits.length,
      repeated: perKill.map((all) => all.length),
      repeatedInAll: repeated.length,
      assumed: await assumed(),
      resumedAfterMs: resumed,
    });
  });
});
