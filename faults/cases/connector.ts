import { setTimeout as delay } from 'node:timers/promises';
import { expectation, type Fault } from '../fault.js';
import type { ConnectorTrouble } from '../teams-side.js';
import type { Turn } from '../turn.js';

/** A reply that Teams does not take cannot be seen; what the bot answers to the request can. */
const isReplied = ({ what }: Turn) => what !== 'click' && what !== 'search';

interface Troubled {
  readonly name: string;
  readonly title: string;
  readonly trouble: ConnectorTrouble;
  /** Whether replies are lost, for no fault of the bot's. */
  readonly losesReplies: boolean;
  readonly ms: number;
}

const TROUBLES: readonly Troubled[] = [
  {
    name: 'connector-500',
    title: 'Bot Connector answers 500',
    trouble: { kind: 'status', status: 500 },
    losesReplies: true,
    ms: 6_000,
  },
  {
    name: 'connector-412',
    title: 'Bot Connector answers 412',
    trouble: { kind: 'status', status: 412 },
    losesReplies: true,
    ms: 6_000,
  },
  {
    name: 'connector-silent',
    title: 'Bot Connector silent for 12 s',
    trouble: { kind: 'silence' },
    losesReplies: true,
    ms: 12_000,
  },
  {
    name: 'connector-slow',
    title: 'Bot Connector takes 3 s for each request',
    trouble: { kind: 'slow', ms: 3_000 },
    losesReplies: false,
    ms: 8_000,
  },
];

export const CONNECTOR_FAULTS: readonly Fault[] = TROUBLES.map(
  ({ name, title, trouble, losesReplies, ms }): Fault => ({
    name,
    title,
    database: 'own',
    errors: ['turn failed'],
    wholeWithinMs: 15_000,
    async harm({ teams, people, bot }) {
      const fromMs = performance.now();
      teams.trouble = trouble;
      await delay(ms);
      teams.trouble = undefined;
      const untilMs = performance.now();
      await delay(1_000);
      const met = people.turns.filter(({ sentMs, answeredMs }) => sentMs < untilMs && answeredMs > fromMs);
      const lost = people.turns.filter(({ status }) => status === 500).length;
      const told = bot().log.filter(({ msg }) => msg === 'turn failed').length;
      const others = met.filter((turn) => !isReplied(turn));
      return {
        isExcused: (turn) =>
          losesReplies && isReplied(turn) && turn.sentMs < untilMs && turn.answeredMs > fromMs,
        expectations: [
          expectation('it was met', teams.troubled > 0, teams.troubled),
          expectation('each reply that was not taken is in the log', told >= lost, `${told} of ${lost}`),
          expectation(
            'buttons and searches, which need no connector, are answered meanwhile',
            others.length > 0 && others.every(({ seen }) => seen?.kind === 'answer'),
            others.length,
          ),
        ],
      };
    },
  }),
);
