import { z } from 'zod';
import { type Faults, faultRuleSchema } from './faults.js';
import { quirksSchema } from './quirks.js';
import { emptyReply, jsonReply, type Reply } from './reply.js';
import { type EmulatorState, usageChangeSchema, usageInputSchema } from './state.js';

export const CONTROL_PREFIX = '/_emulator/';

const anyObject = z.record(z.string(), z.unknown());
const faultRules = z.array(faultRuleSchema);
const usageRows = z.strictObject({ items: z.array(usageInputSchema) });

/**
 * The control path: `GET|PUT|POST|DELETE faults`, `GET|PUT quirks`, `GET customers`, and
 * `PUT|PATCH|DELETE customers/{id or domain}/usage`. A body that makes no sense gets 400 with the reasons.
 */
export function answerControl(
  method: string,
  path: string,
  bodyText: string,
  parts: { readonly state: EmulatorState; readonly faults: Faults },
): Reply {
  try {
    return answer(method, path, bodyText, parts);
  } catch (error) {
    if (error instanceof z.ZodError || error instanceof SyntaxError) {
      return jsonReply(400, {
        problem: error instanceof z.ZodError ? z.prettifyError(error) : error.message,
      });
    }
    throw error;
  }
}

function answer(
  method: string,
  path: string,
  bodyText: string,
  { state, faults }: { readonly state: EmulatorState; readonly faults: Faults },
): Reply {
  const [resource, customer, part] = path.slice(CONTROL_PREFIX.length).split('/').map(decodeURIComponent);
  if (resource === 'faults') return answerFaults(method, bodyText, faults);
  if (resource === 'quirks') {
    if (method === 'PUT')
      state.setQuirks(quirksSchema.parse({ ...state.quirks, ...anyObject.parse(JSON.parse(bodyText)) }));
    return jsonReply(200, state.quirks);
  }
  if (resource !== 'customers') return jsonReply(404, { problem: 'No such control.' });
  if (customer === undefined) {
    return jsonReply(
      200,
      state.customers.map(({ customerId, companyName, domain }) => ({ customerId, companyName, domain })),
    );
  }
  if (part !== 'usage') return jsonReply(404, { problem: 'No such control.' });
  return answerUsage(method, customer, bodyText, state);
}

function answerFaults(method: string, bodyText: string, faults: Faults): Reply {
  if (method === 'PUT') faults.set(faultRules.parse(JSON.parse(bodyText)));
  if (method === 'POST') faults.add(faultRuleSchema.parse(JSON.parse(bodyText)));
  if (method === 'DELETE') faults.clear();
  return jsonReply(200, faults.list());
}

function answerUsage(method: string, idOrDomain: string, bodyText: string, state: EmulatorState): Reply {
  const wanted = idOrDomain.toLowerCase();
  const customer = state.get(wanted) ?? state.customers.find(({ domain }) => domain.toLowerCase() === wanted);
  if (customer === undefined) return jsonReply(404, { problem: 'No such customer.' });
  const { customerId } = customer;
  switch (method) {
    case 'PUT':
      state.setUsage(customerId, usageRows.parse(JSON.parse(bodyText)).items);
      return emptyReply(204);
    case 'PATCH':
      return jsonReply(200, {
        changed: state.changeUsage(customerId, usageChangeSchema.parse(JSON.parse(bodyText))),
      });
    case 'DELETE':
      state.resetUsage(customerId);
      return emptyReply(204);
    default:
      return jsonReply(200, { items: customer.usage });
  }
}
