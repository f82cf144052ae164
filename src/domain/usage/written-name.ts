import { nameKey } from './name-key.js';

/** How Microsoft spells what is neither one capital nor all of them. */
const SPELLED: ReadonlyMap<string, string> = new Map(
  [
    'SharePoint OneDrive OneNote PowerPoint PowerApps ProPlus eDiscovery InfoPath HoloLens FastTrack',
    'LinkedIn GitHub DevOps MyAnalytics PlayReady BizTalk RoundTable VoIP IoT DoD DDoS CALs vCPU',
  ].flatMap((line) => line.split(' ').map((word) => [word.toLowerCase(), word] as const)),
);

/** Abbreviations that could be read as a word. Those without a vowel, or with a digit, stay as they are anyway. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  [
    'ai api apac aad ad aip asa atp bi cal crm ea ecs edr edu eea ems emea eop erp esu eu gcc hr id it iii ii iv',
    'ip lob mau mcas mde mdi mfa nce ocr oem os pstn ra rpa sa siem sku sme ueba uk us usa usl vda voip xdr',
  ].flatMap((line) => line.split(' ')),
);

/** Words that are small within a name. */
const SMALL: ReadonlySet<string> = new Set(
  'a an and as at by for from in of on or per the to via vs with without'.split(' '),
);

/** Names that no rule spells: Partner Center runs words together or parts them. */
const WHOLE: ReadonlyMap<string, string> = new Map(
  [
    'Microsoft Teams',
    'OneDrive for Business',
    'Power BI',
    'Power Apps',
    'Microsoft Intune',
    'To Do',
    'Office ProPlus',
    'Skype for Business',
    'Exchange Online',
    'SharePoint Online',
  ].map((name) => [nameKey(name).replaceAll(' ', ''), name]),
);

const WORD = /[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu;
const LOWER_CASE = /\p{Ll}/u;
const VOWEL = /[AEIOUYÀ-ÖØ-Þ]/u;

/**
 * A product's or workload's name as people write it: Partner Center spells products in capitals and some workloads
 * oddly ("Skype For Business", "Sharepoint"). Only the case of letters changes, and spaces of names that are in a table,
 * so that two names that differ stay different. A name in another script, or of a spelling of its own, stays as it is.
 */
export function writtenName(name: string): string {
  const known = WHOLE.get(nameKey(name).replaceAll(' ', ''));
  if (known !== undefined) return known;
  const isShouted = !LOWER_CASE.test(name);
  return name.replace(WORD, (word: string, at: number) =>
    isShouted ? calmed(word, at === 0) : corrected(word, at === 0),
  );
}

/** A word of a name in capitals. */
function calmed(word: string, isFirst: boolean): string {
  const lower = word.toLowerCase();
  const spelled = SPELLED.get(lower);
  if (spelled !== undefined) return spelled;
  if (SMALL.has(lower) && !isFirst) return lower;
  if (ABBREVIATIONS.has(lower) || /\p{N}/u.test(word) || !VOWEL.test(word)) return word;
  return word.slice(0, 1) + lower.slice(1);
}

/** A word of a name that has small letters: only what is surely misspelled changes. */
function corrected(word: string, isFirst: boolean): string {
  const lower = word.toLowerCase();
  const isCapitalized = word.slice(1) === lower.slice(1);
  if (!isCapitalized) return word;
  return SPELLED.get(lower) ?? (SMALL.has(lower) && !isFirst ? lower : word);
}
