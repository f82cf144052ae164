import assert from 'node:assert/strict';
import { CARD_SIZE_LIMIT_BYTES } from '../../src/cards/render.js';
import { elementsOf, parseEvents } from '../helpers/parse-card.js';
import type { RunningBot } from '../helpers/running-bot.js';

/** Stacks, paths, tokens, secrets of the test's settings, addresses of the database. */
const INNARDS =
  /\bat [^\n]{1,80}:\d+:\d+|node:internal|node_modules|\/src\/|\.[jt]s:\d|eyJ[\w-]{10}|app-password|partner-center-token|postgres(ql)?:\/\/|SQLSTATE|syntax error at/i;

/** Bytes of a picture can spell anything. */
const PICTURE = /data:image\/png;base64,[\w+/=]*/g;

/** Figures and texts that were never anything: what a bad value turns into when nobody looks at it. */
const NOTHING = /\bNaN\b|\bInfinity\b|\[object |\bundefined\b|Invalid Date/;

/** Fails on what no answer may hold, whoever gets it. */
export function assertNoInnards(answer: string): void {
  const text = answer.replaceAll(PICTURE, '');
  const found = INNARDS.exec(text);
  // The text can be long, and what is wrong with it at its end.
  if (found) assert.fail(`${found[0]} in …${text.slice(Math.max(0, found.index - 200), found.index + 200)}…`);
}

/** Cards found good; parsing takes longer than anything else here, and most answers are alike. */
const known = new Set<string>();
const MOST_KNOWN = 2000;

/** Fails on a card that a Teams client would refuse, cut or show half. */
export function assertGoodCard(card: unknown): void {
  const json = JSON.stringify(card);
  if (known.has(json)) return;
  assert.ok(json.length * 2 < CARD_SIZE_LIMIT_BYTES, `${json.length * 2} bytes`);
  assert.deepEqual(parseEvents(card), []);
  assertNoInnards(json);
  if (known.size >= MOST_KNOWN) known.clear();
  known.add(json);
}

/** Fails on figures that are none, in what people read on a card. `typed` is what they wrote themselves. */
export function assertFigures(card: unknown, typed = ''): void {
  if (/NaN|Infinity|undefined|\[object|Invalid Date/.test(typed)) return;
  for (const { text, label } of elementsOf(card)) {
    if (typeof text === 'string') assert.doesNotMatch(text, NOTHING);
    if (typeof label === 'string') assert.doesNotMatch(label, NOTHING);
  }
}

/** Log lines that hostile input may cause. */
const EXPECTED = /"activity refused: |"Partner Center rows skipped"|"answered"/;

/** pino's number of the level. */
const WARN = 40;

/** The log of a bot from `warn` up, case by case. */
export interface LogWatch {
  /** Passes over what was logged so far: a case that failed leaves lines behind. */
  skip(): void;
  /** Fails on an error, which is a fault of ours, and on a warning that hostile input should not cause. */
  assertCalm(): void;
}

export function createLogWatch(bot: Pick<RunningBot, 'log'>): LogWatch {
  let read = 0;
  return {
    skip() {
      read = bot.log.length;
    },
    assertCalm() {
      assert.deepEqual(
        bot.log.slice(read).filter((line) => !EXPECTED.test(line) && JSON.parse(line).level >= WARN),
        [],
      );
    },
  };
}

type Request = RunningBot['emulator']['requests'][number];

/**
 * Fails when Partner Center was asked for usage since `last`, the latest request before. What is asked beside the usage
 * of somebody who may ask can come a moment later.
 */
export function assertNotAsked({ emulator }: Pick<RunningBot, 'emulator'>, last: Request | undefined): void {
  // Not by number: the emulator keeps the latest thousand.
  const since = last === undefined ? 0 : emulator.requests.lastIndexOf(last) + 1;
  const asked = emulator.requests.slice(since).filter(({ path }) => path.includes('/licenses/usage'));
  assert.deepEqual(asked, []);
}
