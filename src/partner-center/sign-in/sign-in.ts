import type { AccessTokenSource } from '../http/access-token.js';
import type { PartnerCenterApi } from '../http/api.js';
import type { SignInStatus } from './ports.js';

/** Everything the rest of Seatwise needs of the sign-in at Partner Center. */
export interface SignIn {
  readonly accessToken: AccessTokenSource;
  /**
   * Tokens of the same sign-in for the host of the price sheets. Nothing is asked before the first is wanted. Throws
   * `forbidden` where nobody consented to it, which says nothing about the sign-in itself.
   */
  readonly priceToken: AccessTokenSource;
  /**
   * The same API, with an eye on it: a refusal for want of MFA stops App+User calls in every replica. A call that
   * app-only tokens may make is then made once more with one.
   */
  watch(api: PartnerCenterApi): PartnerCenterApi;
  /** What is known without asking the network. Never rejects. */
  status(): Promise<SignInStatus>;
}
