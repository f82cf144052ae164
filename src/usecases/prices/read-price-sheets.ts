import { PartnerCenterError } from '../../base/errors.js';
import type { Logger } from '../../base/logger.js';
import { DAY_MS, earlier } from '../../base/time.js';
import type { PriceLine } from '../../domain/money/price.js';
import type { CallContext, Clock } from '../ports.js';
import type {
  FailedSheet,
  PriceSource,
  SheetName,
  SheetSource,
  SheetState,
  SheetStore,
} from './price-ports.js';
import { PriceSheetError } from './price-sheet-error.js';
import { isOutdated, isRetryDue } from './sheet-rhythm.js';

/** Where sheets are read from. */
export interface SheetReader<Line = PriceLine> {
  readonly source: SheetSource;
  /** Which sheets there are to be: of the markets in use, or the one file. */
  wanted(inUse: readonly string[]): readonly string[];
  /** What it is at present, to tell whether it changed; undefined where only time tells. */
  stamp(): Promise<string | undefined>;
  /** Throws PriceSheetError and PartnerCenterError while it is iterated. */
  lines(market: string, call: CallContext): AsyncIterable<readonly Line[]>;
}

/** Where prices are read from. */
export interface PriceReader extends SheetReader {
  readonly source: PriceSource;
}

export interface ReadPriceSheetsDeps<Line> {
  readonly reader: SheetReader<Line>;
  readonly sheets: SheetStore<Line>;
  /** Hears once of sheets that do not come any more. */
  readonly tellFailed?: ((sheets: readonly FailedSheet[]) => Promise<void>) | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The price sheets of whichever source is set. Methods throw StorageError. */
export interface ReadPriceSheets {
  /**
   * Whether there is something to read: a market that is new, a sheet that is due, a file that changed; what failed an
   * hour ago, or earlier in the life of another process.
   */
  isDue(): Promise<boolean>;
  /**
   * Reads every sheet that is due or failed; gives how many came. One that cannot be used leaves the last good one, and
   * says so.
   */
  run(signal: AbortSignal): Promise<number>;
  /** Those that are wanted and have not come. */
  failed(): Promise<readonly FailedSheet[]>;
}

/** After this long an older sheet is no measure for how many lines there should be. */
const COMPARABLE_MS = 45 * DAY_MS;

export function createReadPriceSheets<Line>(deps: ReadPriceSheetsDeps<Line>): ReadPriceSheets {
  const { reader, sheets, tellFailed, clock, logger } = deps;
  const { source } = reader;
  let isFirstLook = true;

  async function overview(): Promise<readonly SheetState[]> {
    const [states, inUse] = await Promise.all([sheets.states(source), sheets.marketsInUse()]);
    const known = new Map(states.map((state) => [state.market, state]));
    return reader.wanted(inUse).map((market) => known.get(market) ?? neverRead({ source, market }));
  }

  function isStale(state: SheetState, stamp: string | undefined): boolean {
    return stamp === undefined ? isOutdated(state, clock.now()) : state.stamp !== stamp;
  }

  /** Files that were tried as they are now are not tried again before somebody changes them. */
  let triedStamp: string | undefined;

  /** Whether it came. */
  async function readOne(
    state: SheetState,
    stamp: string | undefined,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { market } = state;
    const call = { correlationId: crypto.randomUUID(), locale: 'en-US', signal };
    const at = clock.now();
    try {
      const counts = await sheets.keep(state, reader.lines(market, call), {
        at,
        stamp,
        // A file is what its owner makes of it.
        comparableSince: source === 'file' ? at : earlier(at, COMPARABLE_MS),
      });
      logger.info({ source, market, ...counts }, 'a price sheet was read');
      return true;
    } catch (error) {
      if (!(error instanceof PriceSheetError || error instanceof PartnerCenterError)) throw error;
      if (signal.aborted) return false;
      const { fault } = error;
      const detail = describe(error);
      logger.warn(
        { source, market, fault, detail, correlationId: call.correlationId },
        'no good price sheet',
      );
      await sheets.noteFailure(state, fault, detail, at);
      return false;
    }
  }

  async function failed(): Promise<readonly FailedSheet[]> {
    return (await overview()).flatMap(({ market, failure, readAt }) =>
      failure === undefined
        ? []
        : [{ source, market, fault: failure.fault, detail: failure.detail, lastGoodAt: readAt }],
    );
  }

  return {
    async isDue() {
      const [states, stamp] = await Promise.all([overview(), reader.stamp()]);
      const now = clock.now();
      const isFirst = isFirstLook;
      isFirstLook = false;
      return states.some((state) => {
        if (state.failure === undefined) return isStale(state, stamp);
        return isFirst || (stamp !== undefined && stamp !== triedStamp) || isRetryDue(state, now);
      });
    },

    async run(signal) {
      const [states, stamp] = await Promise.all([overview(), reader.stamp()]);
      triedStamp = stamp;
      let read = 0;
      for (const state of states) {
        if (signal.aborted) break;
        const isWanted = state.failure !== undefined || isStale(state, stamp);
        if (isWanted && (await readOne(state, stamp, signal))) read += 1;
      }
      const known = new Set(states.filter(({ failure }) => failure).map(({ market }) => market));
      const news = (await failed()).filter(
        ({ market, fault }) => !known.has(market) && !isToldElsewhere(fault),
      );
      if (news.length > 0) await tellFailed?.(news);
      return read;
    },
    failed,
  };
}

function neverRead(name: SheetName): SheetState {
  return { ...name, readAt: undefined, lines: 0, stamp: undefined, failure: undefined };
}

function describe(error: PriceSheetError | PartnerCenterError): string {
  return error instanceof PriceSheetError ? [error.message, ...error.details].join('; ') : error.message;
}

/** The admins hear of a lost sign-in by itself. */
function isToldElsewhere(fault: FailedSheet['fault']): boolean {
  return fault === 'sign-in-lost' || fault === 'mfa-required';
}
