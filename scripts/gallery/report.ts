import type { Violation } from './view.js';

const ABOUT_LENGTH = 70;

/** The violations as lines for a terminal: one for each card, kind and words, with the views it shows in. */
export function reportOf(violations: readonly Violation[]): string {
  if (violations.length === 0) return 'No violations.';
  const lines = new Map<string, string[]>();
  for (const { language, card, kind, about, view } of violations) {
    const words = about.length > ABOUT_LENGTH ? `${about.slice(0, ABOUT_LENGTH)}…` : about;
    const line = `${language} ${card}: ${kind}${words === '' ? '' : ` "${words}"`}`;
    lines.set(line, [...(lines.get(line) ?? []), view === undefined ? 'all' : `${view.width} ${view.theme}`]);
  }
  const listed = [...lines].map(([line, views]) => `${line} (${[...new Set(views)].join(', ')})`);
  return [`${violations.length} violations:`, ...listed].join('\n');
}
