import type { RenderCard } from '../cards/render.js';
import {
  noSuchReportReply,
  reportAddedReply,
  reportPreviewReply,
  reportProblemReply,
  reportRefusedReply,
  reportRemovedReply,
  reportRestoredReply,
  reportSentReply,
  reportUnclearReply,
  reportZoneReply,
} from '../cards/reports/report-cards.js';
import { reportWords } from '../cards/reports/report-words.js';
import type { ReportRequestText } from '../commands/report-request.js';
import type { Report } from '../domain/reports/report.js';
import type { Messages } from '../i18n/messages.js';
import type { CallContext, Clock } from '../usecases/ports.js';
import type { PriceBasisOf } from '../usecases/prices/price-basis-of.js';
import type { PlanReport, PlanReportOutcome, ReportRequest } from '../usecases/reports/plan-report.js';
import type { ReadReport } from '../usecases/reports/read-report.js';
import type { ReportChoice, ReportStore } from '../usecases/reports/report-ports.js';
import type { AskingInConversation } from './answer-watch.js';
import type { Answer } from './asking.js';

export interface AnswerReportDeps {
  readonly planReport: PlanReport;
  readonly readReport: ReadReport;
  readonly reports: ReportStore;
  readonly priceBasisOf: PriceBasisOf;
  readonly clock: Clock;
  readonly render: RenderCard;
}

/** Answers everything about reports by mail. Methods throw StorageError and PartnerCenterError. */
export interface AnswerReport {
  /** Shows what a report that was written would be; keeps nothing. */
  command(
    asked: ReportRequestText,
    asking: AskingInConversation,
    call: CallContext,
    messages: Messages,
  ): Promise<Answer>;
  preview(
    request: ReportRequest,
    asking: AskingInConversation,
    call: CallContext,
    messages: Messages,
  ): Promise<Answer>;
  /** Sets the report, or sends one such mail. */
  confirm(
    kind: 'set' | 'send-one',
    request: ReportRequest,
    asking: AskingInConversation,
    call: CallContext,
    messages: Messages,
  ): Promise<Answer>;
  /** Undefined where there is none. */
  remove(
    choice: ReportChoice,
    asking: AskingInConversation,
    messages: Messages,
  ): Promise<ChangedReport | undefined>;
  restore(
    reportId: string,
    asking: AskingInConversation,
    messages: Messages,
  ): Promise<ChangedReport | undefined>;
  /** It was ended by somebody else, or never there. */
  unknown(messages: Messages): Answer;
}

/** What was done to a report, for a list that says so. */
export interface ChangedReport {
  readonly report: Report;
  readonly answer: Answer;
}

export function createAnswerReport(deps: AnswerReportDeps): AnswerReport {
  const { planReport, readReport, reports, priceBasisOf, clock, render } = deps;

  /** What cannot be a report, in words. */
  function notPlanned(
    outcome: Exclude<PlanReportOutcome, { readonly kind: 'planned' }>,
    messages: Messages,
  ): Answer {
    switch (outcome.kind) {
      case 'refused':
        return {
          reply: reportRefusedReply(outcome.refusal, messages, render),
          outcome: 'refused',
          placement: 'message',
        };
      case 'unknown-zone':
        return { reply: reportZoneReply(outcome.tried, messages, render), outcome: 'unknown' };
      case 'unclear':
        return {
          reply: reportUnclearReply(outcome.unclear, outcome.resolve, messages, render),
          outcome: 'several',
          placement: 'message',
        };
    }
  }

  const preview: AnswerReport['preview'] = async (request, { conversation }, call, messages) => {
    const outcome = await planReport(request, conversation, call);
    if (outcome.kind !== 'planned') return notPlanned(outcome, messages);
    const { definition } = outcome;
    const basis = await priceBasisOf(conversation);
    const figures = await readReport(definition.customer?.customerId, { basis, call });
    const says = reportWords(figures, clock.now(), messages)?.summary;
    return {
      reply: reportPreviewReply({ ...outcome, says }, messages, render),
      outcome: 'unknown',
      placement: 'message',
    };
  };

  function changed(report: Report, reply: Answer['reply']): ChangedReport {
    const { reportId, number, customer } = report;
    const audit = { customerId: customer?.customerId, detail: { reportId, number } };
    return { report, answer: { reply, outcome: 'answered', audit } };
  }

  return {
    preview,

    async command({ report, problem }, asking, call, messages) {
      if (report === undefined)
        return { reply: reportProblemReply(problem, messages, render), outcome: 'unknown' };
      return preview(report, asking, call, messages);
    },

    async confirm(kind, request, { conversation, person }, call, messages) {
      const outcome = await planReport(request, conversation, call);
      if (outcome.kind !== 'planned') return notPlanned(outcome, messages);
      const { definition, firstAt } = outcome;
      const customerId = definition.customer?.customerId;
      if (kind === 'send-one') {
        await reports.sendOnce(conversation, definition, person, clock.now());
        return {
          reply: reportSentReply({ definition }, messages, render),
          outcome: 'answered',
          placement: 'message',
          audit: { customerId },
        };
      }
      const known = (await reports.of(conversation)).find((one) => isSame(one, definition));
      const report = known ?? (await reports.add(conversation, definition, person, clock.now()));
      const added = { kind: known ? 'known' : 'added', report, firstAt } as const;
      const { reportId, number } = report;
      return {
        reply: reportAddedReply(added, messages, render),
        outcome: 'answered',
        // The question has its answer: nobody presses it twice.
        placement: 'in-place',
        audit: { customerId, detail: { reportId, number } },
      };
    },

    async remove(choice, { conversation }, messages) {
      const report = await reports.remove(conversation, choice, clock.now());
      return report && changed(report, reportRemovedReply(report, messages, render));
    },

    async restore(reportId, { conversation }, messages) {
      const report = await reports.restore(conversation, reportId, clock.now());
      return report && changed(report, reportRestoredReply(report, messages, render));
    },

    unknown: (messages) => ({ reply: noSuchReportReply(messages, render), outcome: 'unknown' }),
  };
}

/** Whether two reports are alike; what a customer is called does not matter. */
function isSame(
  one: Omit<Report, 'reportId'>,
  other: Pick<Report, 'customer' | 'rhythm' | 'address'>,
): boolean {
  return keyOf(one) === keyOf(other);
}

function keyOf({ customer, rhythm, address }: Pick<Report, 'customer' | 'rhythm' | 'address'>): string {
  const { days, time, zone } = rhythm;
  return JSON.stringify([customer?.customerId, days, time, zone, address.toLowerCase()]);
}
