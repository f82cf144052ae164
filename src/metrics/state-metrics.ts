import type { Registry } from 'prom-client';
import type { SignInStatus } from '../partner-center/sign-in/ports.js';
import type { OperationFigures } from '../usecases/operations/operation-ports.js';
import { OUTGOING_WAYS, type OutgoingWay } from '../usecases/outgoing/outgoing-ports.js';
import type { Clock } from '../usecases/ports.js';
import type { SweepState } from '../usecases/sweep/sweep-ports.js';
import { createLevel, oneOf, type Point } from './level.js';
import type { State } from './state.js';

const SIGN_IN_STATES: readonly SignInStatus['kind'][] = ['signed-in', 'lost', 'never', 'unreadable'];
const SWEEP_STATES: readonly SweepState[] = ['running', 'finished', 'stopped', 'failed', 'abandoned'];

export interface StateClocks {
  /** What figures and schedules go by. */
  readonly clock: Clock;
  /** What tokens go by. */
  readonly realClock: Clock;
}

/** The levels that are read when somebody asks; what is unknown is left out. */
export function createStateMetrics(registry: Registry): (state: State, clocks: StateClocks) => void {
  const level = (name: string, help: string, ...labels: string[]) =>
    createLevel(registry, `seatwise_${name}`, help, labels);
  const ready = level('ready', '1 while the bot can do its work, as GET /readyz says.');
  const databaseUp = level('database_up', '1 when the database answered this scrape.');
  const signInState = level('sign_in_state', '1 for the state of the sign-in at Partner Center.', 'state');
  const token = level(
    'access_token_remaining_seconds',
    'Time until the access token expires; below 0 until the next call renews it.',
  );
  const customers = level('directory_customers', 'Customers in the list in memory.');
  const listAge = level('directory_age_seconds', 'Time since the list of customers was read.');
  const showFigures = createFigureMetrics(level);

  return ({ isReady, hasDatabase, figures, signIn, customerList }, { clock, realClock }) => {
    const secondsSince = (time: Date) => (clock.now().getTime() - time.getTime()) / 1000;
    const expiresAt = signIn?.kind === 'signed-in' ? signIn.tokenExpiresAt : undefined;
    ready(isReady ? 1 : 0);
    databaseUp(hasDatabase ? Number(figures !== undefined) : undefined);
    signInState(signIn && oneOf('state', SIGN_IN_STATES, signIn.kind));
    token(expiresAt && (expiresAt.getTime() - realClock.now().getTime()) / 1000);
    customers(customerList?.customers);
    listAge(customerList && secondsSince(customerList.loadedAt));
    showFigures(figures, secondsSince);
  };
}

/** What the database tells. */
function createFigureMetrics(
  level: (name: string, help: string, ...labels: string[]) => ReturnType<typeof createLevel>,
) {
  const cards = level('outbox_cards', 'Cards that wait to be sent or edited, where something can be sent.');
  const cardAge = level(
    'outbox_oldest_age_seconds',
    'Age of the oldest card that was never sent; 0 when none waits.',
  );
  const parked = level('conversations_parked', 'Conversations that take no messages.');
  const outgoing = level('outgoing_messages', 'Mails and webhooks that wait to leave.', 'way');
  const outgoingAge = level(
    'outgoing_oldest_age_seconds',
    'Age of the oldest mail or webhook that waits to leave; 0 when none does.',
    'way',
  );
  const sweepState = level('sweep_state', '1 for the state of the sweep begun last.', 'state');
  const sweepAge = level('sweep_age_seconds', 'Time since the end of the last sweep that finished.');
  const sweepTime = level('sweep_duration_seconds', 'How long the last sweep that finished took.');
  const sweepSize = level(
    'sweep_customers',
    'Customers of the last sweep that finished, by whether they were read, skipped or failed.',
    'result',
  );
  const jobs = level('jobs', 'Jobs in the database, by task and state.', 'task', 'state');

  return (figures: OperationFigures | undefined, secondsSince: (time: Date) => number): void => {
    const sweep = figures?.finishedSweep;
    cards(figures?.waitingCards);
    cardAge(figures && (figures.oldestWaitingAt ? Math.max(0, secondsSince(figures.oldestWaitingAt)) : 0));
    parked(figures?.parkedConversations);
    const leaving = figures && OUTGOING_WAYS.map((way) => [way, waitingOf(figures, way)] as const);
    outgoing(leaving?.map(([way, waits]) => ({ labels: { way }, value: waits?.messages ?? 0 })));
    outgoingAge(
      leaving?.map(([way, waits]) => ({
        labels: { way },
        value: waits ? Math.max(0, secondsSince(waits.oldestAt)) : 0,
      })),
    );
    sweepState(figures?.lastSweepState && oneOf('state', SWEEP_STATES, figures.lastSweepState));
    sweepAge(sweep && secondsSince(sweep.endedAt));
    sweepTime(sweep && (sweep.endedAt.getTime() - sweep.startedAt.getTime()) / 1000);
    sweepSize(
      sweep &&
        (['read', 'skipped', 'failed'] as const).map((result) => ({
          labels: { result },
          value: sweep[result],
        })),
    );
    jobs(figures && jobPoints(figures));
  };
}

function waitingOf({ waitingOutgoing }: OperationFigures, way: OutgoingWay) {
  return waitingOutgoing.find((one) => one.way === way);
}

function jobPoints({ jobs }: OperationFigures): readonly Point[] {
  return jobs.flatMap(({ task, ...counts }) =>
    Object.entries(counts).map(([state, value]) => ({ labels: { task, state }, value })),
  );
}
