import { SETTING_NAMES } from '../config/config.js';
import type { ReportLine } from './run-checks.js';

const WORDS: Readonly<Record<ReportLine['outcome'], string>> = {
  ok: 'ok',
  warning: 'warning',
  failed: 'FAILED',
  skipped: 'skipped',
};
const COLOURS: Readonly<Record<ReportLine['outcome'], string>> = {
  ok: '\u001b[32m',
  warning: '\u001b[33m',
  failed: '\u001b[1;31m',
  skipped: '\u001b[2m',
};
const PLAIN = '\u001b[0m';

/**
 * The report for people: one line a check, with what to do behind an arrow where it failed, and one for all the
 * optional settings without a value.
 */
export function formatReport(all: readonly ReportLine[], isColoured: boolean): string {
  const lines = foldUnset(all);
  const width = Math.max(...lines.map(({ name }) => name.length));
  const rows = lines.map(({ name, outcome, detail, advice }) => {
    const word = WORDS[outcome].padEnd(WORDS.skipped.length);
    const mark = isColoured ? `${COLOURS[outcome]}${word}${PLAIN}` : word;
    const todo = advice === undefined ? '' : ` -> ${advice}`;
    return `${mark}  ${name.padEnd(width)}  ${oneLine(`${detail}${todo}`)}`;
  });
  return `${rows.join('\n')}\n\n${describeVerdict(lines)}\n`;
}

function describeVerdict(lines: readonly ReportLine[]): string {
  const failed = lines.filter(({ outcome }) => outcome === 'failed');
  const warnings = lines.filter(({ outcome }) => outcome === 'warning').length;
  if (failed.length === 0)
    return warnings === 0 ? 'All is well.' : `All is well; ${warnings} to see to soon.`;
  const where = failed.some(({ name }) => SETTING_NAMES.includes(name))
    ? ' Settings go into the environment or into .env; .env.example explains each.'
    : '';
  return `${failed.length} of ${lines.length} checks failed.${where}`;
}

/** Puts one line in the place of the last setting that is not set, and none in the place of the others. */
function foldUnset(lines: readonly ReportLine[]): readonly ReportLine[] {
  const unset = lines.filter(({ isUnset }) => isUnset);
  const detail = unset.map(({ name }) => name).join(', ');
  return lines.flatMap((line) => {
    if (!line.isUnset) return [line];
    return line === unset.at(-1) ? [{ name: 'optional, not set', outcome: 'ok', detail }] : [];
  });
}

/** The report for programs. */
export function toJsonReport(lines: readonly ReportLine[]): string {
  return `${JSON.stringify({ isHealthy: isHealthy(lines), checks: lines }, null, 2)}\n`;
}

/** Whether no line is red. */
export function isHealthy(lines: readonly ReportLine[]): boolean {
  return lines.every(({ outcome }) => outcome !== 'failed');
}

function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ');
}
