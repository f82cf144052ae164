import type { Check, Finding } from './check.js';

/** One line of the doctor's report. */
export interface ReportLine {
  readonly name: string;
  readonly outcome: Finding['outcome'];
  readonly detail: string;
  /** Of a failed line and of a warning. */
  readonly advice?: string | undefined;
  /** Of an optional setting that has no value. */
  readonly isUnset?: true;
}

/**
 * Runs the checks in turn and gives a line for each, after the lines there are. A check whose needs are not met is
 * skipped and says which; a line that a later check blames turns red where it stands.
 */
export async function runChecks(
  first: readonly ReportLine[],
  checks: readonly Check[],
): Promise<readonly ReportLine[]> {
  const lines = new Map(first.map((line) => [line.name, line]));
  const blocked = new Set(first.filter(({ outcome }) => outcome === 'failed').map(({ name }) => name));

  for (const { name, needs, run } of checks) {
    const missing = needs.find((need) => blocked.has(need));
    if (missing !== undefined) {
      blocked.add(name);
      lines.set(name, { name, outcome: 'skipped', detail: `needs ${missing}` });
      continue;
    }
    const finding = await run();
    const { outcome, detail } = finding;
    lines.set(name, { name, outcome, detail, advice: 'advice' in finding ? finding.advice : undefined });
    if (outcome === 'failed') blocked.add(name);
    if (!('blame' in finding) || finding.blame === undefined) continue;
    lines.set(finding.blame.name, { ...finding.blame, outcome: 'failed' });
    if (outcome === 'skipped') blocked.add(name).add(finding.blame.name);
  }
  return [...lines.values()];
}
