import { z } from 'zod';
import type { FindCustomer } from '../../usecases/customers/find-customer.js';
import {
  ABOUT_CUSTOMER,
  aboutCustomer,
  customerInput,
  customerSaid,
  UNCLEAR,
  unclearAnswer,
} from '../shapes/customers.js';
import { defineTool, type ToolAnswer } from '../tool.js';

const outputShape = z.object({
  outcome: z.enum(['found', ...UNCLEAR]),
  ...ABOUT_CUSTOMER,
});
type Output = z.output<typeof outputShape>;

/** Which customer a name means. */
export function findCustomerTool({ findCustomer }: { readonly findCustomer: FindCustomer }) {
  return defineTool({
    name: 'find_customer',
    title: 'Find a customer',
    description:
      'Finds one customer of this Microsoft partner by name (typos forgiven), domain or id, and gives its customerId. Use it when a name may be unclear; the other tools take names too. It lists no customers: for that use portfolio.',
    input: z.object({ customer: customerInput }),
    output: outputShape,
    async answer({ customer: asked }, call): Promise<ToolAnswer<Output>> {
      const found = await findCustomer(asked, call);
      if (found.kind !== 'one') return unclearAnswer(found);
      const { customer } = found;
      return {
        structured: { outcome: 'found', ...aboutCustomer(customer) },
        text: `${customerSaid(customer)}, customerId ${customer.customerId}.`,
        customerId: customer.customerId,
      };
    },
  });
}
