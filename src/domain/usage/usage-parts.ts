import type { LicenseUsageInsight } from './license-usage.js';
import { groupByKey, nameKey } from './name-key.js';
import { addRanges, type SeatRange } from './seat-range.js';

/** A product of a customer over all sales channels, or a workload over all products, so that customers can be compared by it. */
export interface UsagePart {
  readonly kind: 'product' | 'workload';
  readonly name: string;
  /** Of a workload, all of its licensesQualified. */
  readonly seats: number;
  /** Seats not used; of a workload an exact number, below 0 where more are used than there are. */
  readonly notUsed: SeatRange;
}

/** Every product and workload of a customer, products first. */
export function usageParts({ products, workloads }: LicenseUsageInsight): readonly UsagePart[] {
  return [
    ...groupByKey(products, ({ productName }) => nameKey(productName)).map(
      (same): UsagePart => ({
        kind: 'product',
        name: same[0].productName,
        seats: same.reduce((sum, { seats }) => sum + seats, 0),
        notUsed: addRanges(same.map(({ unused }) => unused)),
      }),
    ),
    ...workloads.map(({ workloadName, licensesQualified, licensesActive }): UsagePart => {
      const notUsed = licensesQualified - licensesActive;
      return {
        kind: 'workload',
        name: workloadName,
        seats: licensesQualified,
        notUsed: { atLeast: notUsed, atMost: notUsed },
      };
    }),
  ];
}
