import type { RecognizedName } from '../catalogue.js';

/**
 * How people write each command in one language. `[a|b]` stands for any one of its alternatives, which may be empty,
 * and `{customer}` for the customer. Case, accents and spare spaces do not matter, so they are left out here.
 */
export type Phrases = Readonly<Record<RecognizedName, readonly string[]>>;
