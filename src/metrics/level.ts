import { Gauge, type Registry } from 'prom-client';

/** One value of a level, with what tells it from the others. */
export interface Point {
  readonly labels?: Readonly<Record<string, string>> | undefined;
  readonly value: number;
}

/** Shows these values and no others; none at all when they are unknown, which differs from 0. */
export type ShowLevel = (points: readonly Point[] | number | undefined) => void;

/** A gauge that is absent until something is shown. */
export function createLevel(
  registry: Registry,
  name: string,
  help: string,
  labelNames: readonly string[] = [],
): ShowLevel {
  const gauge = new Gauge({ name, help, labelNames: [...labelNames], registers: [registry] });
  const show: ShowLevel = (points) => {
    gauge.reset();
    // Without labels a reset leaves a 0.
    if (labelNames.length === 0) gauge.remove();
    if (points === undefined) return;
    for (const { labels = {}, value } of typeof points === 'number' ? [{ value: points }] : points) {
      gauge.set({ ...labels }, value);
    }
  };
  show(undefined);
  return show;
}

/** One value of several holds: 1 for it, 0 for the others. */
export function oneOf(label: string, values: readonly string[], holds: string): readonly Point[] {
  return values.map((value) => ({ labels: { [label]: value }, value: value === holds ? 1 : 0 }));
}
