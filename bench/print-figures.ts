import { cpus } from 'node:os';
import { type Figure, isMet, median } from './figure.js';

const SIGNS = { 'at-least': '>=', 'at-most': '<=' } as const;

const MET: Readonly<Record<string, string>> = { true: 'yes', false: 'no' };

/** A figure as a row of the table that people read. */
export function toLine(figure: Figure): Readonly<Record<string, string | number>> {
  const { name, bar, unit, values, detail } = figure;
  return {
    work: name,
    bar: bar
      ? `${SIGNS[bar.kind]} ${bar.value}${unit === 'ratio' || unit === 'count' ? '' : ` ${unit}`}`
      : '-',
    median: rounded(median(values)),
    spread: `${rounded(Math.min(...values))} - ${rounded(Math.max(...values))}`,
    rounds: values.length,
    met: MET[String(isMet(figure))] ?? '-',
    detail,
  };
}

/** Everything for a program, the values of each round included. */
export function toReport(figures: readonly Figure[]): object {
  return {
    node: process.version,
    cpus: cpus().length,
    figures: figures.map((figure) => ({
      ...figure,
      median: median(figure.values),
      lowest: Math.min(...figure.values),
      highest: Math.max(...figure.values),
      isMet: isMet(figure),
    })),
  };
}

function rounded(value: number): number {
  return value >= 100 ? Math.round(value) : Math.round(value * 100) / 100;
}
