import assert from 'node:assert/strict';
import { Client } from '@modelcontextprotocol/client';
import { InMemoryTransport, type McpServer } from '@modelcontextprotocol/server';

/** The tools there are. */
export const TOOLS = [
  'find_customer',
  'license_usage',
  'unused_licenses',
  'renewals',
  'trend',
  'portfolio',
  'open_alerts',
  'plan',
] as const;

/** What a call of each tool may look like. */
export const CALLS: Readonly<Record<(typeof TOOLS)[number], Readonly<Record<string, unknown>>>> = {
  find_customer: { customer: 'contoso.onmicrosoft.com' },
  license_usage: { customer: 'contoso.onmicrosoft.com' },
  unused_licenses: { customer: 'contoso.onmicrosoft.com' },
  renewals: { customer: 'contoso.onmicrosoft.com' },
  trend: { customer: 'contoso.onmicrosoft.com' },
  portfolio: {},
  open_alerts: {},
  plan: { customer: 'contoso.onmicrosoft.com' },
};

/** What a call brought. */
export interface Called {
  readonly isError: boolean;
  /** The short text. */
  readonly text: string;
  /** All texts. */
  readonly texts: readonly string[];
  // biome-ignore lint/suspicious/noExplicitAny: tests look into it as any client does
  readonly structured: any;
}

/** Calls a tool as any client does. */
export async function call(client: Client, name: string, args: object): Promise<Called> {
  const result = await client.callTool({ name, arguments: { ...args } }, { timeout: 60_000 });
  assert.ok('content' in result);
  const texts = result.content.map((block) => (block.type === 'text' ? block.text : ''));
  return {
    isError: result.isError === true,
    text: texts[0] ?? '',
    texts,
    structured: result.structuredContent,
  };
}

/** The SDK's own client, connected to a server within this process. */
export async function connectWithin(server: McpServer): Promise<Client> {
  const [there, here] = InMemoryTransport.createLinkedPair();
  await server.connect(there);
  const client = newClient();
  await client.connect(here);
  return client;
}

/** Of a version of 2025, as most clients are, or of another. */
export function newClient(version?: string): Client {
  return new Client(
    { name: 'seatwise-test', version: '1' },
    version === undefined ? {} : { versionNegotiation: { mode: { pin: version } } },
  );
}
