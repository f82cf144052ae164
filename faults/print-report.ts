import type { FaultReport } from './fault.js';
import type { TurnSummary } from './turn.js';

const HEAD = [
  'Fault',
  'Broken for',
  'Turns',
  'People saw',
  'Median / worst',
  'HTTP',
  'Whole after',
  'Alert cards (twice)',
  'Met',
];

/** The table of the README. */
export function toTable(reports: readonly FaultReport[]): string {
  const rows = reports.map((report) => [
    report.title,
    seconds(report.harmMs),
    String(report.meanwhile.turns),
    counts(report.meanwhile.saw) + (report.excused > 0 ? `; ${report.excused} could not be reached` : ''),
    `${report.meanwhile.medianMs} ms / ${seconds(report.meanwhile.worstMs)}`,
    counts(report.meanwhile.statuses),
    seconds(report.wholeAfterMs),
    `${report.cards} (${report.doubled})`,
    isMet(report) ? 'yes' : 'no',
  ]);
  return [HEAD, HEAD.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Every expectation that was not met. */
export function toFailures(reports: readonly FaultReport[]): string {
  return reports
    .flatMap(({ name, expectations }) =>
      expectations
        .filter((one) => !one.isMet)
        .map(({ what, found }) => `${name}: not met: ${what}${found === '' ? '' : ` (${found})`}`),
    )
    .join('\n');
}

export function isMet({ expectations }: FaultReport): boolean {
  return expectations.every((one) => one.isMet);
}

function counts(of: TurnSummary['saw']): string {
  return Object.entries(of)
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
