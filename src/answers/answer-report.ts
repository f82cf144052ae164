import type { ChangeReportAction } from '../cards/card-action.js';
import type { RenderCard } from '../cards/render.js';
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
} from '../cards/reports/report-cards.js';
import { reportPreviewReply } from '../cards/reports/report-preview.js';
import { reportWords } from '../cards/reports/report-words.js';
import type { ReportRequestText } from '../commands/report-request.js';
import type { Report } from '../domain/reports/report.js';
import type { Messages } from '../i18n/messages.js';
import type { CallContext, Clock } from '../usecases/ports.js';
import type { PriceBasisOf } from '../usecases/prices/price-basis-of.js';
import type { PlanReport, PlanReportOutcome, ReportRequest } from '../usecases/reports/plan-report.js';
import type { ReadReport } from '../usecases/reports/read-report.js';
import type { ReportStore } from '../usecases/reports/report-ports.js';
import type { Answer } from './asking.js';
import type { AnswerWatch, AskingInConversation } from './watching/answer-watch.js';

export interface AnswerReportDeps {
  readonly planReport: PlanReport;
  readonly readReport: ReadReport;
  readonly reports: ReportStore;
  readonly priceBasisOf: PriceBasisOf;
  /** The list of watches, on which reports stand too. */
  readonly list: AnswerWatch['list'];
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
  /** The one with this number; undefined where there is none. */
  remove(number: number, asking: AskingInConversation, messages: Messages): Promise<Answer | undefined>;
  /** Ends one or brings it back; with a page the answer is that page of the list of watches, which says so. */
  change(request: ChangeReportAction, asking: AskingInConversation, messages: Messages): Promise<Answer>;
}

export function createAnswerReport(deps: AnswerReportDeps): AnswerReport {
  const { planReport, readReport, reports, priceBasisOf, list, clock, render } = deps;

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
    const figures = await readReport(definition.customer?.customerId, { basis, call, withTrend: false });
    const says = reportWords(figures, clock.now(), messages);
    return {
      reply: reportPreviewReply({ ...outcome, says }, messages, render),
      outcome: 'unknown',
      placement: 'message',
    };
  };

  function changed(reply: Answer['reply'], { reportId, number, customer }: Report): Answer {
    const audit = { customerId: customer?.customerId, detail: { reportId, number } };
    return { reply, outcome: 'answered', audit };
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

    async remove(number, { conversation }, messages) {
      const report = await reports.remove(conversation, { number }, clock.now());
      return report && changed(reportRemovedReply(report, messages, render), report);
    },

    async change({ verb, reportId, page }, asking, messages) {
      const { conversation } = asking;
      const isEnd = verb === 'remove-report';
      const report = isEnd
        ? await reports.remove(conversation, { reportId }, clock.now())
        : await reports.restore(conversation, reportId, clock.now());
      if (report === undefined) {
        if (page === undefined) return { reply: noSuchReportReply(messages, render), outcome: 'unknown' };
        const told = { kind: 'told', text: messages.say('report.unknown') } as const;
        return { ...(await list(page, asking, messages, told)), outcome: 'unknown' };
      }
      if (page !== undefined) {
        const kind = isEnd ? 'report-removed' : 'report-restored';
        return changed((await list(page, asking, messages, { kind, report })).reply, report);
      }
      const say = isEnd ? reportRemovedReply : reportRestoredReply;
      return changed(say(report, messages, render), report);
    },
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
