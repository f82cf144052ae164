import type { EmulatedCustomer } from '../customer.js';
import { company, uses } from './tables.js';

/** Customers such as every partner has: mostly in order, a few seats idle here and there. */
export const everydayCustomers: readonly EmulatedCustomer[] = [
  company('Contoso', 'contoso.onmicrosoft.com', 'US', [
    uses('M365_PREMIUM', 120, { EXO: 112, TEAMS: 96, SPO: 71, OFFICE: 104, INTUNE: 38, YMR: 4 }),
    uses('EXO_P1', 15, { EXO: 9 }),
    uses('POWER_BI_PRO', 20, { PBI: 6 }),
    uses('COPILOT', 25, { COPILOT: 7 }),
  ]),
  company('Contoso', 'contosoretail.onmicrosoft.com', 'GB', [
    uses('M365_F3', 340, { EXO: 88, TEAMS: 251, SPO: 60 }),
    uses('M365_STANDARD', 45, { EXO: 45, TEAMS: 44, SPO: 39, OFFICE: 43 }),
  ]),
  company('Fabrikam Ltd', 'fabrikam.onmicrosoft.com', 'GB', [
    uses('M365_PREMIUM', 50, { EXO: 33, TEAMS: 0, SPO: 21, OFFICE: 30, INTUNE: 12 }),
    uses('EXO_ARCHIVE', 10, { ARCHIVE: 2 }),
    uses('VISIO_P2', 8, { VISIO: 1 }),
  ]),
  company('Fabrikam GmbH', 'fabrikam-gmbh.onmicrosoft.com', 'DE', [
    uses('O365_E3', 210, { EXO: 198, TEAMS: 187, SPO: 143, OFFICE: 176, SFB: 3, YMR: 11 }),
    uses('EMS_E3', 210, { INTUNE: 164, AADP: 201, AIP: 22 }),
  ]),
  company('Northwind Traders', 'northwindtraders.onmicrosoft.com', 'US', [
    uses('O365_E1', 80, { EXO: 74, TEAMS: 41, SPO: 29 }),
    uses('D365_SALES', 18, { SALES: 13, CRM: 12 }),
  ]),
  company('Adventure Works Cycles', 'adventure-works.onmicrosoft.com', 'US', [
    uses('M365_E3', 460, { EXO: 441, TEAMS: 428, SPO: 377, OFFICE: 433, INTUNE: 290, YMR: 37, WINDOWS: 402 }),
    uses('TEAMS_PHONE', 120, { PHONE: 48 }),
    uses('POWER_APPS', 40, { POWERAPPS: 9 }),
  ]),
  company('Litware, Inc.', 'litwareinc.onmicrosoft.com', 'US', [
    uses('M365_STANDARD', 64, { EXO: 58, TEAMS: 55, SPO: 30, OFFICE: 57 }),
  ]),
  company('Proseware, Inc.', 'proseware.onmicrosoft.com', 'CA', [
    uses('O365_E5', 95, { EXO: 91, TEAMS: 90, SPO: 68, OFFICE: 88, PBI: 17, PHONE: 22, AUDIO: 31, EDISC: 1 }),
  ]),
  company('Trey Research', 'treyresearch.onmicrosoft.com', 'IE', [
    uses('M365_E5', 36, {
      EXO: 35,
      TEAMS: 36,
      SPO: 34,
      OFFICE: 33,
      DEFENDER: 35,
      MDE: 30,
      PBI: 20,
      INTUNE: 29,
    }),
    uses('PROJECT_P3', 12, { PROJECT: 5 }),
  ]),
  company('City Power & Light', 'cpandl.onmicrosoft.com', 'US', [
    uses('M365_E3', 820, { EXO: 655, TEAMS: 590, SPO: 402, OFFICE: 610, INTUNE: 188 }),
    uses('D365_FIELD', 140, { FIELD: 97, CRM: 88 }),
  ]),
  company("Margie's Travel", 'margiestravel.onmicrosoft.com', 'AU', [
    uses('M365_BASIC', 14, { EXO: 13, TEAMS: 9, SPO: 4 }),
  ]),
  company('Fourth Coffee', 'fourthcoffee.onmicrosoft.com', 'US', [
    uses('M365_F3', 60, { EXO: 22, TEAMS: 47 }),
    uses('M365_STANDARD', 6, { EXO: 6, TEAMS: 5, SPO: 5, OFFICE: 6 }),
  ]),
  company('Munson’s Pickles and Preserves Farm', 'munsonspickles.onmicrosoft.com', 'US', [
    uses('M365_STANDARD', 22, { EXO: 20, TEAMS: 12, SPO: 9, OFFICE: 19 }),
  ]),
  company('VanArsdel, Ltd.', 'vanarsdelltd.onmicrosoft.com', 'US', [
    uses('O365_E3', 130, { EXO: 118, TEAMS: 102, SPO: 55, OFFICE: 97, YMR: 0 }),
    uses('SPO_P1', 30, { SPO: 8 }),
  ]),
  company('Lamna Healthcare Company', 'lamnahealthcare.onmicrosoft.com', 'US', [
    uses('M365_E5', 510, { EXO: 488, TEAMS: 502, SPO: 301, OFFICE: 399, DEFENDER: 480, INTUNE: 455 }),
    uses('M365_F3', 900, { EXO: 310, TEAMS: 840, SPO: 122 }),
  ]),
  company('Humongous Insurance', 'humongousinsurance.onmicrosoft.com', 'ZA', [
    uses('O365_E3', 1450, { EXO: 1391, TEAMS: 1322, SPO: 960, OFFICE: 1288, YMR: 240 }),
    uses('COPILOT', 200, { COPILOT: 61 }),
    uses('POWER_AUTOMATE', 50, { FLOW: 14 }),
  ]),
];
