// The floor of a sweep: each page is fetched, parsed and copied into a table without an index, and the next one is asked
// for meanwhile. Nothing is checked, nothing is taken up after a failure.
import { Client } from 'pg';
import { serveTasks } from '../serve-tasks.js';
import { copyInto } from './copy-into.js';

interface Row {
  readonly customerTenantId: string;
  readonly customerName: string;
  readonly productName: string;
  readonly workloadName: string;
  readonly serviceCode: string;
  readonly channel: string;
  readonly licensesQualified: number;
  readonly licensesActive: number;
  readonly processedDateTime: string;
}

interface Page {
  readonly Value: readonly Row[];
  readonly '@nextLink': string | null;
}

const COLUMNS = [
  'customerTenantId',
  'customerName',
  'productName',
  'workloadName',
  'serviceCode',
  'channel',
  'licensesQualified',
  'licensesActive',
  'processedDateTime',
] as const;

const read = async (url: string) =>
  (await (await fetch(url, { headers: { authorization: 'Bearer bench' } })).json()) as Page;

const textOf = (rows: readonly Row[]) =>
  rows.map((row) => `${COLUMNS.map((column) => row[column]).join('\t')}\n`).join('');

serveTasks({
  async sweep({ emulatorUrl, databaseUrl }: { readonly emulatorUrl: string; readonly databaseUrl: string }) {
    const client = new Client(databaseUrl);
    await client.connect();
    await client.query(
      `create table usage (customer_id uuid, customer_name text, product text, workload text, service text,
        sales_channel text, qualified integer, active integer, processed_at timestamptz)`,
    );
    const startMs = performance.now();
    let rows = 0;
    let upcoming: Promise<Page> | undefined = read(
      `${emulatorUrl}/v1/analytics/commercial/usage/license/?top=10000`,
    );
    while (upcoming) {
      const page: Page = await upcoming;
      upcoming = page['@nextLink'] ? read(page['@nextLink']) : undefined;
      await copyInto(client, 'copy usage from stdin', textOf(page.Value));
      rows += page.Value.length;
    }
    const ms = performance.now() - startMs;
    await client.end();
    return { ms, rows, peakMegabytes: process.resourceUsage().maxRSS / 1024 };
  },
});
