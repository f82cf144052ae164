// Questions about all customers, as the bot answers them from its database.

import { createLogger } from '../../src/base/logger.js';
import type { CustomersQuestion } from '../../src/domain/usage/customers-question.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { createPlannedChanges } from '../../src/storage/plan/planned-change-store.js';
import { createCustomersStore } from '../../src/storage/usage/customers-store.js';
import { createPortfolioStore } from '../../src/storage/usage/portfolio-store.js';
import { createListCustomers } from '../../src/usecases/portfolio/list-customers.js';
import { fillCustomers, LISTS_NOW } from '../fill-customers.js';
import { serveTasks } from '../serve-tasks.js';

const clock = { now: () => LISTS_NOW };
const of = (product: string) => ({ product, belowPercent: undefined, abovePercent: undefined });

/** Of each kind, and products that few and that most customers have. */
const QUESTIONS: readonly CustomersQuestion[] = [
  { kind: 'renewals', span: { kind: 'next', unit: 'month' }, product: undefined },
  { kind: 'renewals', span: { kind: 'days', days: 7 }, product: undefined },
  { kind: 'renewals', span: { kind: 'next', unit: 'quarter' }, product: 'product 7' },
  { kind: 'product', product: 'product 1', use: 'some' },
  { kind: 'product', product: 'product 43', use: 'some' },
  { kind: 'product', product: 'workload 3', use: 'none' },
  { kind: 'product', product: 'product 1', use: 'lacking' },
  { kind: 'unused', product: 'product 1', atLeast: 1 },
  { kind: 'unused', product: 'product 43', atLeast: 1 },
  { kind: 'unused', product: undefined, atLeast: 10 },
  { kind: 'usage', ...of('workload 3'), belowPercent: 30 },
  { kind: 'usage', product: undefined, belowPercent: 30, abovePercent: undefined },
  { kind: 'usage', product: undefined, belowPercent: undefined, abovePercent: 90 },
  { kind: 'change', direction: 'worse', span: undefined },
  { kind: 'change', direction: 'better', span: undefined },
  { kind: 'change', direction: 'worse', span: { kind: 'last', unit: 'month' } },
];

serveTasks({
  async lists({
    databaseUrl,
    customers,
    times,
  }: {
    readonly databaseUrl: string;
    readonly customers: number;
    readonly times: number;
  }) {
    const database = await openDatabase({
      databaseUrl,
      dataDir: '/nonexistent',
      logger: createLogger('silent'),
    });
    try {
      await fillCustomers(database, customers);
      const list = createListCustomers({
        customers: createCustomersStore(database.kysely),
        plans: createPlannedChanges(database.kysely),
        portfolio: createPortfolioStore(database.kysely),
        sweepCron: '0 6 * * *',
        clock,
      });
      const took: { readonly question: string; readonly ms: number; readonly total: number }[] = [];
      // The first round is not counted: a bot that has been asked before has its connections open.
      for (let round = 0; round <= times; round += 1) {
        for (const question of QUESTIONS) {
          const startMs = performance.now();
          const outcome = await list(question, round % 3);
          const ms = performance.now() - startMs;
          if (outcome.kind !== 'renewals' && outcome.kind !== 'figures')
            throw new Error(`${JSON.stringify(question)} came to ${outcome.kind}`);
          if (outcome.lines.length === 0) throw new Error(`${JSON.stringify(question)} takes nobody`);
          if (round > 0) took.push({ question: JSON.stringify(question), ms, total: outcome.total });
        }
      }
      return took;
    } finally {
      await database.close();
    }
  },
});
