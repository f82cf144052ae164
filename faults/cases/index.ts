import type { Fault } from '../fault.js';
import { CLOCK_FAULTS } from './clock.js';
import { CONNECTOR_FAULTS } from './connector.js';
import { DATABASE_FAULTS } from './database.js';
import { PARTNER_CENTER_FAULTS } from './partner-center.js';
import { PROCESS_FAULTS } from './processes.js';
import { SIGN_IN_FAULTS } from './sign-in.js';

/** Everything that is broken, in the order of the table. */
export const FAULTS: readonly Fault[] = [
  ...PARTNER_CENTER_FAULTS,
  ...SIGN_IN_FAULTS,
  ...DATABASE_FAULTS,
  ...CONNECTOR_FAULTS,
  ...CLOCK_FAULTS,
  ...PROCESS_FAULTS,
];
