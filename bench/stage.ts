import type { Compiled } from './compiled.js';
import type { Amounts } from './figure.js';
import type { ScratchServer } from './scratch-server.js';

/** What every measurement stands on. */
export interface Stage {
  readonly compiled: Compiled;
  readonly server: ScratchServer;
  readonly amounts: Amounts;
  /** Tells people what is being done. */
  readonly tell: (text: string) => void;
}
