// People with assistants: they sign in here, and ask the tools.
import { Agent, request } from 'node:http';
import { createMcpIssuer } from '../../test/helpers/mcp-issuer.js';
import { serveTasks } from '../serve-tasks.js';

/** Questions of so many people. `ids` are customers. */
export interface Crowd {
  readonly botUrl: string;
  readonly people: number;
  readonly ids: readonly string[];
}

/** How many answers came with each status; 0 for none. */
export type Statuses = Readonly<Record<number, number>>;

const issuer = await createMcpIssuer();
const agent = new Agent({ keepAlive: true, maxSockets: 1_000 });
const tokens = new Map<number, string>();
let asked = 0;
let isOver = false;

function tokenOf(person: number): string {
  const known = tokens.get(person);
  if (known !== undefined) return known;
  const oid = `33333333-3333-4333-8333-${String(person).padStart(12, '0')}`;
  const token = issuer.token({ oid, exp: Math.floor(Date.now() / 1000) + 36_000 });
  tokens.set(person, token);
  return token;
}

/** One call, of the next person about the next customer. */
function ask({ botUrl, people, ids }: Crowd): Promise<number> {
  asked += 1;
  const name = asked % 4 === 0 ? 'unused_licenses' : 'license_usage';
  const params = { name, arguments: { customer: ids[asked % ids.length] } };
  const body = JSON.stringify({ jsonrpc: '2.0', id: asked, method: 'tools/call', params });
  const headers = {
    authorization: `Bearer ${tokenOf(asked % people)}`,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    accept: 'application/json, text/event-stream',
  };
  return new Promise((resolve) => {
    const sent = request(`${botUrl}/mcp`, { method: 'POST', agent, headers }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    sent.on('error', () => resolve(0));
    sent.end(body);
  });
}

function count(statuses: readonly number[]): Statuses {
  const counts: Record<number, number> = {};
  for (const status of statuses) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

serveTasks(
  {
    address: async () => issuer.url,
    /** So many calls at once. */
    burst: async ({ calls, ...crowd }: Crowd & { readonly calls: number }) =>
      count(await Promise.all(Array.from({ length: calls }, () => ask(crowd)))),
    /** So many a second, whether answers come or not, until `stop`. */
    stream: async ({ perSecond, ...crowd }: Crowd & { readonly perSecond: number }) => {
      isOver = false;
      const under: Promise<number>[] = [];
      const startMs = performance.now();
      while (!isOver) {
        const due = ((performance.now() - startMs) / 1_000) * perSecond;
        while (under.length < due) under.push(ask(crowd));
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      return count(await Promise.all(under));
    },
    stop: async () => {
      isOver = true;
    },
  },
  () => issuer.close(),
);
