import type { EmulatedCustomer } from '../customer.js';
import { company, uses } from './tables.js';

/** Markdown, a link and a template expression: text that must stay text. */
export const HOSTILE_NAME = '**Bold** [link](http://evil.example) ${secret}';

/** Customers at the edges: nothing used, all used, too much used, no seats, no rows, old rows, odd names. */
export const unusualCustomers: readonly EmulatedCustomer[] = [
  company('Wingtip Toys', 'wingtiptoys.onmicrosoft.com', 'US', [
    uses('M365_STANDARD', 24, { EXO: 0, TEAMS: 0, SPO: 0, OFFICE: 0 }),
  ]),
  company('Woodgrove Bank', 'woodgrovebank.onmicrosoft.com', 'US', [
    uses('M365_E5', 300, { EXO: 300, TEAMS: 300, SPO: 300, OFFICE: 300, DEFENDER: 300 }),
  ]),
  company('Tailspin Toys', 'tailspintoys.onmicrosoft.com', 'US', [
    uses('O365_E3', 40, { EXO: 46, TEAMS: 41, SPO: 38, OFFICE: 40, YMR: 63 }),
  ]),
  company('Bellows College', 'bellowscollege.onmicrosoft.com', 'US', [
    uses('O365_A1', 0, { EXO: 0, TEAMS: 0, SPO: 12 }),
    uses('O365_E3', 55, { EXO: 51, TEAMS: 44, SPO: 39, OFFICE: 47 }),
  ]),
  company('Alpine Ski House', 'alpineskihouse.onmicrosoft.com', 'CH', []),
  company(
    'Coho Vineyard & Winery',
    'cohovineyard.onmicrosoft.com',
    'US',
    [uses('M365_PREMIUM', 30, { EXO: 26, TEAMS: 19, SPO: 11, OFFICE: 25, INTUNE: 6 })],
    { ageDays: 47 },
  ),
  company('Relecloud', 'relecloud.onmicrosoft.com', 'US', [
    uses('D365_SALES', 26, { CRM: 19, SPO: 4 }, { serviceName: 'crm' }),
    uses('O365_E3', 70, { EXO: 65, TEAMS: 61, SPO: 49, OFFICE: 60 }),
    uses('O365_E3', 20, { EXO: 18, TEAMS: 16, SPO: 12 }, { salesChannel: 'direct' }),
  ]),
  company('Graphic Design Institute', 'graphicdesigninstitute.onmicrosoft.com', 'US', [
    uses('TEAMS_ESSENTIALS', 18, { TEAMS: 7 }),
  ]),
  company('School of Fine Art', 'fineartschool.onmicrosoft.com', 'GB', [
    uses('M365_E5', 85, {
      EXO: 82,
      TEAMS: 79,
      SPO: 66,
      OFFICE: 74,
      INTUNE: 31,
      YMR: 12,
      AADP: 80,
      AIP: 8,
      DEFENDER: 78,
      PBI: 21,
      PHONE: 40,
      SFB: 0,
    }),
  ]),
  company(
    'The Phone Company',
    'thephonecompany.onmicrosoft.com',
    'US',
    [
      uses('TEAMS_PHONE', 200, { PHONE: 171, AUDIO: 64 }),
      uses('O365_E1', 200, { EXO: 197, TEAMS: 188, SPO: 77 }),
    ],
    { relationship: 'advisor' },
  ),
  company(HOSTILE_NAME, 'boldandlink.onmicrosoft.com', 'US', [
    uses('M365_BASIC', 10, { EXO: 7, TEAMS: 3, SPO: 1 }),
  ]),
  company(
    'North-Western Regional Association for the Promotion of Small Independent Bookshops, Reading Rooms, Travelling Libraries and Related Cultural Undertakings (Registered Charity), formerly the Lower Valley Book Society',
    'nwbookshops.onmicrosoft.com',
    'GB',
    [uses('M365_BASIC', 17, { EXO: 15, TEAMS: 8, SPO: 6 })],
  ),
];
