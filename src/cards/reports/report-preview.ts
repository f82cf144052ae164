import type { ReportDefinition } from '../../domain/reports/report.js';
import type { Messages } from '../../i18n/messages.js';
import type { ReportRequest } from '../../usecases/reports/plan-report.js';
import { buttonRows } from '../button-rows.js';
import { localDateAndTime } from '../portfolio/digest-phrase.js';
import type { RenderCard } from '../render.js';
import type { Reply } from '../reply.js';
import { breakableInColumn } from '../words/breakable-words.js';
import { joinPhrases } from '../words/join.js';
import { joinSentences } from '../words/sentences.js';
import { reportPhrase } from './report-phrases.js';
import type { ReportRow, ReportWords } from './report-words.js';

/** Beneath the headline, the money first. */
const LINES_SHOWN = 3;
/** Of what comes first in the mail; it has all of it. */
const ROWS_SHOWN = 3;

/** What a report would say and to whom it would go, and the buttons that send one or set it. */
export function reportPreviewReply(
  planned: {
    readonly request: ReportRequest;
    readonly definition: ReportDefinition;
    readonly firstAt: Date;
    /** What it would say now; undefined where there are no figures. */
    readonly says: ReportWords | undefined;
  },
  messages: Messages,
  render: RenderCard,
): Reply {
  const { request, definition, firstAt, says } = planned;
  const start = messages.say('action.report-start');
  const title = messages.say('report.confirm.title');
  const about = reportPhrase(definition, messages);
  const advice = messages.say('report.confirm.advice', {
    ...localDateAndTime(definition.rhythm, firstAt, messages),
    button: start,
  });
  const told = says === undefined ? NOTHING : toldOf(says, messages);
  const headline = told.headline || messages.say('report.nothing');
  const summary = [about, headline, advice].reduce(
    (first, second) => joinSentences(first, second, messages),
    title,
  );
  const card = render('report-preview', {
    title,
    about,
    headline,
    lines: told.lines.map((text) => ({ text })),
    section: told.section,
    entries: told.rows.map((row) => ({
      name: breakableInColumn(row.name),
      value: row.value,
      notes: notesOf(row).map((text) => ({ text })),
    })),
    more: told.more,
    advice,
    summary,
    rows: buttonRows([
      { title: start, data: { verb: 'confirm-report', request }, style: 'positive' },
      ...(says === undefined
        ? []
        : [{ title: messages.say('action.report-now'), data: { verb: 'send-report' as const, request } }]),
    ]),
  });
  const rows = told.rows.map((row) =>
    joinPhrases(
      [messages.say('phrase.labelled', { label: row.name, value: row.value }), ...notesOf(row)],
      messages,
    ),
  );
  const lines = [title, about, headline, ...told.lines, told.section, ...rows, told.more, advice];
  return { card, summary, text: lines.filter((line) => line !== '').join('\n') };
}

interface Told {
  readonly headline: string;
  readonly lines: readonly string[];
  readonly section: string;
  readonly rows: readonly ReportRow[];
  readonly more: string;
}

const NOTHING: Told = { headline: '', lines: [], section: '', rows: [], more: '' };

function toldOf({ headline, lines, sections }: ReportWords, messages: Messages): Told {
  const [first] = sections;
  const rows = first?.rows.slice(0, ROWS_SHOWN) ?? [];
  const more = (first?.total ?? 0) - rows.length;
  return {
    headline: messages.say('report.confirm.says', { summary: headline }),
    lines: lines.slice(0, LINES_SHOWN),
    section: first?.title ?? '',
    rows,
    more: more > 0 ? messages.say('list.more', { count: more }) : '',
  };
}

function notesOf({ worth, notes }: ReportRow): readonly string[] {
  return [worth, ...notes].filter((note) => note !== '');
}
