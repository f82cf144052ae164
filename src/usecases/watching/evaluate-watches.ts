import { type ConversationAddress, conversationKey } from '../../domain/conversation.js';
import type { Alert } from '../../domain/watching/alert.js';
import { type AlertChange, alertChanges } from '../../domain/watching/alert-change.js';
import type { Watch } from '../../domain/watching/watch.js';
import { createWatchFacts } from '../../domain/watching/watch-facts.js';
import { keepApart } from '../keep-apart.js';
import type { Clock } from '../ports.js';
import type { AlertStore, AppliedChanges, PlacedWatch, WatchReading, WatchReadings } from './watch-ports.js';

export interface EvaluateWatchesDeps {
  readonly readings: WatchReadings;
  readonly alerts: Pick<AlertStore, 'notClosed' | 'apply' | 'announce'>;
  readonly clock: Clock;
}

/** What an evaluation came to. */
export interface Evaluation extends AppliedChanges {
  /** Customers looked at. */
  readonly customers: number;
  /** Cards that alerts were put on. */
  readonly cards: number;
}

export interface EvaluateOptions {
  /**
   * Only these customers, of whom an answer brought newer rows: alerts that are there get their figures or end. New ones
   * wait for the sweep, which puts those of all customers onto cards together. All customers unless given.
   */
  readonly customerIds?: readonly string[] | undefined;
  /** Ends it after a batch. */
  readonly signal: AbortSignal;
  /** Hears of it after each batch, and of the cards at the end. */
  readonly report?: (evaluation: Evaluation) => Promise<void> | void;
  /** Hears of a customer whose reading makes this program fail: its alerts stay as they are. */
  readonly leaveOut?: ((customerId: string, error: unknown) => void) | undefined;
}

/**
 * Looks at the kept readings through every watch, batch by batch, changes alerts accordingly, and puts the new ones
 * onto cards. What a process that died had left is done by the next one. Throws StorageError, and when the signal
 * ends it.
 */
export type EvaluateWatches = (options: EvaluateOptions) => Promise<Evaluation>;

export function createEvaluateWatches({ readings, alerts, clock }: EvaluateWatchesDeps): EvaluateWatches {
  return async ({ customerIds, signal, report, leaveOut }) => {
    let evaluation: Evaluation = { customers: 0, opened: 0, woken: 0, resolved: 0, cards: 0 };
    const placed = await readings.watches();
    const looked = customerIds ?? customersOf(placed);
    for await (const batch of placed.length > 0 ? readings.readings(looked) : []) {
      signal.throwIfAborted();
      const applied = await evaluate(batch, { isSweep: customerIds === undefined, leaveOut });
      evaluation = {
        customers: evaluation.customers + batch.length,
        opened: evaluation.opened + applied.opened,
        woken: evaluation.woken + applied.woken,
        resolved: evaluation.resolved + applied.resolved,
        cards: 0,
      };
      await report?.(evaluation);
    }
    signal.throwIfAborted();
    if (customerIds !== undefined) return evaluation;
    evaluation = { ...evaluation, cards: await alerts.announce(clock.now()) };
    await report?.(evaluation);
    return evaluation;
  };

  async function evaluate(
    batch: readonly WatchReading[],
    { isSweep, leaveOut }: { readonly isSweep: boolean; readonly leaveOut: EvaluateOptions['leaveOut'] },
  ): Promise<AppliedChanges> {
    const now = clock.now();
    // Before the watches: one that comes back with its alerts in between is not missed.
    const known = groupBy(
      await alerts.notClosed(batch.map(({ customerId }) => customerId)),
      ({ customerId }) => customerId,
    );
    const places = createPlaces(await readings.watches());
    const changes: CustomerChanges[] = [];
    for (const reading of batch) {
      const { customerId } = reading;
      try {
        const found = changesOf(reading, places.of(customerId, known.get(customerId) ?? []), now);
        const ofCustomer = found.filter(({ kind }) => isSweep || kind === 'figures' || kind === 'resolve');
        if (ofCustomer.length > 0) changes.push({ customerId, changes: ofCustomer });
      } catch (error) {
        if (leaveOut === undefined) throw error;
        leaveOut(customerId, error);
      }
    }
    return apply(changes, now, leaveOut);
  }

  async function apply(
    found: readonly CustomerChanges[],
    now: Date,
    leaveOut: EvaluateOptions['leaveOut'],
  ): Promise<AppliedChanges> {
    let applied: AppliedChanges = { opened: 0, woken: 0, resolved: 0 };
    const keep = async (part: readonly CustomerChanges[]) => {
      const { opened, woken, resolved } = await alerts.apply(
        part.flatMap((one) => one.changes),
        now,
      );
      applied = {
        opened: applied.opened + opened,
        woken: applied.woken + woken,
        resolved: applied.resolved + resolved,
      };
    };
    if (found.length === 0) return applied;
    if (leaveOut === undefined) await keep(found);
    else await keepApart(found, keep, ({ customerId }, error) => leaveOut(customerId, error));
    return applied;
  }
}

function changesOf(reading: WatchReading, places: readonly Place[], now: Date): readonly AlertChange[] {
  const facts = createWatchFacts(reading, now);
  return places.flatMap((place) =>
    alertChanges({ ...place, customerName: reading.customerName }, facts, now),
  );
}

/** What becomes of one customer's alerts. */
interface CustomerChanges {
  readonly customerId: string;
  readonly changes: readonly AlertChange[];
}

/** Conversations, what they watch and their alerts, as far as one customer goes. */
interface Place {
  readonly conversation: ConversationAddress;
  readonly watches: readonly Watch[];
  readonly alerts: readonly Alert[];
}

function createPlaces(placed: readonly PlacedWatch[]) {
  const ofAll = placed.filter(({ watch }) => watch.customer === undefined);
  const ofOne = groupBy(placed, ({ watch }) => watch.customer?.customerId);
  return {
    of(customerId: string, alerts: readonly Alert[]): readonly Place[] {
      const places = new Map<
        string,
        { conversation: ConversationAddress; watches: Watch[]; alerts: Alert[] }
      >();
      const placeOf = (conversation: ConversationAddress) => {
        const key = conversationKey(conversation);
        const place = places.get(key) ?? { conversation, watches: [], alerts: [] };
        places.set(key, place);
        return place;
      };
      for (const { conversation, watch } of ofAll) placeOf(conversation).watches.push(watch);
      for (const { conversation, watch } of ofOne.get(customerId) ?? [])
        placeOf(conversation).watches.push(watch);
      for (const alert of alerts) placeOf(alert.conversation).alerts.push(alert);
      return [...places.values()];
    },
  };
}

/** Undefined for all. */
function customersOf(placed: readonly PlacedWatch[]): readonly string[] | undefined {
  const customerIds: string[] = [];
  for (const { watch } of placed) {
    if (watch.customer === undefined) return undefined;
    customerIds.push(watch.customer.customerId);
  }
  return customerIds;
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
