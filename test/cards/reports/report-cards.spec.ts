import assert from 'node:assert/strict';
import { parseCardRequest } from '../../../src/answers/card-request.js';
import { CARD_SIZE_LIMIT_BYTES, cardSizeBytes } from '../../../src/cards/render.js';
import type { Reply } from '../../../src/cards/reply.js';
import {
  noSuchReportReply,
  reportAddedReply,
  reportProblemReply,
  reportRefusedReply,
  reportRemovedReply,
  reportRestoredReply,
  reportSentReply,
  reportUnclearReply,
  reportZoneReply,
} from '../../../src/cards/reports/report-cards.js';
import { reportPreviewReply } from '../../../src/cards/reports/report-preview.js';
import { type ReportWords, reportWords } from '../../../src/cards/reports/report-words.js';
import { watchesReply } from '../../../src/cards/watches/watch-cards.js';
import type { Report } from '../../../src/domain/reports/report.js';
import { LANGUAGES } from '../../../src/i18n/locale.js';
import { sampleReport, sampleWatch } from '../../helpers/alerts.js';
import { messagesFor, render } from '../../helpers/cards.js';
import { assertNoAddress, HOSTILE_NAMES, readTextsOf } from '../../helpers/hostile-names.js';
import { elementsOf, parseEvents } from '../../helpers/parse-card.js';
import { assertSample } from '../../helpers/samples.js';
import { CONTOSO, giantRows, NOW, oneScreenAnswer, usageAnswer } from '../../helpers/situations.js';

const english = messagesFor('en');
const FIRST_AT = new Date('2026-12-01T08:00:00Z');

function says(usage = oneScreenAnswer(), messages = english): ReportWords {
  const words = reportWords({ kind: 'customer', usage, trend: undefined }, NOW, messages);
  return words ?? assert.fail();
}

function preview(report: Report, says: ReportWords | undefined, messages = english): Reply {
  const { customer, rhythm, address } = report;
  const request = { ...(customer && { customer: customer.customerId }), ...rhythm, address };
  const planned = { request, definition: { customer, rhythm, address }, firstAt: FIRST_AT, says };
  return reportPreviewReply(planned, messages, render);
}

const GIANT = usageAnswer(giantRows(60, 40));
const spoken = new Map<string, readonly ReportWords[]>();

/** What reports of little and of the longest names say; worked out once, since it takes longer than the cards. */
function saidIn(language: string): readonly ReportWords[] {
  const known =
    spoken.get(language) ?? [oneScreenAnswer(), GIANT].map((usage) => says(usage, messagesFor(language)));
  spoken.set(language, known);
  return known;
}

/** Every card this file is about. */
function everyReply(language: string, report: Report): readonly Reply[] {
  const messages = messagesFor(language);
  const customer = { ...CONTOSO, customerName: report.customer?.customerName ?? '' };
  const resolve = () => ({ days: 'monthly', address: report.address }) as const;
  const unclear = [
    { kind: 'several', tried: customer.customerName, customers: [customer, CONTOSO] },
    { kind: 'no-customer', tried: customer.customerName, nearest: [customer], searched: 9 },
    { kind: 'no-customer', tried: customer.customerName, nearest: [], searched: 9 },
    { kind: 'gone', customer },
  ] as const;
  return [
    ...saidIn(language).map((words) => preview(report, words, messages)),
    preview(report, undefined, messages),
    reportAddedReply({ kind: 'added', report, firstAt: FIRST_AT }, messages, render),
    reportAddedReply({ kind: 'known', report, firstAt: FIRST_AT }, messages, render),
    reportSentReply({ definition: report }, messages, render),
    reportRemovedReply(report, messages, render),
    reportRestoredReply(report, messages, render),
    noSuchReportReply(messages, render),
    reportRefusedReply({ reason: 'no-mail' }, messages, render),
    reportRefusedReply({ reason: 'domain', domains: ['contoso.com', 'psa.example'] }, messages, render),
    ...(['subject', 'days', 'time', 'address'] as const).map((problem) =>
      reportProblemReply(problem, messages, render),
    ),
    reportZoneReply('Atlantis', messages, render),
    ...unclear.map((one) => reportUnclearReply(one, resolve, messages, render)),
    ...([undefined, 'report-removed', 'report-restored'] as const).map((kind) =>
      watchesReply(
        {
          watches: [sampleWatch({ number: 1 })],
          reports: [report, sampleReport({ number: 9, customer: undefined })],
          digest: undefined,
          page: 0,
          change: kind && { kind, report },
        },
        messages,
        render,
      ),
    ),
  ];
}

describe('the cards of reports by mail', () => {
  it('show what would be sent to whom, with the press that sets it and one that sends it once', () => {
    const { card, text } = preview(sampleReport(), says());
    assertSample('report.preview', card);
    assert.match(text, /Contoso Ltd: by mail to ana@contoso\.com, on the 1st of every month at 08:00/);
    const { headline, lines, sections } = says();
    const [money = assert.fail()] = lines;
    const [{ rows } = assert.fail()] = sections;
    for (const part of [headline, money, rows[0]?.name, rows[0]?.value, ...(rows[0]?.notes ?? [])])
      assert.ok(part !== undefined && text.includes(part), `${part} in ${text}`);
    assert.ok(rows.length >= 2, 'a table');
    const verbs = elementsOf(card).filter(({ type }) => type === 'Action.Execute');
    assert.deepEqual(
      verbs.map(({ data }) => parseCardRequest(data)?.verb),
      ['confirm-report', 'send-report'],
    );
  });

  it('send none once where there are no figures yet', () => {
    const { card, text } = preview(sampleReport(), undefined);
    const verbs = elementsOf(card).filter(({ type }) => type === 'Action.Execute');
    assert.deepEqual(
      verbs.map(({ data }) => parseCardRequest(data)?.verb),
      ['confirm-report'],
    );
    assert.match(text, /There are no figures for it yet/);
  });

  it('say what was set, and what was ended, with the way back', () => {
    const report = sampleReport();
    assertSample(
      'report.set',
      reportAddedReply({ kind: 'added', report, firstAt: FIRST_AT }, english, render).card,
    );
    assertSample('report.ended', reportRemovedReply(report, english, render).card);
  });

  it('are on the list of watches, by number, each with a button that ends it', () => {
    const reports = [sampleReport(), sampleReport({ number: 6, customer: undefined })];
    const list = { watches: [sampleWatch({ number: 1 })], reports, digest: undefined, page: 0 };
    const { card, text } = watchesReply(list, english, render);
    assertSample('watches.with-reports', card);
    assert.match(text, /1 watch; 2 reports by mail/);
    assert.match(text, /Report 6: All customers: by mail to ana@contoso\.com/);
    const ended = elementsOf(card).flatMap(({ type, data }) =>
      type === 'Action.Execute' ? [parseCardRequest(data)] : [],
    );
    assert.deepEqual(
      ended.filter((request) => request?.verb === 'remove-report'),
      reports.map(({ reportId }) => ({ verb: 'remove-report', reportId, page: 0 })),
    );
  });

  for (const language of LANGUAGES) {
    it(`can be read by clients and stay under 28 KB in ${language}`, () => {
      for (const customerName of ['Contoso', 'WÉ漢'.repeat(90)]) {
        const report = sampleReport({ customer: { customerId: CONTOSO.customerId, customerName } });
        for (const { card } of everyReply(language, report)) {
          assert.deepEqual(parseEvents(card), []);
          assert.ok(cardSizeBytes(card) < CARD_SIZE_LIMIT_BYTES);
        }
      }
    });
  }

  it('hold names from outside for nothing but names', () => {
    for (const customerName of HOSTILE_NAMES) {
      const report = sampleReport({
        customer: { customerId: CONTOSO.customerId, customerName },
        address: 'a@x',
      });
      for (const { card } of everyReply('en', report))
        for (const [where, text] of readTextsOf(card)) assertNoAddress(text, where);
    }
  });
});
