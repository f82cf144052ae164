import { productKey } from './product-match.js';
import type { UsagePart } from './usage-parts.js';

/** What people say for what is called otherwise. */
const CALLED: Readonly<Record<string, string>> = {
  m365: 'microsoft 365',
  o365: 'office 365',
  outlook: 'exchange',
  exo: 'exchange',
  spo: 'sharepoint',
  pbi: 'power bi',
  copilots: 'copilot',
  e1s: 'e1',
  e3s: 'e3',
  e5s: 'e5',
  f1s: 'f1',
  f3s: 'f3',
  'biz premium': 'business premium',
  bizprem: 'business premium',
  'biz standard': 'business standard',
  'biz basic': 'business basic',
  entra: 'azure active directory',
  'azure ad': 'azure active directory',
  dynamics: 'microsoft dynamics',
  'apps for business': 'microsoft 365 apps for business',
  'apps for enterprise': 'microsoft 365 apps for enterprise',
};
const MAKER = /^(?:microsoft|ms)(?: 365)? /;
const IN_BRACKETS = /[([（][^()[\]（）]*[)\]）]\s*$/;

/**
 * The products or workloads that people mean by a few words: those called just so, else those whose names end so, else
 * those that hold the words one after the other. Of `first` where there are any, of the other kind where there are
 * none. Case, spaces and punctuation aside: "powerbi" is "Power BI". Empty where nothing is called so.
 */
export function partsCalled<Part extends Pick<UsagePart, 'kind' | 'name'>>(
  written: string,
  parts: readonly Part[],
  first: UsagePart['kind'],
): readonly Part[] {
  const key = productKey(written);
  const spoken = [key, key.replace(/^\S+(?= )|^\S+$/, (word) => CALLED[word] ?? word), CALLED[key] ?? key];
  const tries = [...new Set(spoken.flatMap((one) => [one, one.replace(MAKER, '')]))].filter(
    (one) => one !== '',
  );
  const kinds = [first, first === 'product' ? 'workload' : 'product'] as const;
  for (const kind of kinds) {
    for (const words of tries) {
      const found = fitting(
        words,
        parts.filter((part) => part.kind === kind),
      );
      if (found.length > 0) return found;
    }
  }
  return [];
}

function fitting<Part extends Pick<UsagePart, 'name'>>(
  words: string,
  parts: readonly Part[],
): readonly Part[] {
  const wanted = words.replaceAll(' ', '');
  const fits = (how: (name: string) => boolean) => parts.filter(({ name }) => how(name));
  const same = fits((name) => productKey(name).replaceAll(' ', '') === wanted);
  if (same.length > 0) return same;
  const ending = fits((name) => endsWith(productKey(name.replace(IN_BRACKETS, '')), wanted));
  return ending.length > 0 ? ending : fits((name) => holdsWords(productKey(name), wanted));
}

/** Whether words of a name that follow each other make up what is wanted, spaces aside. */
function holdsWords(key: string, wanted: string): boolean {
  const words = key.split(' ');
  return words.some((_, from) => words.slice(from).some((_word, at) => runOf(words, from, at) === wanted));
}

function endsWith(key: string, wanted: string): boolean {
  const words = key.split(' ');
  return words.some((_, from) => words.slice(from).join('') === wanted);
}

function runOf(words: readonly string[], from: number, at: number): string {
  return words.slice(from, from + at + 1).join('');
}
