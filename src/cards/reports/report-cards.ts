import type { ReportProblem } from '../../commands/report-request.js';
import type { Report, ReportDefinition } from '../../domain/reports/report.js';
import type { Messages } from '../../i18n/messages.js';
import type { UnclearCustomer } from '../../usecases/customers/find-customer.js';
import type { MailRefusal, ReportRequest } from '../../usecases/reports/plan-report.js';
import { allWatches } from '../all-watches.js';
import { displayText } from '../display-text.js';
import { noticeReply } from '../notices/notice-card.js';
import { unclearCustomerReply } from '../notices/unclear-customer.js';
import { localDateAndTime } from '../portfolio/digest-phrase.js';
import type { RenderCard } from '../render.js';
import type { Reply } from '../reply.js';
import { mailDomainsPhrase } from '../words/mail-domains.js';
import { removeButton, restoreButton } from './report-buttons.js';
import { reportLine } from './report-phrases.js';

/** A time zone that a person typed is quoted back no longer than this. */
const QUOTE_LIMIT = 60;

/** A report that comes from now on, or that came already; when, and how to end it. */
export function reportAddedReply(
  {
    kind,
    report,
    firstAt,
  }: { readonly kind: 'added' | 'known'; readonly report: Report; readonly firstAt: Date },
  messages: Messages,
  render: RenderCard,
): Reply {
  const notice = {
    title: messages.say(`report.${kind}.title`),
    about: reportLine(report, messages),
    advice: messages.say('report.added.advice', {
      ...localDateAndTime(report.rhythm, firstAt, messages),
      command: messages.say('watch.unwatch-command', { number: report.number }),
    }),
    buttons: [
      ...(kind === 'added' ? [removeButton(report, messages.say('action.undo'))] : []),
      allWatches(messages),
    ],
  };
  return noticeReply(notice, messages, render);
}

/** One mail was put on its way. */
export function reportSentReply(
  { definition }: { readonly definition: ReportDefinition },
  messages: Messages,
  render: RenderCard,
): Reply {
  const about = displayText(definition.address, 254);
  return noticeReply({ title: messages.say('report.sent.title'), about }, messages, render);
}

/** A report that was ended, with a button that takes it back. */
export function reportRemovedReply(report: Report, messages: Messages, render: RenderCard): Reply {
  const notice = {
    title: messages.say('report.removed.title'),
    about: reportLine(report, messages),
    advice: messages.say('report.removed.advice'),
    buttons: [restoreButton(report, messages), allWatches(messages)],
  };
  return noticeReply(notice, messages, render);
}

export function reportRestoredReply(report: Report, messages: Messages, render: RenderCard): Reply {
  const notice = {
    title: messages.say('report.restored.title'),
    about: reportLine(report, messages),
    buttons: [allWatches(messages)],
  };
  return noticeReply(notice, messages, render);
}

/** It was ended by somebody else meanwhile. */
export function noSuchReportReply(messages: Messages, render: RenderCard): Reply {
  const notice = { title: messages.say('report.unknown'), buttons: [allWatches(messages)] };
  return noticeReply(notice, messages, render);
}

/** Mail may not go there, and what an administrator can change. */
export function reportRefusedReply(refusal: MailRefusal, messages: Messages, render: RenderCard): Reply {
  const notice = {
    title: messages.say('report.refused.title'),
    about:
      refusal.reason === 'no-mail'
        ? messages.say('watch.ticket-refused.no-mail')
        : mailDomainsPhrase(refusal.domains, messages),
    advice: messages.say('report.refused.advice'),
  };
  return noticeReply(notice, messages, render);
}

/** What is missing of a report that was written, with an example. */
export function reportProblemReply(problem: ReportProblem, messages: Messages, render: RenderCard): Reply {
  const example = messages.say('command.report.example');
  const advice =
    problem === 'time'
      ? messages.say('digest.time-advice', { example })
      : messages.say(`report.problem.${problem}-advice`, { example });
  return noticeReply({ title: messages.say(`report.problem.${problem}`), advice }, messages, render);
}

export function reportZoneReply(tried: string, messages: Messages, render: RenderCard): Reply {
  const notice = {
    title: messages.say('digest.unknown-zone'),
    about: messages.say('digest.unknown-zone-tried', { zone: displayText(tried, QUOTE_LIMIT) }),
    advice: messages.say('digest.zone-advice', { example: messages.say('command.report.example') }),
  };
  return noticeReply(notice, messages, render);
}

/** The customer of a report is not clearly one: those it may be to choose from, with the rest as it was written. */
export function reportUnclearReply(
  unclear: UnclearCustomer,
  resolve: (customerId: string) => ReportRequest,
  messages: Messages,
  render: RenderCard,
): Reply {
  const title = messages.say('report.unclear.title');
  const choose = (customerId: string) => ({ verb: 'choose-report', request: resolve(customerId) }) as const;
  return unclearCustomerReply(unclear, { title, choose }, messages, render);
}
