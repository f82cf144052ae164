import type { OutgoingConfig } from '../config/config.js';
import type { OutgoingWay } from '../usecases/outgoing/outgoing-ports.js';

/** The ways out that are set up. */
export function waysOut({ webhook }: OutgoingConfig): ReadonlySet<OutgoingWay> {
  return new Set(webhook === undefined ? [] : ['webhook']);
}
