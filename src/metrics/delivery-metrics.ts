import { Counter, Histogram, type Registry } from 'prom-client';
import { DeliveryError } from '../base/errors.js';
import type { Messenger } from '../usecases/delivery/delivery-ports.js';
import { judgeDelivery } from '../usecases/delivery/delivery-verdict.js';

const KINDS = ['post', 'edit'] as const;
const OUTCOMES = [
  'sent',
  'throttled',
  'unauthorized',
  'postponed',
  'gone',
  'parked',
  'refused',
  'not-made',
] as const;

/** Gives the same messenger, whose messages are counted and timed. */
export function createDeliveryMetrics(registry: Registry): (messenger: Messenger) => Messenger {
  const registers = [registry];
  const deliveries = new Counter({
    name: 'seatwise_deliveries_total',
    help: 'Messages handed to Teams unasked, each attempt, by kind and outcome.',
    labelNames: ['kind', 'outcome'],
    registers,
  });
  const duration = new Histogram({
    name: 'seatwise_delivery_duration_seconds',
    help: 'Time of one attempt to hand a message to Teams.',
    labelNames: ['kind'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  for (const kind of KINDS) for (const outcome of OUTCOMES) deliveries.inc({ kind, outcome }, 0);

  async function measured<T>(kind: (typeof KINDS)[number], work: () => Promise<T>): Promise<T> {
    const end = duration.startTimer({ kind });
    let outcome: (typeof OUTCOMES)[number] = 'sent';
    try {
      return await work();
    } catch (error) {
      outcome = outcomeOf(error, kind === 'edit');
      throw error;
    } finally {
      end();
      deliveries.inc({ kind, outcome });
    }
  }

  return (messenger) => ({
    post: (...message) => measured('post', () => messenger.post(...message)),
    update: (...message) => measured('edit', () => messenger.update(...message)),
  });
}

const NONE = { count: 0, forMs: 0 };

/** What the sender will make of it, by the same rule. */
function outcomeOf(error: unknown, isEdit: boolean): (typeof OUTCOMES)[number] {
  if (!(error instanceof DeliveryError)) return 'not-made';
  const verdict = judgeDelivery(error, { isEdit, failures: 0, place: NONE, card: NONE, random: 0 });
  switch (verdict.kind) {
    case 'gone':
      return 'gone';
    case 'park':
      return 'parked';
    case 'later':
      return isEdit && error.status === 404 ? 'gone' : 'refused';
    case 'refuse':
      return 'refused';
    case 'again':
      if (verdict.isRefusal) return 'parked';
      if (verdict.isOurFault) return 'unauthorized';
      return error.status === 429 ? 'throttled' : 'postponed';
  }
}
