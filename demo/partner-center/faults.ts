import { z } from 'zod';
import { ERROR_SHAPES } from './error-bodies.js';

const status = z.int().min(200).max(599);

/** What a call can be made to suffer. `replace` faults answer instead of the emulator, the others bend its answer. */
export const faultSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unauthorized'), code: z.string().default('400') }),
  z.strictObject({ kind: z.literal('mfa-required') }),
  z.strictObject({ kind: z.literal('mfa-required-no-body') }),
  z.strictObject({ kind: z.literal('forbidden'), code: z.string().default('2032') }),
  z.strictObject({ kind: z.literal('not-found'), code: z.string().default('1000') }),
  z.strictObject({
    kind: z.literal('throttled'),
    /** Seconds, or a text sent as it is (an HTTP date); null leaves the header out. */
    retryAfter: z.union([z.number().min(0), z.string(), z.null()]).default(57),
  }),
  z.strictObject({ kind: z.literal('server-error') }),
  z.strictObject({ kind: z.literal('unavailable') }),
  z.strictObject({ kind: z.literal('status'), status }),
  z.strictObject({
    kind: z.literal('error-shape'),
    shape: z.enum(ERROR_SHAPES),
    status: status.default(400),
    code: z.string().default('2000'),
  }),
  z.strictObject({ kind: z.literal('html'), status: status.default(200) }),
  z.strictObject({ kind: z.literal('empty'), status: status.default(200) }),
  z.strictObject({ kind: z.literal('nonsense'), status: status.default(200) }),
  z.strictObject({ kind: z.literal('slow'), ms: z.int().min(0) }),
  z.strictObject({ kind: z.literal('cut-off') }),
  z.strictObject({ kind: z.literal('reset') }),
  z.strictObject({ kind: z.literal('bom') }),
  z.strictObject({ kind: z.literal('utf-16le') }),
  z.strictObject({ kind: z.literal('wrong-total') }),
  z.strictObject({ kind: z.literal('wrong-percent') }),
]);

export const faultRuleSchema = z.strictObject({
  fault: faultSchema,
  /** Only calls about this customer. */
  customerId: z.guid().optional(),
  /** Only calls whose path and query contain this text. */
  path: z.string().min(1).optional(),
  /** For this many calls; until cleared when absent. */
  times: z.int().min(1).optional(),
});

export type Fault = z.output<typeof faultSchema>;
export type FaultRule = z.output<typeof faultRuleSchema>;
export type FaultRuleInput = z.input<typeof faultRuleSchema>;

type Delay = Extract<Fault, { kind: 'slow' }>;
type Transport = Extract<
  Fault,
  { kind: 'cut-off' | 'reset' | 'bom' | 'utf-16le' | 'wrong-total' | 'wrong-percent' }
>;
export type Replacement = Exclude<Fault, Delay | Transport>;

/** What applies to one call: at most one fault of each group. */
export interface FaultsOfCall {
  readonly delayMs: number;
  readonly replacement: Replacement | undefined;
  readonly transport: Transport['kind'] | undefined;
}

export interface Faults {
  /** Adds a rule behind those there are; the returned function takes it away. Throws ZodError on a wrong rule. */
  add(rule: FaultRuleInput): () => void;
  /** Replaces all rules. */
  set(rules: readonly FaultRuleInput[]): void;
  clear(): void;
  /** The rules still in force, with the calls they have left. */
  list(): readonly FaultRule[];
  /** Counts a call and tells what it suffers: of each group (slow, replaced, bent in transport) the first rule that fits. */
  take(call: { readonly pathAndQuery: string; readonly customerId: string | undefined }): FaultsOfCall;
}

/** A switchboard of faults, empty at first. */
export function createFaults(): Faults {
  let rules: { readonly rule: FaultRule; left: number }[] = [];

  const entryOf = (input: FaultRuleInput) => {
    const rule = faultRuleSchema.parse(input);
    return { rule, left: rule.times ?? Number.POSITIVE_INFINITY };
  };

  return {
    add(input) {
      const entry = entryOf(input);
      rules.push(entry);
      return () => {
        rules = rules.filter((other) => other !== entry);
      };
    },
    set(inputs) {
      rules = inputs.map(entryOf);
    },
    clear() {
      rules = [];
    },
    list: () => rules.map(({ rule, left }) => (rule.times === undefined ? rule : { ...rule, times: left })),
    take(call) {
      let delayMs: number | undefined;
      let replacement: Replacement | undefined;
      let transport: Transport['kind'] | undefined;
      for (const entry of rules) {
        if (!fits(entry.rule, call)) continue;
        const { fault } = entry.rule;
        if (fault.kind === 'slow') {
          if (delayMs !== undefined) continue;
          delayMs = fault.ms;
        } else if (isTransport(fault)) {
          if (transport !== undefined) continue;
          transport = fault.kind;
        } else {
          if (replacement !== undefined) continue;
          replacement = fault;
        }
        entry.left -= 1;
      }
      rules = rules.filter((entry) => entry.left > 0);
      return { delayMs: delayMs ?? 0, replacement, transport };
    },
  };
}

function fits(rule: FaultRule, call: Parameters<Faults['take']>[0]): boolean {
  if (rule.customerId !== undefined && rule.customerId.toLowerCase() !== call.customerId) return false;
  return rule.path === undefined || call.pathAndQuery.includes(rule.path);
}

function isTransport(fault: Fault): fault is Transport {
  return ['cut-off', 'reset', 'bom', 'utf-16le', 'wrong-total', 'wrong-percent'].includes(fault.kind);
}
