import { OutgoingError } from '../base/errors.js';
import { domainOfAddress } from '../domain/mail-address.js';
import type { Alert } from '../domain/watching/alert.js';
import type { AlertMoney } from '../domain/watching/alert-money.js';
import type { MessagesFor } from '../i18n/messages.js';
import type { Carrier } from '../usecases/outgoing/outgoing-ports.js';
import { createSendMail, type Mail, type MailTransportOptions } from './mail-transport.js';
import type { MakeReport } from './make-report.js';
import { ticketMail } from './ticket-mail.js';

export interface MailCarrierDeps extends MailTransportOptions {
  /** MAIL_DOMAINS. */
  readonly domains: readonly string[];
  /** What an alert is about in money, on the basis its conversation shows. Throws StorageError. */
  readonly moneyOf: (alert: Alert) => Promise<AlertMoney | undefined>;
  readonly messagesFor: MessagesFor;
  readonly makeReport: MakeReport;
}

/** Sends mails, to the domains of the settings alone. */
export function createMailCarrier({
  domains,
  moneyOf,
  messagesFor,
  makeReport,
  ...options
}: MailCarrierDeps): Carrier {
  const sendMail = createSendMail(options);
  const mailDomain = domainOfAddress(options.from.address);

  return {
    async make(message) {
      const { outgoingId, content, conversation, language } = message;
      if (content.kind === 'report') {
        const { basis, mail } = await makeReport(message, content, mailDomain);
        return { basis, content: mail };
      }
      const to = content.target.kind === 'mail' ? content.target.address : '';
      const money = await moneyOf(content.alert);
      const messages = messagesFor(language ?? conversation.locale);
      return {
        basis: money?.totals.basis ?? 'retail',
        content: ticketMail({ outgoingId, content }, to, { mailDomain, money }, messages),
      };
    },

    async send(_message, { content }, signal) {
      const mail = content as Mail;
      // The settings may have changed since it was asked for.
      if (!domains.includes(domainOfAddress(mail.to)))
        throw new OutgoingError('Mail may not go there', {
          scope: 'message',
          isFinal: true,
          reason: 'MAIL_DOMAINS',
        });
      await sendMail(mail, signal);
    },
  };
}
