import { z } from 'zod';
import { isoDay } from '../../base/time.js';
import type { DataAge } from '../../domain/usage/data-age.js';
import type { Reading } from '../../usecases/ports.js';

/** A UTC day. */
export const dayShape = z.iso.date().meta({ description: 'A day, UTC' });
export const instantShape = z.iso.datetime().meta({ description: 'UTC' });

export const dataAsOfShape = z
  .object({
    oldest: dayShape.optional(),
    newest: dayShape.optional(),
    staleness: z.enum(['fresh', 'partly-stale', 'stale', 'unknown']),
  })
  .meta({
    description:
      'When Partner Center counted the seats: days of the oldest and the newest row. It is normally 5 to 10 days behind; stale is older than 14 days',
  });

export const readingShape = z
  .object({
    readAt: instantShape,
    lastKnownBecause: z.string().optional().meta({
      description: 'Partner Center did not answer, so that these are the last known figures: why',
    }),
  })
  .meta({ description: 'When this was read from Partner Center' });

export function toDataAsOf({ oldest, newest, staleness }: DataAge): z.output<typeof dataAsOfShape> {
  return {
    ...(oldest && { oldest: isoDay(oldest) }),
    ...(newest && { newest: isoDay(newest) }),
    staleness,
  };
}

export function toReading({ readAt, lastKnown }: Reading): z.output<typeof readingShape> {
  return { readAt: readAt.toISOString(), ...(lastKnown && { lastKnownBecause: lastKnown }) };
}

/** "Data as of 2026-11-23.", with both days where they differ, and whether it is old. */
export function dataAsOfSaid(age: DataAge): string {
  const { oldest, newest, staleness } = toDataAsOf(age);
  if (oldest === undefined || newest === undefined)
    return 'Partner Center does not say from when the data is.';
  const days = oldest === newest ? newest : `${oldest} to ${newest}`;
  const old = staleness === 'stale' ? ', stale' : staleness === 'partly-stale' ? ', partly stale' : '';
  return `Data as of ${days}${old}.`;
}

/** That figures are the last known ones; empty when they are not. */
export function lastKnownSaid({ readAt, lastKnown }: Reading): string {
  return lastKnown === undefined
    ? ''
    : `Partner Center did not answer (${lastKnown}): these are the last known figures, read ${readAt.toISOString()}.`;
}
