import assert from 'node:assert/strict';
import { createPortfolioStore } from '../../../src/storage/usage/portfolio-store.js';
import { withFreshDatabase } from '../../helpers/database.js';
import { below, watching } from '../../helpers/watching.js';
import { keepCustomers } from '../support/portfolio.js';
import { idOf } from '../support/sweeping.js';
import { createWatching } from '../support/watching.js';

const LONG = 'W'.repeat(9_000);
const SIX = [
  { number: 1, name: 'Contoso', seats: 60, unused: [6, 6] },
  { number: 2, name: ' contoso\u200b ', seats: 50, unused: [5, 5] },
  { number: 3, name: 'Contoso Ltd', seats: 40, unused: [4, 4] },
  { number: 4, name: LONG, seats: 30, unused: [3, 3] },
  { number: 5, name: LONG, seats: 20, unused: [2, 2] },
  { number: 6, seats: 10, unused: [1, 1] },
] as const;

describe('customers told apart in the database', () => {
  it('have their domain, or their id, where the name is not alone as people see it', () =>
    withFreshDatabase(async ({ kysely, pool }) => {
      await keepCustomers(pool, SIX);
      await pool.query("update customer set domain = 'contoso.example' where customer_id = $1", [idOf(1)]);
      const page = await createPortfolioStore(kysely).page(0, 10);
      assert.deepEqual(
        page.map(({ toldApartBy }) => toldApartBy),
        ['contoso.example', idOf(2), undefined, idOf(4), idOf(5), undefined],
      );
    }));

  it('are told apart in a watch as things stand when it is read, not when it was made', () =>
    withFreshDatabase(async (database) => {
      const { watches, add } = createWatching(database);
      const contoso = { customerId: idOf(1), customerName: 'Contoso', toldApartBy: 'as-it-was.example' };
      const { watchId } = await add(watching(below(40), { customer: contoso }));
      const other = { customerId: idOf(2), customerName: 'Contoso' };
      await add(watching(below(40), { exceptCustomers: [contoso, other] }));
      const conversation = { tenantId: '', conversationId: '' };
      const read = async () => {
        const { rows } = await database.pool.query(
          'select tenant_id as "tenantId", conversation_id as "conversationId" from watch where watch_id = $1',
          [watchId],
        );
        const found = await watches.of({ ...conversation, ...rows[0] });
        return found.flatMap(({ customer, exceptCustomers }) =>
          [...(customer ? [customer] : []), ...exceptCustomers].map(({ toldApartBy }) => toldApartBy),
        );
      };
      assert.deepEqual(await read(), [undefined, undefined, undefined]);
      await keepCustomers(database.pool, SIX);
      assert.deepEqual(await read(), [idOf(1), idOf(1), idOf(2)]);
    }));
});
