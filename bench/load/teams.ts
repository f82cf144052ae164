// Teams under load: begins turns at their times, however long the earlier ones take, and looks at every reply.
import { setTimeout as delay } from 'node:timers/promises';
import { createDirectory } from '../../demo/partner-center/invented/directory.js';
import { showCustomer } from '../../src/cards/card-action.js';
import { post } from '../other-side/post.js';
import { createRandom } from '../random.js';
import { serveTasks } from '../serve-tasks.js';
import { type Latency, latencyOf } from './latency.js';
import { channelOf, chatOf } from './people.js';
import { listenForReplies } from './replies.js';
import { createTraffic, MIX, type StandingAlert, type Turn, type TurnKind } from './traffic.js';

export interface Run {
  readonly botUrl: string;
  /** Turns a second on average; they come as people do, now close together and now apart. */
  readonly perSecond: number;
  readonly forMs: number;
  /** With more turns than this under way at once the run ends early. */
  readonly mostWaiting?: number;
}

export interface RunResult {
  readonly ms: number;
  /** Begun, and of them answered before the time was over. */
  readonly begun: number;
  readonly answeredInTime: number;
  readonly isCutShort: boolean;
  readonly all: Latency;
  readonly kinds: readonly ({ readonly kind: TurnKind } & Latency)[];
  /** How late the turns were begun; what is missing here is this process's fault, and counts all the same. */
  readonly lateness: Latency;
  readonly mostWaiting: number;
  /** What went wrong, and how often. */
  readonly errors: Readonly<Record<string, number>>;
  readonly edits: number;
}

/** Teams gives a turn up to 15 s. */
const TURN_TIMEOUT_MS = 15_000;
const CHANNELS_WITH_ALERTS = 24;
const AT_ONCE = 8;

const customers = createDirectory(Number(process.env['CUSTOMERS']));
const replies = await listenForReplies();
const random = createRandom(6);
let alerts: readonly StandingAlert[] = [];
let nextTurn: () => Turn = createTraffic({ customers, alerts, serviceUrl: replies.url, random });

/** What is wrong with a turn; undefined when nothing is. */
async function take(botUrl: string, { activity, reply, holds }: Turn): Promise<string | undefined> {
  const expected = reply === 'message' ? replies.expect(activity.id, holds) : undefined;
  try {
    const { status, body } = await post(`${botUrl}/api/messages`, JSON.stringify(activity), TURN_TIMEOUT_MS);
    if (status !== 200) return `HTTP ${status}`;
    // The bot answers the request once its reply was taken.
    if (reply === 'message') return expected?.problem();
    return reply === 'body' && !body.includes(holds) ? `without ${holds}: ${body}`.slice(0, 600) : undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    expected?.forget();
  }
}

async function run({ botUrl, perSecond, forMs, mostWaiting = Infinity }: Run): Promise<RunResult> {
  const times = new Map<TurnKind, number[]>(MIX.map(({ kind }) => [kind, []]));
  const errors: Record<string, number> = {};
  const lateness: number[] = [];
  const waiting = new Set<Promise<void>>();
  const editsBefore = replies.edits();
  const startMs = performance.now();
  const endMs = startMs + forMs;
  let begun = 0;
  let answeredInTime = 0;
  let peak = 0;
  let isCutShort = false;

  async function begin(meantMs: number): Promise<void> {
    const turn = nextTurn();
    lateness.push(performance.now() - meantMs);
    const problem = await take(botUrl, turn);
    const nowMs = performance.now();
    times.get(turn.kind)?.push(nowMs - meantMs);
    if (nowMs <= endMs) answeredInTime += 1;
    if (problem !== undefined) {
      const error = `${turn.kind}: ${problem}`;
      errors[error] = (errors[error] ?? 0) + 1;
    }
  }

  let meantMs = startMs + gapMs(perSecond);
  while (meantMs < endMs && !isCutShort) {
    const waitMs = meantMs - performance.now();
    // What is already due is begun at once, so that a slow timer does not thin out the traffic.
    if (waitMs > 0) await delay(Math.ceil(waitMs));
    begun += 1;
    const turn = begin(meantMs).finally(() => waiting.delete(turn));
    waiting.add(turn);
    peak = Math.max(peak, waiting.size);
    isCutShort = waiting.size > mostWaiting;
    meantMs += gapMs(perSecond);
  }
  if (!isCutShort) await delay(Math.max(0, endMs - performance.now()));
  const ms = performance.now() - startMs;
  await Promise.all(waiting);
  return {
    ms,
    begun,
    answeredInTime,
    isCutShort,
    all: latencyOf([...times.values()].flat()),
    kinds: MIX.map(({ kind }) => ({ kind, ...latencyOf(times.get(kind) ?? []) })),
    lateness: latencyOf(lateness),
    mostWaiting: peak,
    errors,
    edits: replies.edits() - editsBefore,
  };
}

/** The gaps between arrivals of people who know nothing of each other (a Poisson process). */
function gapMs(perSecond: number): number {
  return (-Math.log(1 - random.below(2 ** 30) / 2 ** 30) * 1000) / perSecond;
}

serveTasks({
  address: async () => replies.url,
  run,

  /** A watch that is sure to raise an alert, in each of some channels; gives in how many. */
  async watchInChannels(botUrl: string): Promise<number> {
    for (let channel = 0; channel < CHANNELS_WITH_ALERTS; channel += 1) {
      const at = channelOf(channel, 0);
      const text = `watch ${customers[channel]?.companyName} below 99%`;
      const activity = {
        id: `watch-${channel}`,
        serviceUrl: replies.url,
        ...at.fields,
        type: 'message',
        text,
      };
      const problem = await take(botUrl, {
        kind: 'watches',
        activity,
        reply: 'message',
        holds: 'AdaptiveCard',
      });
      if (problem !== undefined) throw new Error(`A watch was not taken: ${problem}`);
    }
    return CHANNELS_WITH_ALERTS;
  },

  /** Asks for the usage of every customer, some at a time. */
  async askAboutEach(botUrl: string): Promise<void> {
    const left = customers.values();
    const askOn = async () => {
      for (const { customerId, companyName } of left) {
        const problem = await take(botUrl, {
          kind: 'click on a view',
          activity: {
            ...chatOf('all', 0).fields,
            id: `all-${customerId}`,
            serviceUrl: replies.url,
            type: 'invoke',
            name: 'adaptiveCard/action',
            value: { action: { type: 'Action.Execute', data: showCustomer(customerId) } },
          },
          reply: 'body',
          holds: 'AdaptiveCard',
        });
        if (problem !== undefined) throw new Error(`${companyName} was not answered: ${problem}`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, askOn));
  },

  /** How many cards with alerts came so far; from then on they are clicked on. */
  async alerts(): Promise<number> {
    alerts = replies.alerts();
    nextTurn = createTraffic({ customers, alerts, serviceUrl: replies.url, random });
    return alerts.length;
  },
});
