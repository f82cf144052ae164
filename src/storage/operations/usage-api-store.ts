import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { RememberedChoice } from '../../usecases/usage/usage-api-ports.js';
import type { Tables } from '../database/tables.js';
import { createSettingState } from './setting-state-store.js';

const usageApi = z.enum(['customer', 'commercial']);

/** Remembers which usage endpoint answers over restarts and replicas, apart for single customers and for sweeps. */
export function createUsageApiStore(
  db: Kysely<Tables>,
): Readonly<Record<'oneCustomer' | 'sweep', RememberedChoice>> {
  return {
    oneCustomer: createSettingState(db, 'usage-api.one-customer', usageApi),
    sweep: createSettingState(db, 'usage-api.sweep', usageApi),
  };
}
