import type { Messages } from '../../i18n/messages.js';
import type { FailedSheet } from '../../usecases/prices/price-ports.js';
import { displayText } from '../display-text.js';
import { joinEntries } from '../words/join.js';

/** Sheets named one by one; the others are counted. */
const SHEETS_NAMED = 5;
const DETAIL_LIMIT = 160;

/** A line for each sheet: which, why, and what counts meanwhile. Of a file of one's own also what is wrong in it. */
export function failedSheetLines(sheets: readonly FailedSheet[], messages: Messages): readonly string[] {
  const lines = sheets.slice(0, SHEETS_NAMED).map((sheet) =>
    messages.say('phrase.labelled', {
      label: nameOf(sheet, messages),
      value: joinEntries(
        [
          reasonOf(sheet.fault, messages),
          ...(sheet.source === 'file' && sheet.detail !== ''
            ? [displayText(sheet.detail, DETAIL_LIMIT)]
            : []),
          sheet.lastGoodAt === undefined
            ? messages.say('prices.no-good-one')
            : messages.say('prices.last-good', { date: messages.date(sheet.lastGoodAt) }),
        ],
        messages,
      ),
    }),
  );
  const more = sheets.length - lines.length;
  return more > 0 ? [...lines, messages.say('list.more', { count: more })] : lines;
}

function nameOf({ source, market }: FailedSheet, messages: Messages): string {
  switch (source) {
    case 'file':
      return messages.say('prices.sheet-file');
    case 'offer-matrix':
      return messages.say('prices.sheet-matrix');
    case 'partner-center':
      return messages.say('prices.sheet-of', { market });
  }
}

function reasonOf(fault: FailedSheet['fault'], messages: Messages): string {
  switch (fault) {
    case 'cut-off':
    case 'not-a-sheet':
    case 'empty':
    case 'other-market':
    case 'too-short':
    case 'too-large':
    case 'wrong-lines':
    case 'unreadable-file':
      return messages.say(`prices.fault.${fault}`);
    case 'unauthorized':
    case 'mfa-required':
    case 'sign-in-lost':
    case 'wrong-audience':
    case 'forbidden':
    case 'no-relationship':
    case 'not-found':
    case 'throttled':
    case 'unavailable':
    case 'timeout':
    case 'unreadable':
    case 'rejected':
      return messages.say(`error.${fault}.title`);
  }
}
