import assert from 'node:assert/strict';
import fc from 'fast-check';
import { z } from 'zod';
import { createReadMeaning } from '../../src/commands/meaning/read-meaning.js';
import { ALL_PHRASES } from '../../src/commands/phrases/all-phrases.js';
import { COMMAND_LIMIT, createRecognizer } from '../../src/commands/recognize.js';
import { WATCH_LIMITS } from '../../src/commands/watch-request.js';
import { createCustomerIndex } from '../../src/domain/customers/customer-index.js';
import { FILE_KINDS } from '../../src/domain/files/file-kind.js';
import { DIGEST_DAYS, REPORT_DAYS } from '../../src/domain/schedules/digest-rhythm.js';
import { SNOOZE_DAYS } from '../../src/domain/watching/alert.js';
import { CASES, FUZZ_TIMEOUT_MS, fuzz } from './fuzz.js';
import { hostileSentence } from './hostile.js';

function within({ from, to }: { readonly from: number; readonly to: number }) {
  return z.number().int().min(from).max(to);
}

const written = z.string().max(COMMAND_LIMIT);
const rule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('low-usage'), belowPercent: within(WATCH_LIMITS.percent).optional() }),
  z.strictObject({ kind: z.literal('unused'), atLeast: within(WATCH_LIMITS.seats) }),
  z.strictObject({ kind: z.literal('over-used'), abovePercent: within(WATCH_LIMITS['over-percent']) }),
  z.strictObject({ kind: z.literal('renewal'), withinDays: within(WATCH_LIMITS.days) }),
]);
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

/** What a text may be that asks for no file. */
const PLAINLY = z.union([
  z.strictObject({ kind: z.literal('unknown') }),
  z.strictObject({
    kind: z.literal('command'),
    command: z.union([
      z.strictObject({
        name: z.enum(['license-usage', 'unused-licenses', 'renewals', 'trend', 'plan']),
        customer: written,
      }),
      z.strictObject({ name: z.literal('watch'), target, problem: z.undefined().optional() }),
      z.strictObject({ name: z.literal('watch'), problem, target: z.undefined().optional() }),
      z.strictObject({
        name: z.literal('unwatch'),
        which: z.union([z.number().int().min(0), z.literal('all')]).optional(),
      }),
      z.strictObject({ name: z.literal('unwatch'), customer: written.min(1) }),
      z.strictObject({
        name: z.literal('snooze'),
        customer: written.min(1),
        days: z.literal([...SNOOZE_DAYS]).optional(),
      }),
      z.strictObject({ name: z.literal('customers'), question: plans }),
      z.strictObject({ name: z.literal('digest'), what: digest }),
      z.strictObject({ name: z.literal('report'), what: report }),
      z.strictObject({ name: z.literal('language'), language: written }),
      z.strictObject({
        name: z.enum([
          'portfolio',
          'watches',
          'alerts',
          'send-test-alert',
          'help',
          'status',
          'operations-here',
          'portfolio-by-money',
          'cost-prices-here',
          'list-prices-here',
          'greeting',
          'thanks',
        ]),
      }),
    ]),
  }),
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
  const recognize = createRecognizer(ALL_PHRASES);

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
