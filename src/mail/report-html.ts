import type { ReportTrend } from '../cards/reports/report-trend.js';
import type { ReportRow, ReportSection, ReportWords } from '../cards/reports/report-words.js';
import { unlinkedText } from '../cards/words/unlinked-text.js';

/** What stands around the figures of a report. */
export interface ReportFrame {
  readonly language: string;
  /** What is attached, or why nothing is; empty for nothing to say. */
  readonly file: string;
  /** Why it came, who asked, and how to end it. */
  readonly why: string;
  /** Content id of the picture. */
  readonly pictureId: string;
}

const FONT = "font-family:'Segoe UI',Helvetica,Arial,sans-serif";
const TEXT = 'color:#242424';
const SUBTLE = 'color:#5c5c5c';
const BREAK = 'word-break:break-word;overflow-wrap:anywhere';
const SMALL = 'margin:0 0 4px;font-size:13px;line-height:18px';

/**
 * Mail programs keep styles of elements and mostly nothing else; those that know dark mode read the sheet above, whose
 * classes go before.
 */
const SHEET = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.page{background:#141414!important}
.sheet{background:#292929!important;border-color:#404040!important}
.text{color:#f5f5f5!important}
.subtle{color:#c7c7c7!important}
.line{border-color:#4a4a4a!important}
}
@media (max-width:480px){.pad{padding:20px 16px!important}.edge{padding:8px 0!important}}
`;

/** A report as a page that mail programs show, without anything to be fetched. All that is put into it is escaped. */
export function reportHtml(words: ReportWords, { language, file, why, pictureId }: ReportFrame): string {
  const { title, name, headline, lines, sections, trend, notes } = words;
  const body = [
    `<p class="subtle" style="margin:0;font-size:14px;line-height:20px;${SUBTLE}">${shown(title)}</p>`,
    `<h1 class="text" style="margin:0 0 16px;font-size:22px;line-height:28px;font-weight:600;${TEXT};${BREAK}">${shown(name)}</h1>`,
    `<p class="text" style="margin:0 0 8px;font-size:18px;line-height:24px;font-weight:600;${TEXT};${BREAK}">${shown(headline)}</p>`,
    ...lines.map(
      (line) =>
        `<p class="text" style="margin:0 0 6px;font-size:14px;line-height:20px;${TEXT};${BREAK}">${shown(line)}</p>`,
    ),
    ...sections.map(sectionHtml),
    ...(trend === undefined ? [] : [trendHtml(trend, pictureId)]),
    `<div style="height:20px;line-height:20px;font-size:0">&nbsp;</div>`,
    ...[...notes, file]
      .filter((line) => line !== '')
      .map((line) => `<p class="subtle" style="${SMALL};${SUBTLE};${BREAK}">${shown(line)}</p>`),
  ];
  return [
    '<!doctype html>',
    `<html lang="${escaped(language)}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    '<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">',
    `<title>${escaped(`${title}: ${name}`)}</title><style>${SHEET}</style></head>`,
    `<body class="page" style="margin:0;padding:0;background:#f0f0f0;${FONT}">`,
    '<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#f0f0f0">',
    '<tr><td align="center" class="edge" style="padding:24px 12px">',
    '<table role="presentation" class="sheet" width="100%" cellpadding="0" cellspacing="0" border="0"',
    ' style="max-width:640px;background:#ffffff;border:1px solid #dedede;border-radius:6px">',
    `<tr><td class="pad" align="left" style="padding:28px 32px;${FONT}">`,
    ...body,
    '</td></tr></table>',
    '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:640px">',
    `<tr><td class="pad" align="left" style="padding:16px 32px;${FONT}">`,
    `<p class="subtle" style="margin:0;font-size:12px;line-height:17px;${SUBTLE};${BREAK}">${shown(why)}</p>`,
    '</td></tr></table>',
    '</td></tr></table></body></html>',
  ].join('\n');
}

function headingHtml(title: string): string {
  return `<h2 class="text" style="margin:24px 0 4px;font-size:16px;line-height:22px;font-weight:600;${TEXT}">${shown(title)}</h2>`;
}

function sectionHtml({ title, rows, more }: ReportSection): string {
  return [
    headingHtml(title),
    '<table width="100%" cellpadding="0" cellspacing="0" border="0" style="table-layout:fixed;border-collapse:collapse">',
    ...rows.map(rowHtml),
    '</table>',
    ...(more === ''
      ? []
      : [`<p class="subtle" style="${SMALL};padding-top:6px;${SUBTLE}">${shown(more)}</p>`]),
  ].join('\n');
}

function rowHtml({ name, value, worth, notes }: ReportRow): string {
  const cell = `padding:8px 0;border-bottom:1px solid #e6e6e6;vertical-align:top;font-size:14px;line-height:20px`;
  const beneath = (text: string) =>
    `<br><span class="subtle" style="font-size:13px;line-height:18px;${SUBTLE}">${shown(text)}</span>`;
  return [
    `<tr><td class="text line" width="56%" align="left" style="${cell};${TEXT};${BREAK};padding-right:12px">`,
    `<bdi>${shown(name)}</bdi>${notes.map(beneath).join('')}</td>`,
    `<td class="text line" width="44%" align="right" style="${cell};${TEXT};${BREAK}">`,
    `${shown(value)}${worth === '' ? '' : beneath(worth)}</td></tr>`,
  ].join('');
}

function trendHtml(trend: ReportTrend, pictureId: string): string {
  const { title, headline, alt, from, to, top, bottom, lines } = trend;
  const axis = `font-size:12px;line-height:16px;${SUBTLE}`;
  return [
    headingHtml(title),
    `<p class="text" style="margin:0 0 8px;font-size:14px;line-height:20px;${TEXT};${BREAK}">${shown(headline)}</p>`,
    `<p class="subtle" style="margin:0;${axis}">${shown(top)}</p>`,
    `<img src="cid:${escaped(pictureId)}" alt="${escaped(alt)}" width="574" style="display:block;width:100%;max-width:574px;height:auto;border:0">`,
    `<p class="subtle" style="margin:0;${axis}">${shown(bottom)}</p>`,
    '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr>',
    `<td class="subtle" align="left" style="${axis}">${shown(from)}</td>`,
    `<td class="subtle" align="right" style="${axis}">${shown(to)}</td></tr></table>`,
    ...lines.map(
      ({ text, style, colour }) =>
        `<p class="text" style="margin:6px 0 0;font-size:14px;line-height:20px;${TEXT};${BREAK}"><span style="color:${colour}">&#9632;</span> ${shown(text)} <span class="subtle" style="font-size:12px;${SUBTLE}">${shown(style)}</span></p>`,
    ),
  ].join('\n');
}

/** Text to be read, in which no mail program finds a link: names come from outside. */
function shown(text: string): string {
  return escaped(unlinkedText(text));
}

/** Text that stands for nothing but itself, within elements and within quoted attributes. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
