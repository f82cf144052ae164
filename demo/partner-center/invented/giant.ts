import type { EmulatedCustomer } from '../customer.js';
import { WORKLOADS, type WorkloadCode } from '../workloads.js';
import { company, type ProductKey, uses } from './tables.js';

const DYNAMICS: ReadonlySet<WorkloadCode> = new Set(['CRM', 'FIN', 'SALES', 'FIELD']);
const OFFICE_WORKLOADS = (Object.keys(WORKLOADS) as WorkloadCode[]).filter((code) => !DYNAMICS.has(code));

/** Suites with their seats, how many of the workloads they show, and the percent in use in the busiest of those. */
const SUITES: readonly (readonly [ProductKey, number, number, number])[] = [
  ['M365_E5', 4000, OFFICE_WORKLOADS.length, 97],
  ['M365_E3', 3350, 16, 92],
  ['M365_F3', 2700, 9, 81],
  ['O365_E3', 2050, 12, 74],
  ['O365_E1', 1400, 6, 52],
];

/** Seats in use: less from workload to workload, down to none. */
function fallingUse(
  seats: number,
  workloads: number,
  busiest: number,
): Partial<Record<WorkloadCode, number>> {
  return Object.fromEntries(
    OFFICE_WORKLOADS.slice(0, workloads).map((code, position) => [
      code,
      Math.floor((seats * Math.max(0, busiest - position * 2.7)) / 100),
    ]),
  );
}

/** A customer with 40 workloads and some 20 products. */
export const giantCustomer: EmulatedCustomer = company(
  'Wide World Importers',
  'wideworldimporters.onmicrosoft.com',
  'US',
  [
    ...SUITES.map(([suite, seats, workloads, busiest]) =>
      uses(suite, seats, fallingUse(seats, workloads, busiest)),
    ),
    uses('COPILOT', 750, { COPILOT: 212 }),
    uses('TEAMS_ROOMS', 64, { ROOMS: 60 }),
    uses('TEAMS_PHONE', 1200, { PHONE: 655, AUDIO: 310 }),
    uses('POWER_BI_PRO', 480, { PBI: 301 }),
    uses('POWER_APPS', 300, { POWERAPPS: 44 }),
    uses('POWER_AUTOMATE', 150, { FLOW: 19 }),
    uses('VISIO_P2', 90, { VISIO: 37 }),
    uses('PROJECT_P3', 110, { PROJECT: 70 }),
    uses('EXO_P2', 260, { EXO: 255 }),
    uses('EXO_ARCHIVE', 260, { ARCHIVE: 0 }),
    uses('DEFENDER_O365', 900, { DEFENDER: 871 }),
    uses('ENTRA_P1', 900, { AADP: 880 }),
    uses('D365_FINANCE', 45, { FIN: 45, CRM: 12 }),
    uses('D365_SALES', 60, { SALES: 48 }),
  ],
);
