import type { FileKind } from '../domain/files/file-kind.js';
import type { CustomersQuestion } from '../domain/usage/customers-question.js';
import type { SnoozeDays } from '../domain/watching/alert.js';
import type { DigestRequest } from './digest-request.js';
import type { ReportRequestText } from './report-request.js';
import type { WatchProblem, WatchTarget } from './watch-request.js';

/** Every command, in the order lists of commands keep. The words are in `locales/`, the phrases in `phrases/`. */
export const COMMAND_NAMES = [
  'license-usage',
  'unused-licenses',
  'renewals',
  'trend',
  'plan',
  'portfolio',
  'portfolio-by-money',
  'export',
  'watch',
  'watches',
  'unwatch',
  'digest',
  'report',
  'send-test-alert',
  'language',
  'help',
  'status',
  'operations-here',
  'cost-prices-here',
  'list-prices-here',
] as const;
export type CommandName = (typeof COMMAND_NAMES)[number];

/** The most useful ones, which fit on a phone: what a short help card lists. */
export const HELP_COMMANDS = [
  'license-usage',
  'unused-licenses',
  'renewals',
  'trend',
  'portfolio',
  'watch',
  'watches',
  'digest',
] as const satisfies readonly CommandName[];

/** Commands only admins may run; nobody else is shown them. */
export const ADMIN_COMMANDS = [
  'status',
  'operations-here',
  'cost-prices-here',
  'list-prices-here',
] as const satisfies readonly CommandName[];
export type AdminCommandName = (typeof ADMIN_COMMANDS)[number];

/** Commands for everyone, in the order of the catalogue. */
export const OPEN_COMMANDS: readonly CommandName[] = COMMAND_NAMES.filter((name) => !isAdminCommand(name));

/** Commands about one customer. */
export const CUSTOMER_COMMANDS = ['license-usage', 'unused-licenses', 'renewals', 'trend', 'plan'] as const;
export type CustomerCommandName = (typeof CUSTOMER_COMMANDS)[number];

/** A command that says nothing but its name: one kind for each, so that a switch can tell them apart. */
type BareCommand<Name extends string> = Name extends string ? { readonly name: Name } : never;

/** What a text asked for. */
export type Command =
  /** `customer` is what the person wrote for the customer, as written; empty when they named none. */
  | { readonly name: CustomerCommandName; readonly customer: string }
  | { readonly name: 'watch'; readonly target: WatchTarget; readonly problem?: undefined }
  /** A watch that was meant but cannot be; what is wrong with it. */
  | { readonly name: 'watch'; readonly problem: WatchProblem; readonly target?: undefined }
  /** `which` is the number of a watch; undefined when none was named. */
  | { readonly name: 'unwatch'; readonly which: number | 'all' | undefined; readonly customer?: undefined }
  /** Whatever is watched of a customer, as written. */
  | { readonly name: 'unwatch'; readonly customer: string; readonly which?: undefined }
  /** Open alerts of a customer, as written; `days` undefined when it was no length a snooze may have. */
  | { readonly name: 'snooze'; readonly customer: string; readonly days: SnoozeDays | undefined }
  /** Those of all customers that a question takes. */
  | { readonly name: 'customers'; readonly question: CustomersQuestion }
  /** What is open in this conversation. */
  | { readonly name: 'alerts' }
  | { readonly name: 'digest'; readonly what: DigestRequest }
  | { readonly name: 'report'; readonly what: ReportRequestText }
  /** `language` as written, for `languageNamed`; empty when none was named. */
  | { readonly name: 'language'; readonly language: string }
  | BareCommand<
      'portfolio' | 'portfolio-by-money' | 'watches' | 'send-test-alert' | 'help' | AdminCommandName
    >
  | BareCommand<'greeting' | 'thanks'>;
export type RecognizedName = Command['name'];

/** What can be asked of a list that was just shown: another page, or another order. */
export const LIST_TURNS = ['next', 'previous', 'by-seats', 'by-money'] as const;
export type ListTurn = (typeof LIST_TURNS)[number];

/** What a text turned out to be. */
export type Recognized =
  | RecognizedPlainly
  /** It says something only where a list was just shown; `all` is the whole of it. Anywhere else it may be a name. */
  | { readonly kind: 'list'; readonly to: ListTurn | 'all' }
  /**
   * A file of what answers `question`, as written; empty for the question before. `otherwise` is what the text would be
   * if its words for a file were none: names begin with them too.
   */
  | {
      readonly kind: 'export';
      readonly file: FileKind;
      readonly question: string;
      readonly otherwise: RecognizedPlainly;
    };

/** What a text is that asks for no file. */
export type RecognizedPlainly =
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'unknown' };

/** Whether only admins may run a command. */
export function isAdminCommand(name: RecognizedName | CommandName): name is AdminCommandName {
  return ADMIN_COMMANDS.some((admin) => admin === name);
}

/** Whether a command is about one customer and shows something of it. */
export function isCustomerCommand(
  command: Command,
): command is Extract<Command, { readonly name: CustomerCommandName }> {
  return CUSTOMER_COMMANDS.some((name) => name === command.name);
}
