/** What a scrape gave: each sample by its name with its labels in the order of their names. */
export interface Scrape {
  readonly text: string;
  /** Undefined for a sample that is absent. */
  value(sample: string): number | undefined;
}

/** Reads the metrics at an address, as Prometheus does. */
export async function scrape(url: string): Promise<Scrape> {
  const response = await fetch(url);
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}: ${text}`);
  const samples = new Map(
    text.split('\n').flatMap((line) => {
      const [, name, labels = '', value] = /^([a-z]\w*)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
      if (name === undefined) return [];
      const sorted = [...labels.matchAll(/\w+="[^"]*"/g)].map(([label]) => label).sort();
      return [[sorted.length === 0 ? name : `${name}{${sorted.join(',')}}`, Number(value)] as const];
    }),
  );
  return { text, value: (sample) => samples.get(sample) };
}
