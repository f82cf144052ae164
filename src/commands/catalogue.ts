/** Every command, in the order the help card lists them. The words are in `locales/`, the phrases in `phrases/`. */
export const COMMAND_NAMES = ['license-usage', 'unused-licenses', 'renewals', 'help'] as const;
export type CommandName = (typeof COMMAND_NAMES)[number];

/** Commands about one customer. */
export type CustomerCommandName = Exclude<CommandName, 'help'>;

/** What a text asked for. */
export type Command =
  /** `customer` is what the person wrote for the customer, as written; empty when they named none. */
  | { readonly name: CustomerCommandName; readonly customer: string }
  | { readonly name: 'help' }
  | { readonly name: 'greeting' }
  | { readonly name: 'thanks' };
export type RecognizedName = Command['name'];

/** What a text turned out to be. */
export type Recognized =
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'unknown'; readonly nearest: readonly CommandName[] };
