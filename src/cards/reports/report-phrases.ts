import type { Report, ReportDefinition } from '../../domain/reports/report.js';
import type { Messages } from '../../i18n/messages.js';
import { displayText } from '../display-text.js';
import { digestPhrase } from '../portfolio/digest-phrase.js';
import { customerLabel } from '../words/customer-label.js';

const ADDRESS_LIMIT = 254;

/** "Contoso: by mail to ana@contoso.com, every Monday at 08:00, Europe/Lisbon". */
export function reportPhrase({ customer, rhythm, address }: ReportDefinition, messages: Messages): string {
  return messages.say('report.phrase', {
    customer:
      customer === undefined ? messages.say('portfolio.title') : customerLabel(customer, messages, 50),
    address: displayText(address, ADDRESS_LIMIT),
    rhythm: digestPhrase(rhythm, messages),
  });
}

/** "Report 3". */
export function reportName({ number }: Report, messages: Messages): string {
  return messages.say('report.numbered', { number });
}

/** "Report 3 (Contoso: by mail to …)". */
export function reportLine(report: Report, messages: Messages): string {
  return messages.say('phrase.bracketed', {
    text: reportName(report, messages),
    note: reportPhrase(report, messages),
  });
}
