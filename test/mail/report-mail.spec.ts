import assert from 'node:assert/strict';
import { reportWords } from '../../src/cards/reports/report-words.js';
import type { Customer } from '../../src/domain/customers/customer.js';
import { LANGUAGES } from '../../src/i18n/locale.js';
import { createMakeReport } from '../../src/mail/make-report.js';
import type { FileToGive } from '../../src/usecases/files/file-ports.js';
import type { OutgoingMessage, ReportContent } from '../../src/usecases/outgoing/outgoing-ports.js';
import type { ReportFigures } from '../../src/usecases/reports/read-report.js';
import { messagesFor } from '../helpers/cards.js';
import { assertNoAddress, HOSTILE_NAMES } from '../helpers/hostile-names.js';
import { portfolioCustomer, portfolioPage } from '../helpers/portfolio-situations.js';
import { CONTOSO, MIXED_ROWS, NOW, oneScreenAnswer, usageAnswer } from '../helpers/situations.js';
import { halfAYear } from '../helpers/trends.js';

const ADDRESS = 'ana@contoso.com';
const DEFINITION = { rhythm: { days: 'monthly', time: '08:00', zone: 'UTC' }, address: ADDRESS } as const;

function messageOf(changes: Partial<ReportContent>, language?: string): OutgoingMessage {
  const content: ReportContent = {
    kind: 'report',
    at: NOW,
    reportId: '11111111-1111-4111-8111-111111111111',
    number: 3,
    definition: { ...DEFINITION, customer: CONTOSO },
    askedBy: { userId: undefined, name: 'Rita Marques' },
    askedAt: NOW,
    ...changes,
  };
  return {
    outgoingId: '22222222-2222-4222-8222-222222222222',
    conversation: {
      tenantId: 't',
      conversationId: 'c',
      conversationType: 'channel',
      serviceUrl: 'https://smba.example/',
      botId: 'b',
      teamId: undefined,
      userId: undefined,
      locale: undefined,
    },
    language,
    content,
    body: undefined,
    failures: 0,
    failedForMs: 0,
  };
}

function customerFigures(customer: Customer = CONTOSO): ReportFigures {
  return {
    kind: 'customer',
    usage: { ...oneScreenAnswer(), customer },
    trend: { kind: 'trend', customer, trend: halfAYear() },
  };
}

const portfolioFigures: ReportFigures = { kind: 'portfolio', page: portfolioPage() };

/** A file of so many bytes. */
function fileOf(bytes: number): FileToGive {
  return {
    kind: 'file',
    name: 'License usage - 2026-11-21.xlsx',
    subject: 'License usage',
    customerName: undefined,
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    leftOut: [],
    async *contents() {
      for (let left = bytes; left > 0; left -= 1_000_000) yield new Uint8Array(Math.min(left, 1_000_000));
    },
  };
}

async function mailOf(
  figures: ReportFigures,
  {
    language,
    fileBytes = 1000,
    ...changes
  }: Partial<ReportContent> & { readonly language?: string; readonly fileBytes?: number } = {},
) {
  const message = messageOf(changes, language);
  const makeReport = createMakeReport({
    readReport: async () => figures,
    makeFile: async () => fileOf(fileBytes),
    priceBasisOf: async () => 'retail',
    messagesFor,
    clock: { now: () => NOW },
  });
  return (await makeReport(message, message.content as ReportContent, 'contoso.com')).mail;
}

/** What a reader sees of a page. */
function readIn(html: string): string {
  return html
    .replace(/<style>.*?<\/style>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
}

describe('the mail of a report', () => {
  for (const [name, figures] of [
    ['a customer', customerFigures()],
    ['all customers', portfolioFigures],
  ] as const) {
    for (const language of LANGUAGES) {
      it(`says of ${name} the same as a page and as text, in ${language}`, async () => {
        const words = reportWords(figures, NOW, messagesFor(language)) ?? assert.fail();
        const mail = await mailOf(figures, { language });
        const page = readIn(mail.html ?? '').replaceAll('\u200c', '');
        const { text } = mail;
        assert.match(mail.html ?? '', new RegExp(`<html lang="${language}">`));
        const said = [
          words.title,
          words.name,
          words.headline,
          ...words.lines,
          ...words.notes,
          ...words.sections.flatMap(({ title, rows }) => [
            title,
            ...rows.flatMap((row) => [row.name, row.value, row.worth, ...row.notes]),
          ]),
          ...(words.trend === undefined
            ? []
            : [words.trend.title, words.trend.headline, ...words.trend.lines.map((line) => line.text)]),
          'Rita Marques',
          'License usage - 2026-11-21.xlsx',
          messagesFor(language).say('watch.unwatch-command', { number: 3 }),
        ];
        for (const part of said) {
          assert.ok(page.includes(part), `“${part}” is on the page: ${page}`);
          assert.ok(text.includes(part), `“${part}” is in the text: ${text}`);
        }
        for (const whole of [page, text]) assert.doesNotMatch(whole, /undefined|NaN|\{\w+\}|\[object/);
      });
    }
  }

  it('has the picture of the trend within it, and fetches nothing', async () => {
    const { html = '', attachments = [] } = await mailOf(customerFigures());
    const [picture] = attachments;
    assert.ok(html.includes(`src="cid:${picture?.cid}"`));
    assert.deepEqual([...Buffer.from(picture?.base64 ?? '', 'base64').subarray(1, 4)], [0x50, 0x4e, 0x47]);
    assert.doesNotMatch(html, /https?:|url\(|<(?:script|link|iframe|form)/i);
  });

  it('holds names from outside for nothing but names', async () => {
    for (const customerName of [
      ...HOSTILE_NAMES,
      '"><img src=x onerror=alert(1)>',
      'a\r\nBcc: x@evil.example',
    ]) {
      const customer = { ...CONTOSO, customerName, domain: undefined };
      const figures = [
        customerFigures(customer),
        {
          kind: 'portfolio',
          page: portfolioPage({ customers: [portfolioCustomer({ customerName })] }),
        },
      ] as const;
      for (const figure of figures) {
        const { html = '', subject } = await mailOf(figure);
        const tags = [...html.replace(/<style>.*?<\/style>/gs, '').matchAll(/<\/?([a-z0-9!]+)/gi)];
        const known =
          /^(?:!doctype|html|head|meta|title|style|body|table|tr|td|p|h1|h2|br|span|bdi|div|img)$/i;
        assert.deepEqual(
          tags.filter(([, tag = '']) => !known.test(tag)).map(([tag]) => tag),
          [],
          customerName,
        );
        assert.equal([...html.matchAll(/<img/g)].length, figure.kind === 'customer' ? 1 : 0, customerName);
        assert.doesNotMatch(subject, /[\r\n]/);
        const named = figure.kind === 'customer' ? /<h1[^>]*>(.*?)<\/h1>/ : /<bdi>(.*?)<\/bdi>/;
        assertNoAddress(readIn(named.exec(html)?.[1] ?? assert.fail(html)));
      }
    }
  });

  it('leaves a file out that no mail server takes, and says how to get it', async () => {
    const { attachments = [], text } = await mailOf(portfolioFigures, { fileBytes: 11_000_000 });
    assert.deepEqual(attachments, []);
    assert.match(text, /too large for a mail.*export portfolio/);
  });

  it('says that no figures are there yet', async () => {
    const { kind: _kind, insight: _insight, money: _money, ...parts } = usageAnswer(MIXED_ROWS);
    const { text } = await mailOf({
      kind: 'customer',
      usage: { kind: 'no-data', ...parts },
      trend: undefined,
    });
    assert.match(text, /No usage data yet/);
  });

  it('is not written where nobody is there any more, or nothing was read', async () => {
    for (const [reason, isFinal] of [
      ['no such customer', true],
      ['nothing read yet', false],
    ] as const)
      await assert.rejects(mailOf({ kind: 'nothing', reason }), { reason, isFinal, scope: 'message' });
  });

  it('of one that was asked for once says that no more follow', async () => {
    const { text } = await mailOf(portfolioFigures, { number: undefined, reportId: undefined });
    assert.match(text, /Rita Marques asked for it .*, once\./);
    assert.doesNotMatch(text, /unwatch/);
  });
});
