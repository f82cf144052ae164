import { type Customer, type CustomerMatch, parseCustomerId } from './customer.js';
import { type Decision, decide, MOST_LISTED, nearest } from './customer-decision.js';
import { domainLabel, parseDomain } from './customer-domain.js';
import { createCustomerExact } from './customer-exact.js';
import { isUniversity, isWholeOf } from './customer-initials.js';
import { withoutLabels } from './customer-labels.js';
import { type CustomerName, cleanText, parseCustomerName } from './customer-name.js';
import { createCustomerRanking } from './customer-ranking.js';
import type { CustomerTables } from './customer-tables.js';

/** Three letters are the initials of too many names, and letters that are a word of a name hardly are initials. */
const SURE_INITIALS = 4;
const NOBODY: Decision = { kind: 'none', nearest: [] };
const BETWEEN_MENTIONS = /[\s()<>[\],;|]+/;

/**
 * Creates the match function over the tables. From sure to fuzzy, the first step that finds somebody answers:
 * the id, the domain, the exact name, the name without legal form, an id or domain inside the text, resemblance.
 */
export function createCustomerMatcher(tables: CustomerTables): (text: string) => CustomerMatch {
  const exact = createCustomerExact(tables);
  const ranking = createCustomerRanking(tables, exact);

  function find(tried: string): Decision {
    const customerId = parseCustomerId(tried);
    if (customerId !== undefined) return listed(exact.byId(customerId)) ?? NOBODY;
    const domain = parseDomain(tried);
    const name = parseCustomerName(tried);
    const bareNames = withoutLabels(tried).map(parseCustomerName);
    return (
      listed(domain === undefined ? [] : exact.byDomain(domain)) ??
      listed(exact.byName(name)) ??
      listed(exact.byNameAndLabel(name)) ??
      listed(exact.byName(ranking.withFormPutRight(name))) ??
      firstListed(bareNames.map((bare) => exact.byName(bare))) ??
      listed(mentioned(tried)) ??
      (domain === undefined ? resembling(name, bareNames) : unknownDomain(domain))
    );
  }

  /** By resemblance, as typed; else without what people say around a name; else by initials. */
  function resembling(name: CustomerName, bareNames: readonly CustomerName[]): Decision {
    let decision = decide(ranking.rank(name));
    for (const bare of bareNames) {
      if (isAnswer(decision)) return decision;
      decision = better(decide(ranking.rank(bare)), decision);
    }
    if (isAnswer(decision)) return decision;
    const known = knownByInitials(bareNames.at(-1) ?? name);
    return known !== undefined && (decision.kind === 'none' || isAnswer(known)) ? known : decision;
  }

  /** One customer of exactly these initials, four letters or more, is meant; fewer letters or more customers only may be. */
  function knownByInitials({ words, coreKey }: CustomerName): Decision | undefined {
    if (words.length !== 1) return undefined;
    const known = exact.byInitials(coreKey);
    const whole = known.filter((position) => isWholeOf(coreKey, (tables.words[position] ?? '').split(' ')));
    const meant = whole.length > 0 ? whole : known;
    if (meant.length === 0 || meant.length > MOST_LISTED) return undefined;
    if (meant.length > 1) return listed(meant);
    const isSure = coreKey.length >= SURE_INITIALS && !tables.vocabulary.has(coreKey);
    return whole.length === 1 && (isSure || isUniversity(coreKey))
      ? listed(whole)
      : { kind: 'none', nearest: meant };
  }

  /**
   * An id or domain inside a text: the picker shows "Contoso (contoso.onmicrosoft.com)" and people paste it back.
   * The words around a domain must agree with its owner, because names hold domains too ("Example.com Services").
   */
  function mentioned(tried: string): readonly number[] {
    const pieces = tried.split(BETWEEN_MENTIONS);
    if (pieces.length < 2) return [];
    for (const piece of pieces) {
      const customerId = parseCustomerId(piece);
      const byId = customerId === undefined ? [] : exact.byId(customerId);
      if (byId.length > 0) return byId;
      const domain = parseDomain(piece);
      const owners = domain === undefined ? [] : exact.byDomain(domain);
      if (owners.length === 0) continue;
      const { words } = parseCustomerName(pieces.filter((other) => other !== piece).join(' '));
      const agreeing = owners.filter((position) => words.length === 0 || ranking.resembles(words, position));
      if (agreeing.length > 0) return agreeing;
    }
    return [];
  }

  /**
   * Nobody is known by this domain. A customer whose tenant and name both carry its first label is meant
   * (`contoso.com` for Contoso at `contoso.onmicrosoft.com`); one hint alone is only good for a suggestion,
   * because another company may own the domain.
   */
  function unknownDomain(domain: string): Decision {
    const label = domainLabel(domain);
    const name = parseCustomerName(label);
    const sharers = exact.byDomainLabel(label);
    const namesakes = exact.byName(name);
    const isHintedTwice = namesakes.some((position) => sharers.includes(position));
    if (isHintedTwice) return listed(namesakes) ?? NOBODY;
    return { kind: 'none', nearest: nearest(ranking.rank(name)) };
  }

  function customersAt(positions: readonly number[]): readonly Customer[] {
    return positions.flatMap((position) => tables.customers[position] ?? []);
  }

  return (text) => {
    const tried = cleanText(text);
    const decision = find(tried);
    if (decision.kind === 'none') return { kind: 'none', tried, nearest: customersAt(decision.nearest) };
    const customers = customersAt(decision.positions);
    const [only] = customers;
    return only !== undefined && customers.length === 1
      ? { kind: 'one', customer: only }
      : { kind: 'several', customers };
  };
}

function isAnswer(decision: Decision): boolean {
  return decision.kind === 'found' && decision.positions.length === 1;
}

function better(one: Decision, other: Decision): Decision {
  if (isAnswer(one) || other.kind === 'none') return one;
  return one.kind === 'none' || one.positions.length > other.positions.length ? other : one;
}

function firstListed(lists: readonly (readonly number[])[]): Decision | undefined {
  return listed(lists.find((positions) => positions.length > 0) ?? []);
}

function listed(positions: readonly number[]): Decision | undefined {
  return positions.length === 0 ? undefined : { kind: 'found', positions: positions.slice(0, MOST_LISTED) };
}
