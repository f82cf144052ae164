import { PartnerCenterError } from '../../base/errors.js';
import type { Logger } from '../../base/logger.js';
import type { LicenseUsageRow } from '../../domain/usage/license-usage.js';
import type { CallContext, Clock, PartnerCenter } from '../../usecases/ports.js';
import type { SweepSource, UsagePage } from '../../usecases/sweep/everyone-ports.js';
import type { RememberedChoice, UsageApi } from '../../usecases/usage/usage-api-ports.js';
import { createDailyChoice } from '../memory/remembered-choice.js';
import type { CommercialUsage } from './commercial.js';

export interface UsageProviderOptions {
  /** PARTNER_CENTER_USAGE_API. */
  readonly usageApi: UsageApi | 'auto';
  /** The customer endpoints. */
  readonly customers: Pick<PartnerCenter, 'getLicenseUsage' | 'getCustomer'>;
  readonly commercial: CommercialUsage;
  /** What answers for one customer, and what answers for a sweep: a tenant may have one and not the other. */
  readonly remembered: { readonly oneCustomer: RememberedChoice; readonly sweep: RememberedChoice };
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Statuses that say the endpoint is not there, as opposed to: not now, or not this customer. */
const ABSENT: Readonly<Record<UsageApi, readonly number[]>> = {
  customer: [405, 410, 501],
  commercial: [403, 404, 405, 410, 501],
};

/** What one endpoint said. */
type Attempt =
  | { readonly kind: 'rows'; readonly rows: readonly LicenseUsageRow[] }
  | { readonly kind: 'unknown-customer' }
  | { readonly kind: 'absent'; readonly error: PartnerCenterError };

/**
 * Licence usage through whichever endpoint PARTNER_CENTER_USAGE_API says. `auto`, one customer: the customer endpoint
 * first, the commercial one where that answers 404 for a customer Partner Center knows, 405, 410 or 501. `auto`, all
 * customers: the commercial one, one by one where it answers 403, 404, 405, 410 or 501. What answered is asked first
 * for a day. When neither is there, the failure of the one asked first is thrown.
 */
export function createUsageProvider(options: UsageProviderOptions): SweepSource {
  const { usageApi, customers, commercial, remembered, clock, logger } = options;
  const forOne = createDailyChoice({ remembered: remembered.oneCustomer, clock, logger });
  const forSweep = createDailyChoice({ remembered: remembered.sweep, clock, logger });

  async function ask(api: UsageApi, customerId: string, call: CallContext): Promise<Attempt> {
    const provider = api === 'customer' ? customers : commercial;
    let rows: readonly LicenseUsageRow[] | undefined;
    try {
      rows = await provider.getLicenseUsage(customerId, call);
    } catch (error) {
      if (isAbsent(error, api)) return { kind: 'absent', error };
      throw error;
    }
    if (rows !== undefined) return { kind: 'rows', rows };
    // A 404 of the customer endpoint alone does not tell an unknown customer from an endpoint that is gone.
    const isKnown = api === 'customer' && (await customers.getCustomer(customerId, call)) !== undefined;
    return isKnown ? { kind: 'absent', error: createNotThereFailure(call) } : { kind: 'unknown-customer' };
  }

  async function getFromEither(
    customerId: string,
    call: CallContext,
  ): Promise<readonly LicenseUsageRow[] | undefined> {
    const isCommercialFirst = (await forOne.current(call.correlationId)) === 'commercial';
    const order: UsageApi[] = isCommercialFirst ? ['commercial', 'customer'] : ['customer', 'commercial'];
    let failure: PartnerCenterError | undefined;
    for (const api of order) {
      const said = await ask(api, customerId, call);
      if (said.kind === 'unknown-customer') return undefined;
      if (said.kind === 'absent') {
        failure ??= said.error;
        continue;
      }
      // An empty report proves nothing: that 404 may have been the customer endpoint's way to say "no data".
      if (api === 'customer' || said.rows.length > 0) await forOne.learn(api, call.correlationId);
      return said.rows;
    }
    throw failure ?? createNotThereFailure(call);
  }

  return {
    getLicenseUsage(customerId, call) {
      if (usageApi === 'customer') return customers.getLicenseUsage(customerId, call);
      if (usageApi === 'commercial') return commercial.getLicenseUsage(customerId, call);
      return getFromEither(customerId, call);
    },

    async getUsageOfEveryone(call, from) {
      if (usageApi === 'customer') return { kind: 'one-by-one' };
      if (usageApi === 'auto' && (await forSweep.current(call.correlationId)) === 'customer')
        return { kind: 'one-by-one' };
      const pages = commercial.listLicenseUsage(call, from)[Symbol.asyncIterator]();
      try {
        const first = await pages.next();
        await forSweep.learn('commercial', call.correlationId);
        return { kind: 'pages', pages: continueFrom(first, pages) };
      } catch (error) {
        // A later page may be gone where the endpoint is not.
        if (usageApi === 'commercial' || from !== undefined || !isAbsent(error, 'commercial')) throw error;
        await forSweep.learn('customer', call.correlationId);
        return { kind: 'one-by-one' };
      }
    },
  };
}

async function* continueFrom(
  first: IteratorResult<UsagePage>,
  rest: AsyncIterator<UsagePage>,
): AsyncGenerator<UsagePage> {
  for (let step = first; !step.done; step = await rest.next()) yield step.value;
}

function isAbsent(error: unknown, api: UsageApi): error is PartnerCenterError {
  return (
    error instanceof PartnerCenterError && error.status !== undefined && ABSENT[api].includes(error.status)
  );
}

function createNotThereFailure(call: CallContext): PartnerCenterError {
  return new PartnerCenterError('Partner Center answered 404 to the usage of a customer that it knows', {
    fault: 'not-found',
    status: 404,
    correlationId: call.correlationId,
  });
}
