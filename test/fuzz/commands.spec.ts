import assert from 'node:assert/strict';
import fc from 'fast-check';
import { z } from 'zod';
import { eachKind } from '../../src/base/each-kind.js';
import type { RecognizedName } from '../../src/commands/catalogue.js';
import { createReadMeaning } from '../../src/commands/meaning/read-meaning.js';
import { ALL_PHRASES } from '../../src/commands/phrases/all-phrases.js';
import { COMMAND_LIMIT } from '../../src/commands/recognize.js';
import { WATCH_LIMITS } from '../../src/commands/watch-request.js';
import { createCustomerIndex } from '../../src/domain/customers/customer-index.js';
import { FILE_KINDS } from '../../src/domain/files/file-kind.js';
import { DIGEST_DAYS, REPORT_DAYS } from '../../src/domain/schedules/digest-rhythm.js';
import { SNOOZE_DAYS } from '../../src/domain/watching/alert.js';
import type { WatchRuleKind } from '../../src/domain/watching/watch.js';
import { recognize } from '../helpers/understanding.js';
import { CASES, FUZZ_TIMEOUT_MS, fuzz } from './fuzz.js';
import { hostileSentence } from './hostile.js';

function within({ from, to }: { readonly from: number; readonly to: number }) {
  return z.number().int().min(from).max(to);
}

const written = z.string().max(COMMAND_LIMIT);
const RULES = {
  'low-usage': z.strictObject({
    kind: z.literal('low-usage'),
    belowPercent: within(WATCH_LIMITS.percent).optional(),
  }),
  unused: z.strictObject({ kind: z.literal('unused'), atLeast: within(WATCH_LIMITS.seats) }),
  'over-used': z.strictObject({
    kind: z.literal('over-used'),
    abovePercent: within(WATCH_LIMITS['over-percent']),
  }),
  renewal: z.strictObject({ kind: z.literal('renewal'), withinDays: within(WATCH_LIMITS.days) }),
} satisfies { readonly [Kind in WatchRuleKind]: z.ZodType<{ readonly kind: Kind }> };
const rule = z.discriminatedUnion('kind', eachKind(RULES));
const target = z.strictObject({
  customer: written.optional(),
  rule,
  exceptCustomers: z.array(written.min(1)),
  exceptProducts: z.array(written.min(1)),
  minimumSeats: within(WATCH_LIMITS['minimum-seats']),
  ticket: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('webhook') }),
      z.strictObject({ kind: z.literal('mail'), address: z.string().min(3).max(254) }),
    ])
    .optional(),
});
const digest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['now', 'off']) }),
  z.strictObject({ kind: z.literal('problem'), problem: z.enum(['days', 'time']) }),
  z.strictObject({
    kind: z.literal('schedule'),
    days: z.enum(DIGEST_DAYS),
    time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
    zone: written.optional(),
  }),
]);
const report = z.union([
  z.strictObject({
    problem: z.enum(['subject', 'days', 'time', 'address']),
    report: z.undefined().optional(),
  }),
  z.strictObject({
    report: z.strictObject({
      customer: written.optional(),
      days: z.enum(REPORT_DAYS),
      time: z
        .string()
        .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
        .optional(),
      zone: written.optional(),
      address: z.string().min(3).max(254),
    }),
    problem: z.undefined().optional(),
  }),
]);
const month = z.number().int().min(1).max(12);
const year = z.number().int().min(1).optional();
/** Seats of everyone that can go, all or those to be decided about by a day. */
const plans = z.strictObject({
  kind: z.literal('plan'),
  deadline: z
    .strictObject({
      by: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('days'), days: within({ from: 1, to: 1000 }) }),
        z.strictObject({
          kind: z.enum(['last', 'this', 'next']),
          unit: z.enum(['week', 'month', 'quarter', 'year']),
        }),
        z.strictObject({ kind: z.literal('month'), month, year }),
        z.strictObject({ kind: z.literal('date'), day: z.number().int().min(1).max(31), month, year }),
      ]),
      isBefore: z.boolean(),
    })
    .optional(),
});
const problem = z.enum([
  ...(Object.keys(WATCH_LIMITS) as (keyof typeof WATCH_LIMITS)[]),
  'several-rules',
  'ticket',
]);

/** What a command carries besides its name, in each of the ways there are. */
type Carried = z.ZodRawShape;
const NOTHING: readonly [Carried] = [{}];
const CUSTOMER: readonly [Carried] = [{ customer: written }];
const CARRIED: Readonly<Record<RecognizedName, readonly Carried[]>> = {
  'license-usage': CUSTOMER,
  'unused-licenses': CUSTOMER,
  renewals: CUSTOMER,
  trend: CUSTOMER,
  plan: CUSTOMER,
  watch: [
    { target, problem: z.undefined().optional() },
    { problem, target: z.undefined().optional() },
  ],
  unwatch: [
    { which: z.union([z.number().int().min(0), z.literal('all')]).optional() },
    { customer: written.min(1) },
  ],
  snooze: [{ customer: written.min(1), days: z.literal([...SNOOZE_DAYS]).optional() }],
  customers: [{ question: plans }],
  digest: [{ what: digest }],
  report: [{ what: report }],
  language: [{ language: written }],
  portfolio: NOTHING,
  'portfolio-by-money': NOTHING,
  watches: NOTHING,
  alerts: NOTHING,
  'send-test-alert': NOTHING,
  help: NOTHING,
  status: NOTHING,
  'operations-here': NOTHING,
  'cost-prices-here': NOTHING,
  'list-prices-here': NOTHING,
  greeting: NOTHING,
  thanks: NOTHING,
};
const COMMANDS = Object.entries(CARRIED).flatMap(([name, ways]) =>
  ways.map((carried) => z.strictObject({ name: z.literal(name), ...carried })),
);

/** What a text may be that asks for no file. */
const PLAINLY = z.union([
  z.strictObject({ kind: z.literal('unknown') }),
  z.strictObject({
    kind: z.literal('list'),
    to: z.enum(['next', 'previous', 'by-seats', 'by-money', 'all']),
  }),
  z.strictObject({ kind: z.literal('command'), command: z.union(COMMANDS) }),
]);

/** Everything the recognizer may say, and nothing else. */
const RECOGNIZED = z.union([
  PLAINLY,
  z.strictObject({
    kind: z.literal('export'),
    file: z.enum(FILE_KINDS),
    question: written,
    otherwise: PLAINLY,
  }),
]);

/** What people wrote that a command carries on. */
function carriedBy(recognized: object): readonly string[] {
  const { command, question, otherwise } = recognized as {
    readonly command?: Record<string, unknown>;
    readonly question?: string;
    readonly otherwise?: object;
  };
  const { customer, language, target: watched, what } = command ?? {};
  const names = watched as
    | { customer?: string; exceptCustomers: string[]; exceptProducts: string[] }
    | undefined;
  const set = (what ?? {}) as {
    readonly zone?: string;
    readonly report?: { zone?: string; customer?: string };
  };
  return [
    ...(otherwise === undefined ? [] : carriedBy(otherwise)),
    question,
    customer,
    language,
    set.zone,
    set.report?.zone,
    set.report?.customer,
    names?.customer,
    ...(names?.exceptCustomers ?? []),
    ...(names?.exceptProducts ?? []),
  ].filter((text) => typeof text === 'string');
}

describe('fuzz: commands', function () {
  this.timeout(FUZZ_TIMEOUT_MS);

  it(`are one of the declared ones or unknown, and carry nothing but what was written (${CASES} texts)`, () =>
    fuzz(
      fc.property(hostileSentence, (text) => {
        const recognized = recognize(text);
        const read = RECOGNIZED.safeParse(recognized);
        assert.ok(
          read.success,
          `${JSON.stringify(recognized)}\n${read.error && z.prettifyError(read.error)}`,
        );
        for (const carried of carriedBy(recognized)) {
          assert.ok(text.includes(carried), `${JSON.stringify(carried)} was not written`);
        }
        if (text.trim().length > COMMAND_LIMIT) assert.equal(recognized.kind, 'unknown');
      }),
    ));

  it(`are only asked for where words are read by their meaning, in a time that does not run away (${CASES} texts)`, () => {
    const readMeaning = createReadMeaning(ALL_PHRASES);
    const names = ['Contoso', 'Next plc', 'All Seasons', '台積電', 'Help B.V.', 'Watch Tower'];
    const customers = createCustomerIndex(
      names.map((customerName, at) => ({ customerId: `c${at}`, customerName, domain: undefined })),
    );
    return fuzz(
      fc.property(hostileSentence, (text) => {
        const startedAt = performance.now();
        const reading = readMeaning(text, customers);
        assert.ok(performance.now() - startedAt < 2_000, 'too slow');
        if (reading.kind !== 'command') return;
        const { name } = reading.command;
        const lists = ['portfolio', 'portfolio-by-money', 'customers', 'alerts', 'watches'];
        const asks = [...lists, 'help', 'thanks', 'greeting', 'digest'];
        assert.ok(asks.includes(name), name);
        if (reading.command.name === 'digest') assert.equal(reading.command.what.kind, 'problem');
      }),
    );
  });
});
