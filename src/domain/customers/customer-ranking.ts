import type { Evidence, WordStatistics } from './customer-evidence.js';
import { type CustomerExact, compareForShowing } from './customer-exact.js';
import { createGramReader } from './customer-grams.js';
import { MISTYPED_FORMS } from './customer-legal-form.js';
import { type CustomerName, parseCustomerName } from './customer-name.js';
import { type NameScore, scoreName } from './customer-score.js';
import { compareWords } from './customer-similarity.js';
import type { CustomerTables } from './customer-tables.js';

/** Names compared word by word. Half as many found as much on the measured queries. */
const CANDIDATES = 64;
/**
 * Entries of posting lists after which the commoner grams are left out. Four times as many found no more on the
 * measured queries, and a long text would take longer.
 */
const MOST_POSTINGS = 100_000;
/** Points a name loses for each gram of its own: among equals the shortest names are looked at. */
const LENGTH_COST = 0.05;

/** A tenant is often called like its company, though nobody promised it: close to an equal name, never above. */
const SAME_LABEL_SCORE = 0.95;
const SHORTEST_LABEL = 3;
/** Similarity from which the words around a mentioned domain agree with its customer. */
const AGREEING = 0.5;
const SAME_FORM = 0.7;
/** Coverage from which all words of a name were typed, slips included. */
const WHOLE_NAME = 0.75;
const SHORTEST_MISTYPED_FORM = 4;
/** A word is common that more than one name in two hundred holds, and more than a few. */
const COMMON_SHARE = 1 / 200;
const LEAST_COMMON = 3;

export interface RankedCustomer extends NameScore {
  /** Place in the tables. */
  readonly position: number;
}

/**
 * Creates the fuzzy search over the tables. Two steps: grams in common, weighted by rarity, choose 64 names;
 * comparing their words gives the score. The counters are shared between calls, so one call must end before
 * the next begins, which synchronous code guarantees.
 */
export function createCustomerRanking(tables: CustomerTables, exact: CustomerExact) {
  const size = tables.customers.length;
  const points = new Float32Array(size);
  const readGrams = createGramReader();
  const commonFrom = Math.max(LEAST_COMMON, size * COMMON_SHARE);
  const statistics: WordStatistics = {
    weight: (word) => Math.log(1 + size / (tables.vocabulary.get(word) ?? 1)),
    isKnown: (word) => tables.vocabulary.has(word),
    isCommon: (word) => (tables.vocabulary.get(word) ?? 0) > commonFrom,
  };

  /** Customers that resemble the name, best first; equals in showing order. Empty when nothing is in common. */
  function rank(name: CustomerName): readonly RankedCustomer[] {
    const { words, legalForm } = withFormPutRight(name);
    const sharers = name.coreKey.length < SHORTEST_LABEL ? [] : exact.byDomainLabel(name.coreKey);
    const positions = new Set([...sharers, ...candidates(words.join(' '))]);
    const ranked = Array.from(positions, (position): RankedCustomer => {
      const scored = scoreName(words, wordsOf(position), statistics);
      if (sharers.includes(position)) return { position, ...withSameLabel(scored) };
      return { position, ...scored, evidence: withLegalForm(scored, legalForm, position) };
    });
    return ranked
      .filter((candidate) => candidate.score > 0)
      .sort(
        (one, other) => other.score - one.score || compareForShowing(tables, one.position, other.position),
      );
  }

  /**
   * Who types a legal form types the whole name: another form, or words of the name left out, then point to
   * another company of a similar name.
   */
  function withLegalForm({ evidence, coverage }: NameScore, typedForm: string, position: number): Evidence {
    if (typedForm === '' || evidence !== 'full') return evidence;
    const form = tables.legalForms[position] ?? '';
    const isContradicted = (form !== '' && form !== typedForm) || coverage < WHOLE_NAME;
    return isContradicted ? 'doubtful' : 'full';
  }

  function resembles(words: readonly string[], position: number): boolean {
    return scoreName(words, wordsOf(position), statistics).score >= AGREEING;
  }

  function wordsOf(position: number): readonly string[] {
    return (tables.words[position] ?? '').split(' ');
  }

  /** "Contoso Gmhb": a last word that no name holds and that is nearly a legal form is that form. */
  function withFormPutRight(name: CustomerName): CustomerName {
    const { words } = name;
    const last = words.at(-1) ?? '';
    if (words.length < 2 || last.length < SHORTEST_MISTYPED_FORM || statistics.isKnown(last)) return name;
    const form = MISTYPED_FORMS.find((one) => compareWords(last, one).similarity >= SAME_FORM);
    return form === undefined ? name : parseCustomerName([...words.slice(0, -1), form].join(' '));
  }

  function candidates(words: string): readonly number[] {
    const lists = Array.from(readGrams(words), (gram) => tables.byGram.at(gram));
    lists.sort((one, other) => one.length - other.length);
    points.fill(0);
    let read = 0;
    for (const list of lists) {
      if (read >= MOST_POSTINGS) break;
      read += list.length;
      const weight = Math.log(1 + size / list.length);
      for (let at = 0; at < list.length; at++) {
        const position = list[at] as number;
        points[position] = (points[position] as number) + weight;
      }
    }
    return mostPoints();
  }

  function mostPoints(): readonly number[] {
    const positions: number[] = [];
    const best: number[] = [];
    for (let position = 0; position < size; position++) {
      const shared = points[position] as number;
      if (shared === 0) continue;
      const value = shared - LENGTH_COST * (tables.gramCounts[position] as number);
      const worst = best.length === CANDIDATES ? (best[CANDIDATES - 1] as number) : Number.NEGATIVE_INFINITY;
      if (value <= worst) continue;
      let at = Math.min(best.length, CANDIDATES - 1);
      while (at > 0 && (best[at - 1] as number) < value) {
        best[at] = best[at - 1] as number;
        positions[at] = positions[at - 1] as number;
        at--;
      }
      best[at] = value;
      positions[at] = position;
    }
    return positions;
  }

  return { rank, resembles, withFormPutRight };
}

function withSameLabel(scored: NameScore): NameScore {
  return { ...scored, score: Math.max(scored.score, SAME_LABEL_SCORE), evidence: 'full' };
}
