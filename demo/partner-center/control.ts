import { z } from 'zod';
import type { EmulatedCustomer } from './customer.js';
import { type Faults, faultRuleSchema } from './faults.js';
import {
  deploymentInputSchema,
  subscribedSkuInputSchema,
  subscriptionInputSchema,
  tenantRefusalSchema,
  usageChangeSchema,
  usageInputSchema,
} from './inputs.js';
import { quirksSchema } from './quirks.js';
import { emptyReply, jsonReply, type Reply } from './reply.js';
import type { EmulatorState } from './state.js';

export const CONTROL_PREFIX = '/_emulator/';

export interface ControlCall {
  readonly method: string;
  readonly path: string;
  readonly bodyText: string;
}

const anyObject = z.record(z.string(), z.unknown());
const faultRules = z.array(faultRuleSchema);
const usageRows = z.strictObject({ items: z.array(usageInputSchema) });
const deploymentRows = z.strictObject({ items: z.array(deploymentInputSchema) });
const subscribedSkus = z.strictObject({ items: z.array(subscribedSkuInputSchema) });
const tenantRefusal = z.strictObject({ refusal: tenantRefusalSchema });
const subscriptions = z.strictObject({ items: z.array(subscriptionInputSchema) });

/**
 * The control path: `faults`, `quirks`, `customers`, `customers/{id or domain}` and its `usage`, `deployment`,
 * `subscriptions`, `subscribedskus` and `tenant`. 400 with the reasons for a body that makes no sense, 404 and 405 for what there is not.
 */
export function answerControl(call: ControlCall, state: EmulatorState, faults: Faults): Reply {
  try {
    const [resource, customer, part] = call.path
      .slice(CONTROL_PREFIX.length)
      .split('/')
      .map(decodeURIComponent);
    if (resource === 'faults') return answerFaults(call, faults);
    if (resource === 'quirks') return answerQuirks(call, state);
    if (resource !== 'customers') return noSuchControl();
    return customer === undefined ? listForControl(state) : answerCustomer(call, customer, part, state);
  } catch (error) {
    if (error instanceof z.ZodError) return jsonReply(400, { problem: z.prettifyError(error) });
    if (error instanceof SyntaxError || error instanceof URIError) {
      return jsonReply(400, { problem: error.message });
    }
    throw error;
  }
}

function answerFaults({ method, bodyText }: ControlCall, faults: Faults): Reply {
  switch (method) {
    case 'PUT':
      faults.set(faultRules.parse(JSON.parse(bodyText)));
      break;
    case 'POST':
      faults.add(faultRuleSchema.parse(JSON.parse(bodyText)));
      break;
    case 'DELETE':
      faults.clear();
      break;
    case 'GET':
      break;
    default:
      return emptyReply(405);
  }
  return jsonReply(200, faults.list());
}

function answerQuirks({ method, bodyText }: ControlCall, state: EmulatorState): Reply {
  if (method !== 'GET' && method !== 'PUT') return emptyReply(405);
  if (method === 'PUT') {
    state.setQuirks(quirksSchema.parse({ ...state.quirks, ...anyObject.parse(JSON.parse(bodyText)) }));
  }
  return jsonReply(200, state.quirks);
}

function listForControl(state: EmulatorState): Reply {
  return jsonReply(
    200,
    state.customers.map(({ customerId, companyName, domain }) => ({ customerId, companyName, domain })),
  );
}

function answerCustomer(
  { method, bodyText }: ControlCall,
  idOrDomain: string,
  part: string | undefined,
  state: EmulatorState,
): Reply {
  const customer = findCustomer(state, idOrDomain);
  if (customer === undefined) return jsonReply(404, { problem: 'No such customer.' });
  const { customerId } = customer;
  if (method === 'DELETE') {
    state.reset(customerId);
    return emptyReply(204);
  }
  if (method === 'PATCH' && part === 'usage') {
    const change = usageChangeSchema.parse(JSON.parse(bodyText));
    return jsonReply(200, { changed: state.changeUsage(customerId, change) });
  }
  if (method !== 'PUT') return emptyReply(405);
  const body: unknown = JSON.parse(bodyText);
  if (part === 'usage') state.setUsage(customerId, usageRows.parse(body).items);
  else if (part === 'deployment') state.setDeployment(customerId, deploymentRows.parse(body).items);
  else if (part === 'subscriptions') state.setSubscriptions(customerId, subscriptions.parse(body).items);
  else if (part === 'subscribedskus') state.setSubscribedSkus(customerId, subscribedSkus.parse(body).items);
  else if (part === 'tenant') state.setTenantRefusal(customerId, tenantRefusal.parse(body).refusal);
  else return noSuchControl();
  return emptyReply(204);
}

function findCustomer(state: EmulatorState, idOrDomain: string): EmulatedCustomer | undefined {
  const wanted = idOrDomain.toLowerCase();
  return state.get(wanted) ?? state.customers.find(({ domain }) => domain.toLowerCase() === wanted);
}

function noSuchControl(): Reply {
  return jsonReply(404, { problem: 'No such control.' });
}
