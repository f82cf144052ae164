import type { ReportLine } from './run-checks.js';

const WORDS: Readonly<Record<ReportLine['outcome'], string>> = {
  ok: 'ok',
  failed: 'FAILED',
  skipped: 'skipped',
};
const COLOURS: Readonly<Record<ReportLine['outcome'], string>> = {
  ok: '\u001b[32m',
  failed: '\u001b[1;31m',
  skipped: '\u001b[2m',
};
const PLAIN = '\u001b[0m';

/** The report for people: one line a check, with what to do behind an arrow where it failed. */
export function formatReport(lines: readonly ReportLine[], isColoured: boolean): string {
  const width = Math.max(...lines.map(({ name }) => name.length));
  const rows = lines.map(({ name, outcome, detail, advice }) => {
    const word = WORDS[outcome].padEnd(WORDS.skipped.length);
    const mark = isColoured ? `${COLOURS[outcome]}${word}${PLAIN}` : word;
    const todo = advice === undefined ? '' : ` -> ${advice}`;
    return `${mark}  ${name.padEnd(width)}  ${oneLine(`${detail}${todo}`)}`;
  });
  const failed = lines.filter(({ outcome }) => outcome === 'failed').length;
  const verdict = failed === 0 ? 'All is well.' : `${failed} of ${lines.length} checks failed.`;
  return `${rows.join('\n')}\n\n${verdict}\n`;
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
