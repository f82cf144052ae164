import { PartnerCenterError, type PartnerCenterFault } from '../../base/errors.js';
import type { CallContext } from '../../usecases/ports.js';
import type { ApiRequest, PartnerCenterApi } from '../http/api.js';
import { customerOf } from '../http/customer-of.js';

/** What the API says of a token that it takes for no call at all. */
const REFUSALS: readonly PartnerCenterFault[] = ['unauthorized', 'mfa-required', 'wrong-audience'];

/** Something small that is about no customer in particular. */
const OF_NOBODY: ApiRequest = {
  route: '/v1/customers',
  path: '/v1/customers?size=1',
  tokenKind: 'app-user',
};

/** Whether a failure is a refusal of the token. */
export function isTokenRefused(error: unknown): error is PartnerCenterError {
  return error instanceof PartnerCenterError && REFUSALS.includes(error.fault);
}

/**
 * Whether a token that was refused for one customer is refused altogether: one customer that answers so says nothing
 * about the others, and must not end the sign-in of all. Asks the API, unless the request was about no customer.
 */
export async function isRefusedForAll(
  api: PartnerCenterApi,
  request: ApiRequest,
  call: CallContext,
): Promise<boolean> {
  if (customerOf(request) === undefined) return true;
  try {
    await api.get(OF_NOBODY, call);
    return false;
  } catch (error) {
    return isTokenRefused(error);
  }
}
