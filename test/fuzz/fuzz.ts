import fc from 'fast-check';

/** Cases of each target: 2,000 within `npm test`, as many as SEATWISE_FUZZ_CASES says elsewhere. */
export const CASES = Number(process.env['SEATWISE_FUZZ_CASES'] ?? 2000);

/** What a target may take, in milliseconds: a case of the slowest takes some milliseconds on an idle machine. */
export const FUZZ_TIMEOUT_MS = 60_000 + CASES * 60;

/** What is left of it for hooks and for the report. */
const SPARE_MS = 15_000;

const SEED = process.env['SEATWISE_FUZZ_SEED'];

/**
 * Tries a property with CASES cases; a failure says how to have the same ones again, and the smallest that was found to
 * fail. Neither the cases nor the search for a smaller one take longer than the target may: what is not tried in time
 * fails. A property that tries several cases at once says how many.
 */
export async function fuzz<Case extends [unknown, ...unknown[]]>(
  property: fc.IAsyncProperty<Case> | fc.IProperty<Case>,
  casesAtOnce = 1,
): Promise<void> {
  const details = await fc.check(property as fc.IAsyncProperty<Case>, {
    numRuns: Math.ceil(CASES / casesAtOnce),
    interruptAfterTimeLimit: FUZZ_TIMEOUT_MS - SPARE_MS,
    markInterruptAsFailure: true,
    includeErrorInReport: true,
    ...(SEED === undefined ? {} : { seed: Number(SEED) }),
  });
  if (!details.failed) return;
  const again = `SEATWISE_FUZZ_SEED=${details.seed} SEATWISE_FUZZ_CASES=${CASES}`;
  throw new Error(`Again with ${again}\n${await fc.asyncDefaultReportMessage(details)}`);
}
