import { OutgoingError } from '../base/errors.js';
import { MINUTE_MS } from '../base/time.js';
import type { ReportWords } from '../cards/reports/report-words.js';
import { reportWords } from '../cards/reports/report-words.js';
import { personName } from '../cards/words/person-name.js';
import type { FileQuestion } from '../domain/files/file-question.js';
import type { PriceBasis } from '../domain/money/price-basis.js';
import type { Messages, MessagesFor } from '../i18n/messages.js';
import type { MakeFile } from '../usecases/files/file-ports.js';
import type { OutgoingMessage, ReportContent } from '../usecases/outgoing/outgoing-ports.js';
import type { CallContext, Clock } from '../usecases/ports.js';
import type { PriceBasisOf } from '../usecases/prices/price-basis-of.js';
import type { ReadReport } from '../usecases/reports/read-report.js';
import type { Mail, MailAttachment } from './mail-transport.js';
import { reportHtml } from './report-html.js';
import { reportText } from './report-text.js';

export interface MakeReportDeps {
  readonly readReport: ReadReport;
  readonly makeFile: MakeFile;
  readonly priceBasisOf: PriceBasisOf;
  readonly messagesFor: MessagesFor;
  readonly clock: Clock;
}

/** Writes the mail of a report. Throws OutgoingError where there is nothing to tell, PartnerCenterError and StorageError. */
export type MakeReport = (
  message: OutgoingMessage,
  content: ReportContent,
  mailDomain: string,
) => Promise<{ readonly basis: PriceBasis; readonly mail: Mail }>;

/** What mail servers take is mostly 20 MB at least; a file grows by a third on its way. */
const LARGEST_FILE_BYTES = 10 * 1024 * 1024;
const TIME_TO_READ_MS = 2 * MINUTE_MS;

/** Makes the writer of reports: figures are read when a report is written, with its file where that is small enough to send. */
export function createMakeReport(deps: MakeReportDeps): MakeReport {
  const { readReport, makeFile, priceBasisOf, messagesFor, clock } = deps;

  return async ({ outgoingId, conversation, language }, content, mailDomain) => {
    const { definition } = content;
    const locale = language ?? conversation.locale;
    const messages = messagesFor(locale);
    const basis = await priceBasisOf(conversation);
    const call: CallContext = {
      correlationId: outgoingId,
      locale: locale ?? 'en-US',
      signal: AbortSignal.timeout(TIME_TO_READ_MS),
      deadline: new Date(Date.now() + TIME_TO_READ_MS),
    };
    const now = clock.now();
    const customerId = definition.customer?.customerId;
    const figures = await readReport(customerId, { basis, call, withTrend: true });
    const words = reportWords(figures, now, messages);
    if (words === undefined) {
      // The next sweep may bring the first figures; a customer that is gone does not come back.
      const reason = figures.kind === 'nothing' ? figures.reason : 'nothing to tell';
      const isFinal = reason === 'no such customer';
      throw new OutgoingError('A report has nothing to tell', { scope: 'message', isFinal, reason });
    }
    const question: FileQuestion =
      customerId === undefined
        ? { kind: 'portfolio', order: 'seats' }
        : { kind: 'customer', view: 'license-usage', customer: customerId };
    const made = await makeFile({ question, file: 'xlsx', locale, basis }, call);
    const file = made.kind === 'file' ? await attachmentOf(made) : undefined;
    const frame = {
      language: messages.language,
      file: fileLine(file, messages),
      why: whyPhrase(content, messages),
      pictureId: `trend-${outgoingId}@${mailDomain}`,
    };
    return {
      basis,
      mail: {
        to: definition.address,
        subject: subjectOf(words, now, messages),
        text: reportText(words, frame, messages),
        html: reportHtml(words, frame),
        attachments: [
          ...pictureOf(words, frame.pictureId),
          ...(file === undefined || file === 'too-large' ? [] : [file]),
        ],
        messageId: `<report-${outgoingId}@${mailDomain}>`,
        references: [],
        headers: {
          'auto-submitted': 'auto-generated',
          'x-auto-response-suppress': 'All',
          'x-seatwise-id': outgoingId,
        },
      },
    };
  };
}

type MadeFile = Extract<Awaited<ReturnType<MakeFile>>, { readonly kind: 'file' }>;

async function attachmentOf({
  name: filename,
  contentType,
  contents,
}: MadeFile): Promise<MailAttachment | 'too-large'> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of contents()) {
    size += chunk.byteLength;
    if (size > LARGEST_FILE_BYTES) return 'too-large';
    chunks.push(chunk);
  }
  return { filename, contentType, base64: Buffer.concat(chunks).toString('base64') };
}

function pictureOf({ trend }: ReportWords, cid: string): readonly MailAttachment[] {
  if (trend === undefined) return [];
  const base64 = Buffer.from(trend.picture).toString('base64');
  return [{ filename: 'trend.png', contentType: 'image/png', base64, cid }];
}

function fileLine(file: MailAttachment | 'too-large' | undefined, messages: Messages): string {
  if (file === undefined) return '';
  return file === 'too-large'
    ? messages.say('report.too-large', { command: messages.say('command.export.example') })
    : messages.say('report.attached', { name: file.filename });
}

function whyPhrase({ number, askedBy, askedAt }: ReportContent, messages: Messages): string {
  const asked = { person: personName(askedBy), date: messages.date(askedAt) };
  if (number === undefined) return messages.say('report.why-once', asked);
  const command = messages.say('watch.unwatch-command', { number });
  return messages.say('report.why', { ...asked, number, command });
}

/** "License usage: Contoso (30 November 2026)". */
function subjectOf({ title, name }: ReportWords, now: Date, messages: Messages): string {
  const text = messages.say('phrase.labelled', { label: title, value: name });
  return messages.say('phrase.bracketed', { text, note: messages.date(now) });
}
