import { tokenCache } from './0001-token-cache.js';
import { settingState } from './0002-setting-state.js';
import { usageHistory } from './0003-usage-history.js';
import { conversation } from './0004-conversation.js';
import { watching } from './0005-watching.js';
import { customerDomain } from './0006-customer-domain.js';
import { alertMoved } from './0007-alert-moved.js';
import { lastReading } from './0008-last-reading.js';
import { deliveryTrials } from './0009-delivery-trials.js';
import { termsReadAgain } from './0010-terms-read-again.js';
import { leftOut } from './0011-left-out.js';
import { activityClaim } from './0012-activity-claim.js';
import { customerFigures } from './0013-customer-figures.js';
import { costPrices } from './0014-cost-prices.js';
import { prices } from './0015-prices.js';
import { customerMoney } from './0016-customer-money.js';
import { offerName } from './0017-offer-name.js';
import { offerMatrix } from './0018-offer-matrix.js';
import { download } from './0019-download.js';
import { plans } from './0021-plans.js';
import { liveSeats } from './0023-live-seats.js';
import type { Migration } from './migration.js';
import { outgoing } from './outgoing/0020-outgoing.js';
import { mailReport } from './outgoing/0024-mail-report.js';
import { partedOutgoing } from './outgoing/0025-parted-outgoing.js';

/** Every migration, in order. To add one: a new file with the next number, and a line here. */
export const MIGRATIONS: readonly Migration[] = [
  tokenCache,
  settingState,
  usageHistory,
  conversation,
  watching,
  customerDomain,
  alertMoved,
  lastReading,
  deliveryTrials,
  termsReadAgain,
  leftOut,
  activityClaim,
  customerFigures,
  costPrices,
  prices,
  customerMoney,
  offerName,
  offerMatrix,
  download,
  outgoing,
  plans,
  liveSeats,
  mailReport,
  partedOutgoing,
];
