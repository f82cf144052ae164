import type { OutgoingConfig } from '../config/config.js';
import { OUTGOING_WAYS, type OutgoingWay } from '../usecases/outgoing/outgoing-ports.js';

/** The ways out that are set up. */
export function waysOut(outgoing: OutgoingConfig): ReadonlySet<OutgoingWay> {
  return new Set(OUTGOING_WAYS.filter((way) => outgoing[way] !== undefined));
}
