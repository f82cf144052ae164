import {
  digestPhrase,
  digestProblemReply,
  digestScheduledReply,
  digestStoppedReply,
} from '../../../src/cards/portfolio/digest-card.js';
import {
  reportAddedReply,
  reportProblemReply,
  reportRemovedReply,
} from '../../../src/cards/reports/report-cards.js';
import { reportPreviewReply } from '../../../src/cards/reports/report-preview.js';
import { reportWords } from '../../../src/cards/reports/report-words.js';
import {
  noSuchWatchReply,
  testAlertSentReply,
  watchAddedReply,
  watchCustomerUnclearReply,
  watchesReply,
  watchProblemReply,
  watchRemovedReply,
  watchRestoredReply,
} from '../../../src/cards/watches/watch-cards.js';
import type { DigestRhythm } from '../../../src/domain/schedules/digest-rhythm.js';
import type { Watch } from '../../../src/domain/watching/watch.js';
import type { Messages } from '../../../src/i18n/messages.js';
import { sampleReport, sampleWatch } from '../../../test/helpers/alerts.js';
import { render } from '../../../test/helpers/cards.js';
import { CONTOSO, NOW, oneScreenAnswer } from '../../../test/helpers/situations.js';
import { eachOf, type Situation, type Situations } from '../situation.js';
import { CUSTOMERS } from './names.js';

const RHYTHM: DigestRhythm = { days: 'monday', time: '09:00', zone: 'Europe/Paris' };
const EXCEPT = [CUSTOMERS.long, CUSTOMERS.arabic, CUSTOMERS.unbroken];

function numbered(number: number, changes: Partial<Watch> = {}): Watch {
  return sampleWatch({
    number,
    watchId: `33333333-3333-4333-8333-${String(number).padStart(12, '0')}`,
    ...changes,
  });
}

const THREE = [
  numbered(1, { customer: CONTOSO, exceptProducts: ['Defender'] }),
  numbered(3, { exceptCustomers: EXCEPT, minimumSeats: 25 }),
  numbered(4, { rule: { kind: 'renewal', withinDays: 30 } }),
];
const FORTY = Array.from({ length: 40 }, (_, at) =>
  numbered(at + 1, THREE[at % 3] && { ...THREE[at % 3], number: at + 1 }),
);
const REPORTS = [
  sampleReport({ number: 5 }),
  sampleReport({ number: 6, customer: CUSTOMERS.long }),
  sampleReport({ number: 7, customer: undefined }),
];
const FIRINGS = {
  unswept: undefined,
  none: { customers: 0, alerts: 0 },
  some: { customers: 12, alerts: 31 },
};

/** Watches: the list, what changes it, and the digest's settings. */
export const watchingSituations: Situations = (messages) => [
  ...lists(messages),
  ...changes(messages),
  ...eachOf('watch-problem', { percent: 'percent', 'several-rules': 'several-rules' } as const, (problem) =>
    watchProblemReply(problem, messages, render),
  ),
  ...digests(messages),
  ...reports(messages),
];

function lists(messages: Messages): readonly Situation[] {
  const digest = digestPhrase(RHYTHM, messages);
  const list = (watches: readonly Watch[], page = 0, comes = true) =>
    watchesReply({ watches, digest: comes ? digest : undefined, page }, messages, render);
  return [
    { name: 'watches-none', reply: list([], 0, false) },
    { name: 'watches-three', reply: list(THREE) },
    { name: 'watches-40-page-2', reply: list(FORTY, 1) },
    {
      name: 'watches-with-reports',
      reply: watchesReply({ watches: THREE, reports: REPORTS, digest, page: 1 }, messages, render),
    },
  ];
}

function changes(messages: Messages): readonly Situation[] {
  const watch = THREE[0] ?? numbered(1);
  const unclear = { kind: 'several', tried: 'cont', customers: [CONTOSO, CUSTOMERS.long] } as const;
  return [
    ...eachOf('watch-added', FIRINGS, (firing) =>
      watchAddedReply({ kind: 'added', watch, firing }, messages, render),
    ),
    {
      name: 'watch-known',
      reply: watchAddedReply({ kind: 'known', watch, firing: undefined }, messages, render),
    },
    { name: 'watch-removed', reply: watchRemovedReply({ watches: FORTY }, messages, render) },
    { name: 'watch-restored', reply: watchRestoredReply({ watches: [watch] }, messages, render) },
    { name: 'watch-unknown', reply: noSuchWatchReply({ number: 7, watches: FORTY }, messages, render) },
    { name: 'watch-customer-unclear', reply: watchCustomerUnclearReply(unclear, messages, render) },
    { name: 'watch-test-sent', reply: testAlertSentReply(messages, render) },
  ];
}

function digests(messages: Messages): readonly Situation[] {
  const nextAt = new Date('2026-11-23T08:00:00Z');
  const zone = { kind: 'unknown-zone', tried: 'W'.repeat(90) } as const;
  return [
    { name: 'digest-set', reply: digestScheduledReply({ rhythm: RHYTHM, nextAt }, messages, render) },
    { name: 'digest-stopped', reply: digestStoppedReply({ wasOn: true }, messages, render) },
    { name: 'digest-none', reply: digestStoppedReply({ wasOn: false }, messages, render) },
    { name: 'digest-no-days', reply: digestProblemReply({ kind: 'days' }, messages, render) },
    { name: 'digest-unknown-zone', reply: digestProblemReply(zone, messages, render) },
  ];
}

function reports(messages: Messages): readonly Situation[] {
  const [report = sampleReport()] = REPORTS;
  const { customer, rhythm, address } = report;
  const firstAt = new Date('2026-12-01T08:00:00Z');
  const planned = {
    request: { days: rhythm.days, address },
    definition: { customer, rhythm, address },
    firstAt,
  };
  const usage = oneScreenAnswer();
  const says = reportWords({ kind: 'customer', usage, trend: undefined }, NOW, messages);
  return [
    { name: 'report-preview', reply: reportPreviewReply({ ...planned, says }, messages, render) },
    { name: 'report-set', reply: reportAddedReply({ kind: 'added', report, firstAt }, messages, render) },
    { name: 'report-ended', reply: reportRemovedReply(report, messages, render) },
    { name: 'report-no-address', reply: reportProblemReply('address', messages, render) },
  ];
}
