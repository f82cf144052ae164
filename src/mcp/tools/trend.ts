import { z } from 'zod';
import { isoDay } from '../../base/time.js';
import { evenlyChosen } from '../../domain/usage/trend-choice.js';
import { type WorkloadMove, type WorkloadReading, workloadMoves } from '../../domain/usage/trend-moves.js';
import { isUnclear } from '../../usecases/customers/find-customer.js';
import type { ShowTrend, TrendOutcome } from '../../usecases/usage/show-trend.js';
import { dayShape } from '../shapes/ages.js';
import { sentences } from '../shapes/contract.js';
import {
  ABOUT_CUSTOMER,
  aboutCustomer,
  customerInput,
  customerSaid,
  UNCLEAR,
  unclearAnswer,
} from '../shapes/customers.js';
import {
  countShape,
  percentShape,
  seatRangeShape,
  toPercent,
  toRange,
  unusedSaid,
} from '../shapes/figures.js';
import { listed, nameShape, productName, quoted } from '../shapes/names.js';
import { defineTool, type ToolAnswer } from '../tool.js';

type Trend = Extract<TrendOutcome, { readonly kind: 'trend' }>;

const MOST_POINTS = 60;
const MOST_WORKLOADS = 30;
const WORKLOADS_SAID = 4;

const readingShape = z.object({ day: dayShape, usagePercent: percentShape });

const trendShape = z.object({
  points: z
    .array(z.object({ day: dayShape, seats: countShape, unused: seatRangeShape }))
    .meta({ description: 'Oldest first; of more than 60 readings some, at even distances' }),
  readings: z.int().min(1).meta({ description: 'How many readings are kept' }),
  workloads: z
    .array(
      z.object({
        name: nameShape,
        first: readingShape,
        last: readingShape,
        lowest: readingShape,
        highest: readingShape,
        percentPoints: z
          .number()
          .optional()
          .meta({ description: 'From first to last; absent with one reading' }),
        isCurrent: z.boolean().meta({ description: 'Whether it is in the newest reading' }),
      }),
    )
    .meta({ description: 'What moved farthest first' }),
});

const outputShape = z.object({
  outcome: z.enum(['trend', 'nothing-kept', 'no-database', ...UNCLEAR]),
  ...ABOUT_CUSTOMER,
  trend: trendShape.optional(),
});
type Output = z.output<typeof outputShape>;

/** How a customer's use changed. */
export function trendTool({ showTrend }: { readonly showTrend: ShowTrend }) {
  return defineTool({
    name: 'trend',
    title: 'Trend of a customer',
    description:
      'How one customer’s licence use changed over the weeks and months that are kept: seats, unused seats, each workload’s first, last, lowest and highest percentage. For which customers got worse or better use portfolio with change.',
    input: z.object({ customer: customerInput }),
    output: outputShape,
    async answer({ customer: asked }, call): Promise<ToolAnswer<Output>> {
      const outcome = await showTrend.byText(asked, call);
      if (isUnclear(outcome)) return unclearAnswer(outcome);
      const about = aboutCustomer(outcome.customer);
      const { customerId } = outcome.customer;
      if (outcome.kind === 'no-history') {
        return {
          structured: { outcome: outcome.reason, ...about },
          text:
            outcome.reason === 'no-database'
              ? 'Nothing is kept here: a trend needs the database.'
              : `Nothing is kept of ${customerSaid(outcome.customer)} yet: the daily sweep brings it.`,
          customerId,
        };
      }
      const moves = workloadMoves(outcome.trend).slice(0, MOST_WORKLOADS);
      return {
        structured: { outcome: 'trend', ...about, trend: toTrend(outcome, moves) },
        text: trendSaid(outcome, moves),
        customerId,
      };
    },
  });
}

function toTrend({ trend }: Trend, moves: readonly WorkloadMove[]): z.output<typeof trendShape> {
  return {
    points: evenlyChosen(trend.points, MOST_POINTS).map(({ processedDateTime, seats, unused }) => ({
      day: isoDay(processedDateTime),
      seats,
      unused: toRange(unused),
    })),
    readings: trend.points.length,
    workloads: moves.map(({ workloadName, first, last, lowest, highest, percentPoints, isCurrent }) => ({
      name: productName(workloadName),
      first: toReading(first),
      last: toReading(last),
      lowest: toReading(lowest),
      highest: toReading(highest),
      ...(percentPoints !== undefined && { percentPoints }),
      isCurrent,
    })),
  };
}

function toReading({ usagePercent, processedDateTime }: WorkloadReading): z.output<typeof readingShape> {
  return { day: isoDay(processedDateTime), usagePercent: toPercent(usagePercent) ?? 0 };
}

function trendSaid({ customer, trend }: Trend, moves: readonly WorkloadMove[]): string {
  const [first] = trend.points;
  const last = trend.points.at(-1) ?? first;
  const moved = moves.map(
    ({ workloadName, first: from, last: to }) =>
      `${quoted(productName(workloadName))} ${toPercent(from.usagePercent)} % to ${toPercent(to.usagePercent)} %`,
  );
  return sentences(
    `${customerSaid(customer)}, ${isoDay(first.processedDateTime)} to ${isoDay(last.processedDateTime)} (${trend.points.length} readings):`,
    first === last
      ? `${unusedSaid(last.unused, last.seats)}.`
      : `from ${unusedSaid(first.unused, first.seats)} to ${unusedSaid(last.unused, last.seats)}.`,
    moved.length === 0 ? '' : `Farthest moved: ${listed(moved, WORKLOADS_SAID)}.`,
  );
}
