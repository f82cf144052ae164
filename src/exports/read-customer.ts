import { missingPhrase } from '../cards/usage/contract-facts.js';
import { createProductName } from '../cards/usage/product-name.js';
import { countedApartPhrase } from '../cards/usage/usage-phrases.js';
import type { FileView } from '../domain/files/file-question.js';
import type { Clock } from '../usecases/ports.js';
import type { ShowLicenseUsage } from '../usecases/usage/show-license-usage.js';
import type { ShowRenewals } from '../usecases/usage/show-renewals.js';
import type { ShowUnusedLicenses } from '../usecases/usage/show-unused-licenses.js';
import { exportedOf } from './about-sheet.js';
import type { Exported, ExportWish } from './exported.js';
import { renewalsSheet } from './renewal-sheets.js';
import { unusedSheet, usageSheets } from './usage-sheets.js';

export interface ReadCustomerDeps {
  readonly showLicenseUsage: ShowLicenseUsage;
  readonly showUnusedLicenses: ShowUnusedLicenses;
  readonly showRenewals: ShowRenewals;
  readonly clock: Clock;
}

/** The tables about the customer that a text means: a name, a domain or a customer id. Throws PartnerCenterError. */
export type ReadCustomer = (view: FileView, customer: string, wish: ExportWish) => Promise<Exported>;

export function createReadCustomer(deps: ReadCustomerDeps): ReadCustomer {
  const { showLicenseUsage, showUnusedLicenses, showRenewals, clock } = deps;

  async function usage(customer: string, { basis, call, messages }: ExportWish): Promise<Exported> {
    const answer = await showLicenseUsage.byText(customer, call, { basis });
    if (answer.kind !== 'usage') return { kind: 'only-words' };
    const { insight, money, deployment } = answer;
    return exportedOf(
      usageSheets(answer, messages),
      {
        subject: messages.say('usage.title'),
        customerName: answer.customer.customerName,
        madeAt: clock.now(),
        dataAge: insight.dataAge,
        reading: answer,
        notes: [
          countedApartPhrase(insight.products, createProductName(insight.products, messages), messages),
          missingPhrase([['part.deployment', deployment]], messages),
        ],
        basis: money?.basis,
        money,
        hasTerms: false,
      },
      messages,
    );
  }

  async function unused(customer: string, { basis, call, messages }: ExportWish): Promise<Exported> {
    const answer = await showUnusedLicenses.byText(customer, call, { basis });
    if (answer.kind !== 'unused') return { kind: 'only-words' };
    const { insight, money, deployment, renewals } = answer;
    return exportedOf(
      [unusedSheet(answer, messages)],
      {
        subject: messages.say('unused.title'),
        customerName: answer.customer.customerName,
        madeAt: clock.now(),
        dataAge: insight?.dataAge,
        reading: answer,
        notes: [
          insight === undefined ? messages.say('usage.no-data') : '',
          missingPhrase(
            [
              ['part.deployment', deployment],
              ['part.subscriptions', renewals],
            ],
            messages,
          ),
        ],
        basis: money?.basis,
        money,
        hasTerms: false,
      },
      messages,
    );
  }

  async function renewals(customer: string, { basis, call, messages }: ExportWish): Promise<Exported> {
    const answer = await showRenewals.byText(customer, call, { basis });
    if (answer.kind !== 'renewals') return { kind: 'only-words' };
    const { usage: used, money } = answer;
    return exportedOf(
      [renewalsSheet(answer, messages)],
      {
        subject: messages.say('renewals.title'),
        customerName: answer.customer.customerName,
        madeAt: clock.now(),
        dataAge: used.kind === 'known' ? used.value?.dataAge : undefined,
        reading: answer,
        notes: [missingPhrase([['part.usage', used]], messages)],
        basis: money?.basis,
        money,
        hasTerms: true,
      },
      messages,
    );
  }

  return (view, customer, wish) => {
    switch (view) {
      case 'license-usage':
        return usage(customer, wish);
      case 'unused-licenses':
        return unused(customer, wish);
      case 'renewals':
        return renewals(customer, wish);
    }
  };
}
