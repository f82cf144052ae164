import type { ReportRow, ReportWords } from '../cards/reports/report-words.js';
import { joinEntries, joinPhrases } from '../cards/words/join.js';
import type { Messages } from '../i18n/messages.js';
import type { ReportFrame } from './report-html.js';

/** The mail of a report as plain text, for clients that show no HTML: what reportHtml says, in the same order. */
export function reportText(
  { title, name, headline, lines, sections, trend, notes }: ReportWords,
  { file, why }: Pick<ReportFrame, 'file' | 'why'>,
  messages: Messages,
): string {
  const blocks: readonly (readonly string[])[] = [
    [title, name],
    [headline, ...lines],
    ...sections.map((section) => [
      section.title,
      ...section.rows.map((row) => rowLine(row, messages)),
      section.more,
    ]),
    trend === undefined
      ? []
      : [trend.title, trend.headline, `${trend.from} - ${trend.to}`, ...trend.lines.map(({ text }) => text)],
    [...notes, file],
    [why],
  ];
  const shown = blocks.map((block) => block.filter((line) => line !== '')).filter(({ length }) => length > 0);
  return `${shown.map((block) => block.join('\n')).join('\n\n')}\n`;
}

/** "Power BI Pro: 20 of 20 unused, €187 a month; act by 5 December". */
function rowLine({ name, value, worth, notes }: ReportRow, messages: Messages): string {
  const figures = worth === '' ? value : joinPhrases([value, worth], messages);
  const line = messages.say('phrase.labelled', { label: name, value: figures });
  return joinEntries([line, ...notes], messages);
}
