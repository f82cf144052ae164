import type { Messages } from '../../i18n/messages.js';
import type { ReportFigures } from '../../usecases/reports/read-report.js';
import { listAge } from '../portfolio/list-age.js';
import { ageLine, dataLine, sweptPhrase } from '../portfolio/portfolio-card.js';
import {
  customersPhrase,
  moneyFacts,
  portfolioEntry,
  portfolioSummary,
  totalsHeadline,
  totalsShare,
} from '../portfolio/portfolio-phrases.js';
import { unusedLines } from '../usage/unused-lines.js';
import { usageHeader } from '../usage/usage-header.js';
import { usageSummary, workloadWord } from '../usage/usage-phrases.js';
import { customerWithDomain } from '../words/customer-label.js';
import { explainedFigures } from '../words/explained-figures.js';
import { joinPhrases } from '../words/join.js';
import { microsoftName } from '../words/microsoft-name.js';
import { moneyInShort } from '../words/money-phrases.js';
import { type ReportTrend, reportTrend } from './report-trend.js';

/** A report in words: what the cards of the same questions say, for a page that has room for more. */
export interface ReportWords {
  readonly title: string;
  /** Whom it is about; outside text. */
  readonly name: string;
  readonly headline: string;
  /** Beneath the headline, the money first where it is known. */
  readonly lines: readonly string[];
  readonly sections: readonly ReportSection[];
  readonly trend: ReportTrend | undefined;
  /** From when it is, and what the figures mean. */
  readonly notes: readonly string[];
  /** The whole in a paragraph. */
  readonly summary: string;
}

export interface ReportSection {
  readonly title: string;
  readonly rows: readonly ReportRow[];
  /** With those that there is no room for. */
  readonly total: number;
  /** How many more there are; empty for none. */
  readonly more: string;
}

/** Outside text may stand in each part; empty ones are left out. */
export interface ReportRow {
  readonly name: string;
  readonly value: string;
  /** What it costs, beneath the value. */
  readonly worth: string;
  /** Beneath the name, a line each. */
  readonly notes: readonly string[];
}

const PRODUCTS_SHOWN = 20;
const WORKLOADS_SHOWN = 25;
const WORKLOAD_NAME_LIMIT = 80;

/** Undefined where there is nothing to tell. */
export function reportWords(figures: ReportFigures, now: Date, messages: Messages): ReportWords | undefined {
  switch (figures.kind) {
    case 'customer':
      return customerWords(figures, now, messages);
    case 'portfolio':
      return portfolioWords(figures, now, messages);
    case 'nothing':
      return undefined;
  }
}

function customerWords(
  { usage, trend }: Extract<ReportFigures, { kind: 'customer' }>,
  now: Date,
  messages: Messages,
): ReportWords {
  const title = messages.say('usage.title');
  const name = customerWithDomain(usage.customer, messages);
  if (usage.kind === 'no-data') {
    const headline = messages.say('usage.no-data');
    const lines = [messages.say('usage.no-data-explained')];
    const summary = messages.say('phrase.labelled', { label: name, value: headline });
    return { title, name, headline, lines, sections: [], trend: undefined, notes: [], summary };
  }
  const { customer, insight, money } = usage;
  const unused = unusedLines(usage, PRODUCTS_SHOWN, messages);
  const header = usageHeader(usage, now, messages, unused.toldSubscriptions);
  const { workloads } = insight;
  return {
    title,
    name,
    headline: header.headline,
    lines: said([header.money, header.change, header.warning, ...header.facts]),
    sections: withRows([
      {
        title: messages.say('unused.title'),
        rows: unused.lines.map(({ name, seats, worth, note }) => ({
          name,
          value: seats,
          worth,
          notes: said([note]),
        })),
        total: unused.lines.length + unused.more,
        more: unused.more > 0 ? messages.say('usage.more-products', { count: unused.more }) : '',
      },
      {
        title: messages.say('usage.title-all'),
        rows: workloads.slice(0, WORKLOADS_SHOWN).map((workload) => ({
          name: microsoftName(workload.workloadName, WORKLOAD_NAME_LIMIT),
          value: messages.say('phrase.bracketed', {
            text: messages.say('seats.of', {
              active: workload.licensesActive,
              qualified: workload.licensesQualified,
            }),
            note: messages.percent(workload.usagePercent),
          }),
          worth: '',
          notes: said([workloadWord(workload, messages)]),
        })),
        total: workloads.length,
        more: moreOf(workloads.length - WORKLOADS_SHOWN, messages),
      },
    ]),
    trend: trend && reportTrend(trend.trend, now, messages),
    notes: said([joinPhrases(said([header.dataAsOf, header.staleness]), messages), ...header.explained]),
    summary: usageSummary(customer, insight, messages, moneyInShort(money, messages)),
  };
}

function portfolioWords(
  { page }: Extract<ReportFigures, { kind: 'portfolio' }>,
  now: Date,
  messages: Messages,
): ReportWords {
  const { customers, totals, sweptAt } = page;
  const age = listAge(
    customers.map(({ processedDateTime }) => processedDateTime),
    now,
    messages,
  );
  const entries = customers.map((customer) => portfolioEntry(customer, age, messages));
  return {
    title: messages.say('usage.title'),
    name: messages.say('portfolio.title'),
    headline: totalsHeadline(totals, messages),
    lines: said([
      ...moneyFacts(totals.money, messages),
      ...totalsShare(totals, messages),
      customersPhrase(totals, messages),
    ]),
    sections: withRows([
      {
        title: messages.say('portfolio.order'),
        rows: entries.map(({ name, seats, worth, detail, note, flag }) => ({
          name,
          value: seats,
          worth,
          notes: said([detail, joinPhrases(said([note, flag]), messages)]),
        })),
        total: totals.customers,
        more: moreOf(totals.customers - customers.length, messages),
      },
    ]),
    trend: undefined,
    notes: said([
      dataLine(ageLine(age, messages)),
      sweptPhrase(sweptAt, now, messages),
      ...explainedFigures(totals.unused, { ...age.common, staleness: age.staleness }, messages).explained,
    ]),
    summary: portfolioSummary(totals, customers, messages),
  };
}

function moreOf(count: number, messages: Messages): string {
  return count > 0 ? messages.say('list.more', { count }) : '';
}

function said(parts: readonly string[]): readonly string[] {
  return parts.filter((part) => part !== '');
}

function withRows(sections: readonly ReportSection[]): readonly ReportSection[] {
  return sections.filter(({ rows }) => rows.length > 0);
}
