import { compareTexts } from '../../base/compare-texts.js';
import { domainWithParents, labelKey } from './customer-domain.js';
import { hashText } from './customer-grams.js';
import { initialsOf } from './customer-initials.js';
import { type CustomerName, parseCustomerName } from './customer-name.js';
import type { Postings } from './customer-postings.js';
import type { CustomerTables } from './customer-tables.js';

/** Lookups that need no judgement. Each gives positions in showing order (name, domain, id); empty for nobody. */
export interface CustomerExact {
  byId(customerId: string): readonly number[];
  /** Customers of the domain, else of its nearest parent that has any. */
  byDomain(domain: string): readonly number[];
  /** Customers of exactly this name; when there is none, those whose name differs in its legal form only. */
  byName(name: CustomerName): readonly number[];
  /**
   * Customers whose name these words begin with, and whose domain's first label is all of them together: `Contoso Retail`
   * is the Contoso of contosoretail.onmicrosoft.com.
   */
  byNameAndLabel(name: CustomerName): readonly number[];
  /** Customers whose domain starts with this label, hyphens aside. */
  byDomainLabel(label: string): readonly number[];
  /** Customers that may be known by these initials; see `initialsOf`. */
  byInitials(initials: string): readonly number[];
}

/** Looks customers up by what fits letter by letter; positions in the tables, in the order to show, none where nothing fits. */
export function createCustomerExact(tables: CustomerTables): CustomerExact {
  const { customers } = tables;

  /** Buckets may hold strangers, so the real key decides. */
  function lookUp(postings: Postings, key: string, keyOf: (position: number) => string | undefined) {
    if (key === '') return [];
    const found = Array.from(postings.at(hashText(key))).filter((position) => keyOf(position) === key);
    return found.sort((one, other) => compareForShowing(tables, one, other));
  }

  const nameAt = (position: number) => parseCustomerName(customers[position]?.customerName ?? '');
  const domainAt = (position: number) => customers[position]?.domain?.toLowerCase();

  function byDomain(domain: string): readonly number[] {
    for (const owned of domainWithParents(domain)) {
      const owners = lookUp(tables.byDomain, owned, domainAt);
      if (owners.length > 0) return owners;
    }
    return [];
  }

  function byName(name: CustomerName): readonly number[] {
    const same = lookUp(tables.byExactKey, name.exactKey, (position) => nameAt(position).exactKey);
    if (same.length > 0) return same;
    return lookUp(tables.byCoreKey, name.coreKey, (position) => nameAt(position).coreKey);
  }

  const byDomainLabel = (label: string) =>
    lookUp(tables.byDomainLabel, labelKey(label), (position) => labelKey(domainAt(position) ?? ''));

  function byNameAndLabel({ words }: CustomerName): readonly number[] {
    if (words.length < 2) return [];
    const label = words.join('');
    return byDomainLabel(label).filter((position) => {
      const own = nameAt(position).coreKey;
      return own !== '' && label.startsWith(own);
    });
  }

  return {
    byId(customerId) {
      const position = tables.positions.get(customerId);
      return position === undefined ? [] : [position];
    },
    byDomain,
    byName,
    byNameAndLabel,
    byDomainLabel,
    byInitials: (initials) =>
      Array.from(new Set(tables.byInitials.at(hashText(initials))))
        .filter((position) => initialsOf((tables.words[position] ?? '').split(' ')).includes(initials))
        .sort((one, other) => compareForShowing(tables, one, other)),
  };
}

/** Shorter names first, then by name, domain and id in code unit order: the same list on every machine. */
export function compareForShowing(tables: CustomerTables, one: number, other: number): number {
  const first = tables.customers[one];
  const second = tables.customers[other];
  if (first === undefined || second === undefined) return one - other;
  return (
    first.customerName.length - second.customerName.length ||
    compareTexts(first.customerName, second.customerName) ||
    compareTexts(first.domain ?? '', second.domain ?? '') ||
    compareTexts(first.customerId, second.customerId)
  );
}
