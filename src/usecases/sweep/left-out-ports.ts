import type { PartnerCenterFault } from '../../base/errors.js';

/** What can be left out while the rest goes on: a customer of a sweep, a watch, a digest, an alert or another message. */
export type LeftOutKind = 'customer' | 'watch' | 'digest' | 'message';

/** Something that nothing could be done with. */
export interface LeftOut {
  readonly kind: LeftOutKind;
  /**
   * Of a customer or a watch; of a digest its tenant's and conversation's, with a space between; of a message
   * its card's or its alert's.
   */
  readonly id: string;
  /** As people know it; empty where it has no name. */
  readonly name: string;
  /** Undefined for what only another version of this program understands. */
  readonly reason: PartnerCenterFault | undefined;
}

/** What was left out and who knows of it. Methods throw StorageError. */
export interface LeftOutBook {
  /**
   * Those that the admins were not told of, which are then told: each once, until it was fine again. A customer whose
   * failure may pass by itself is among them from the second sweep in a row on.
   */
  takeUntold(at: Date): Promise<readonly LeftOut[]>;
}
