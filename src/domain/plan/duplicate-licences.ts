import { withoutExtended } from '../terms/offer.js';
import { productKey } from '../usage/product-match.js';
import { isByUsage, type Renewal } from '../usage/renewal.js';

/** A licence that another one holds as well: does anybody have both? Names as offers have them. */
export interface DuplicateQuestion {
  readonly part: string;
  /** The partner's seats of it. */
  readonly seats: number;
  readonly suite: string;
}

/** What each suite holds, by the names of offers. What a part holds itself is not repeated. Source: service descriptions. */
const HELD_BY: Readonly<Record<string, readonly string[]>> = {
  'Microsoft 365 Business Basic': [
    'Exchange Online (Plan 1)',
    'SharePoint Online (Plan 1)',
    'Microsoft Teams Essentials',
  ],
  'Microsoft 365 Business Standard': ['Microsoft 365 Business Basic', 'Microsoft 365 Apps for business'],
  'Microsoft 365 Business Premium': [
    'Microsoft 365 Business Standard',
    'Microsoft Entra ID P1',
    'Microsoft Intune Plan 1',
    'Microsoft Defender for Office 365 (Plan 1)',
    'Microsoft Defender for Business',
    'Exchange Online Archiving for Exchange Online',
  ],
  'Office 365 E1': ['Exchange Online (Plan 1)', 'SharePoint Online (Plan 1)'],
  'Office 365 E3': [
    'Office 365 E1',
    'Exchange Online (Plan 2)',
    'SharePoint Online (Plan 2)',
    'Exchange Online Archiving for Exchange Online',
    'Microsoft 365 Apps for enterprise',
  ],
  'Office 365 E5': [
    'Office 365 E3',
    'Power BI Pro',
    'Microsoft Teams Phone Standard',
    'Microsoft Defender for Office 365 (Plan 2)',
  ],
  'Enterprise Mobility + Security E3': ['Microsoft Entra ID P1', 'Microsoft Intune Plan 1'],
  'Enterprise Mobility + Security E5': ['Enterprise Mobility + Security E3', 'Microsoft Entra ID P2'],
  'Microsoft 365 E3': ['Office 365 E3', 'Enterprise Mobility + Security E3'],
  'Microsoft 365 E5': ['Microsoft 365 E3', 'Office 365 E5', 'Enterprise Mobility + Security E5'],
};

const CONTENTS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.keys(HELD_BY).map((suite) => [productKey(suite), new Set(contentsOf(suite).map(productKey))]),
);

/**
 * Licences that stand beside a suite which holds them, each once, with the largest such suite. A question and no saving:
 * other people may hold the two.
 */
export function duplicateLicences(renewals: readonly Renewal[]): readonly DuplicateQuestion[] {
  const licences = new Map<string, { readonly name: string; readonly seats: number }>();
  for (const renewal of renewals) {
    if (isByUsage(renewal) || renewal.quantity === 0) continue;
    const name = withoutExtended(renewal.offerName)
      .replace(/\(\s?\)/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    const known = licences.get(productKey(name));
    licences.set(productKey(name), {
      name: known?.name ?? name,
      seats: (known?.seats ?? 0) + renewal.quantity,
    });
  }
  return [...licences].flatMap(([key, { name: part, seats }]) => {
    const [suite] = [...licences]
      .filter(([other]) => CONTENTS.get(other)?.has(key))
      .map(([, held]) => held)
      .sort((a, b) => b.seats - a.seats);
    return suite === undefined ? [] : [{ part, seats, suite: suite.name }];
  });
}

function contentsOf(suite: string): readonly string[] {
  return (HELD_BY[suite] ?? []).flatMap((part) => [part, ...contentsOf(part)]);
}
