import type {
  ChangeWatchesAction,
  ShowAlertsAction,
  ShowCustomerAction,
  ShowHelpAction,
  ShowPortfolioAction,
  ShowWatchesAction,
  StopDigestAction,
} from '../cards/card-action.js';
import type { SnoozeDays } from '../domain/alert.js';
import type { WatchRuleKind } from '../domain/watch.js';
import type { AlertChoice } from '../usecases/watch-ports.js';

/** A watch as the form on the usage card gives it. */
export interface AddWatchRequest {
  readonly verb: 'add-watch';
  readonly customerId: string;
  readonly ruleKind: WatchRuleKind;
  /** Percent, seats or days, as the rule has it; undefined when nothing was put in. */
  readonly limit: number | undefined;
}

/** What is wanted of the alerts on a card. */
export type ChangeAlertsRequest = {
  readonly cardId: string;
  readonly choice: AlertChoice;
} & (
  | { readonly verb: 'acknowledge' | 'reopen' | 'stop' }
  | { readonly verb: 'snooze'; readonly days: SnoozeDays; readonly reason: string }
);

/** A pressed button together with what was put into the card's inputs. */
export type CardRequest =
  | ShowCustomerAction
  | AddWatchRequest
  | ShowWatchesAction
  | ChangeWatchesAction
  | StopDigestAction
  | ChangeAlertsRequest
  | ShowAlertsAction
  | ShowPortfolioAction
  | ShowHelpAction;
