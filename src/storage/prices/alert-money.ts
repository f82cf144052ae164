import { type Kysely, sql } from 'kysely';
import type { PriceBasis } from '../../domain/money/price-basis.js';
import type { Alert } from '../../domain/watching/alert.js';
import type { AlertMoney } from '../../domain/watching/alert-money.js';
import { storedSubjectKey } from '../database/subject-key.js';
import type { Tables } from '../database/tables.js';
import { readTotals, readWorth } from './money-row.js';

interface MoneyRow {
  readonly alertId: string;
  readonly totals: unknown;
  /** Null for a workload, and where nothing is kept of it. */
  readonly own: unknown;
}

/** What alerts are about in money, by alert id; without those of customers of whom nothing is kept on this basis. */
export async function readAlertMoney(
  db: Kysely<Tables>,
  alerts: readonly Pick<Alert, 'alertId' | 'customerId' | 'subject'>[],
  basis: PriceBasis,
): Promise<ReadonlyMap<string, AlertMoney>> {
  if (alerts.length === 0) return new Map();
  const { rows } = await sql<MoneyRow>`
    select asked.alert_id as "alertId", totals, subjects -> asked.key as own
    from unnest(${alerts.map(({ alertId }) => alertId)}::text[],
      ${alerts.map(({ customerId }) => customerId)}::uuid[],
      ${alerts.map(({ subject }) => keyOf(subject))}::text[]) as asked (alert_id, customer_id, key)
    join customer_money money on money.customer_id = asked.customer_id and money.basis = ${basis}
  `.execute(db);
  return new Map(
    rows.flatMap(({ alertId, totals, own }) => {
      const read = readTotals(totals);
      return read === undefined ? [] : [[alertId, { totals: read, own: readWorth(own) }] as const];
    }),
  );
}

/** A product may be called as a workload is. */
function keyOf(subject: Alert['subject']): string | null {
  return subject.kind === 'workload' ? null : storedSubjectKey(subject);
}
