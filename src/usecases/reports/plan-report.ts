import type { ConversationAddress } from '../../domain/conversation.js';
import { domainOfAddress } from '../../domain/mail-address.js';
import type { ReportDefinition } from '../../domain/reports/report.js';
import { nextDigest, type ReportDays } from '../../domain/schedules/digest-rhythm.js';
import { parseZone } from '../../domain/schedules/digest-zone.js';
import { createFindNamed, type FindCustomer, type UnclearCustomer } from '../customers/find-customer.js';
import type { DigestStore } from '../portfolio/digest-ports.js';
import type { CallContext, Clock } from '../ports.js';

/** A report as people ask for it: the customer as they wrote it, or its id. */
export interface ReportRequest {
  /** Undefined for all customers. */
  readonly customer?: string | undefined;
  readonly days: ReportDays;
  /** `HH:MM`; 08:00 unless given. */
  readonly time?: string | undefined;
  /** As written; that of the conversation's digest unless given, UTC where none comes. */
  readonly zone?: string | undefined;
  readonly address: string;
}

/** Why mail may not go there. */
export type MailRefusal =
  | { readonly reason: 'no-mail' }
  | { readonly reason: 'domain'; readonly domains: readonly string[] };

export type PlanReportOutcome =
  /** What it would be, and when it first came; nothing is kept. `request` is the same with nothing left open. */
  | {
      readonly kind: 'planned';
      readonly request: ReportRequest;
      readonly definition: ReportDefinition;
      readonly firstAt: Date;
    }
  | { readonly kind: 'refused'; readonly refusal: MailRefusal }
  | { readonly kind: 'unknown-zone'; readonly tried: string }
  /** `resolve` is the request with the customer chosen. */
  | {
      readonly kind: 'unclear';
      readonly unclear: UnclearCustomer;
      readonly resolve: (customerId: string) => ReportRequest;
    };

export interface PlanReportDeps {
  readonly findCustomer: FindCustomer;
  readonly digests: Pick<DigestStore, 'of'>;
  /** Domains that mail may go to, lower case; undefined where no mail is sent. */
  readonly mailDomains: readonly string[] | undefined;
  readonly clock: Clock;
}

/** Works out what a report would be. Throws PartnerCenterError and StorageError. */
export type PlanReport = (
  request: ReportRequest,
  conversation: ConversationAddress,
  call: CallContext,
) => Promise<PlanReportOutcome>;

const USUAL_TIME = '08:00';

/** A name that only resembles a customer's is no name for a report. */
export function createPlanReport({ findCustomer, digests, mailDomains, clock }: PlanReportDeps): PlanReport {
  const findNamed = createFindNamed(findCustomer);

  return async (request, conversation, call) => {
    const { customer: written, days, time = USUAL_TIME, address } = request;
    if (mailDomains === undefined) return { kind: 'refused', refusal: { reason: 'no-mail' } };
    if (!mailDomains.includes(domainOfAddress(address)))
      return { kind: 'refused', refusal: { reason: 'domain', domains: mailDomains } };
    const tried = request.zone ?? (await digests.of(conversation))?.rhythm.zone ?? 'UTC';
    const zone = parseZone(tried);
    if (zone === undefined) return { kind: 'unknown-zone', tried };
    const found = written === undefined ? undefined : await findNamed(written, call);
    if (found !== undefined && found.kind !== 'one')
      return {
        kind: 'unclear',
        unclear: found,
        resolve: (customerId) => ({ ...request, customer: customerId }),
      };
    const rhythm = { days, time, zone };
    return {
      kind: 'planned',
      request: { ...(found && { customer: found.customer.customerId }), ...rhythm, address },
      definition: { customer: found && toNamed(found.customer), rhythm, address },
      firstAt: nextDigest(rhythm, clock.now()),
    };
  };
}

function toNamed({
  customerId,
  customerName,
  toldApartBy,
}: NonNullable<ReportDefinition['customer']>): NonNullable<ReportDefinition['customer']> {
  return { customerId, customerName, ...(toldApartBy === undefined ? {} : { toldApartBy }) };
}
