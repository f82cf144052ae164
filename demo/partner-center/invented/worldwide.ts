import type { EmulatedCustomer } from '../customer.js';
import { company, uses } from './tables.js';

/** Names with accents, legal suffixes of many countries, Chinese, Japanese, Greek and right-to-left letters. */
export const worldwideCustomers: readonly EmulatedCustomer[] = [
  company('Padaria São Bento, Lda.', 'padariasaobento.onmicrosoft.com', 'PT', [
    uses('M365_BASIC', 11, { EXO: 10, TEAMS: 6, SPO: 2 }),
  ]),
  company('Construções Mondego, S.A.', 'mondego.onmicrosoft.com', 'PT', [
    uses('M365_PREMIUM', 75, { EXO: 69, TEAMS: 52, SPO: 34, OFFICE: 61, INTUNE: 18 }),
  ]),
  company('Drukarnia Łódź Sp. z o.o.', 'drukarnialodz.onmicrosoft.com', 'PL', [
    uses('M365_STANDARD', 38, { EXO: 34, TEAMS: 15, SPO: 12, OFFICE: 33 }),
    uses('EXO_P1', 12, { EXO: 3 }),
  ]),
  company('Żółw i Wspólnicy sp.k.', 'zolw.onmicrosoft.com', 'PL', [
    uses('O365_E1', 9, { EXO: 9, TEAMS: 8, SPO: 7 }),
  ]),
  company('Boulangerie Générale du Rhône SARL', 'boulangeriegenerale.onmicrosoft.com', 'FR', [
    uses('M365_STANDARD', 27, { EXO: 25, TEAMS: 11, SPO: 8, OFFICE: 22 }),
  ]),
  company('Étienne & Filles SAS', 'etienneetfilles.onmicrosoft.com', 'FR', [
    uses('M365_PREMIUM', 16, { EXO: 16, TEAMS: 14, SPO: 13, OFFICE: 15, INTUNE: 9 }),
  ]),
  company('Bakkerij De Gouden Aar B.V.', 'degoudenaar.onmicrosoft.com', 'NL', [
    uses('M365_BASIC', 19, { EXO: 17, TEAMS: 13, SPO: 5 }),
  ]),
  company('Van der Meer Logistiek N.V.', 'vandermeerlogistiek.onmicrosoft.com', 'BE', [
    uses('M365_E3', 155, { EXO: 149, TEAMS: 133, SPO: 81, OFFICE: 140, INTUNE: 101 }),
    uses('TEAMS_ROOMS', 6, { ROOMS: 6 }),
  ]),
  company('Müller & Söhne GmbH & Co. KG', 'muellerundsoehne.onmicrosoft.com', 'DE', [
    uses('M365_PREMIUM', 88, { EXO: 80, TEAMS: 77, SPO: 40, OFFICE: 79, INTUNE: 66 }),
  ]),
  company('Smørrebrød & Søn ApS', 'smorrebrod.onmicrosoft.com', 'DK', [
    uses('M365_STANDARD', 13, { EXO: 12, TEAMS: 7, SPO: 6, OFFICE: 11 }),
  ]),
  company('Blåbärsskogen AB', 'blabarsskogen.onmicrosoft.com', 'SE', [
    uses('O365_E3', 47, { EXO: 46, TEAMS: 45, SPO: 31, OFFICE: 44 }),
  ]),
  company('Cafetería Ñandú, S.L.', 'cafeterianandu.onmicrosoft.com', 'ES', [
    uses('M365_BASIC', 8, { EXO: 5, TEAMS: 2, SPO: 1 }),
  ]),
  company('Αιγαίο Ναυτιλιακή Α.Ε.', 'aigaionaftiliaki.onmicrosoft.com', 'GR', [
    uses('O365_E1', 52, { EXO: 49, TEAMS: 22, SPO: 10 }),
  ]),
  company('遠東茶葉股份有限公司', 'fareasterntea.onmicrosoft.com', 'TW', [
    uses('M365_STANDARD', 66, { EXO: 60, TEAMS: 27, SPO: 24, OFFICE: 58 }),
    uses('POWER_BI_PRO', 10, { PBI: 2 }),
  ]),
  company('台北山海設計工作室', 'shanhaidesign.onmicrosoft.com', 'TW', [
    uses('M365_PREMIUM', 12, { EXO: 12, TEAMS: 11, SPO: 10, OFFICE: 12, INTUNE: 3 }),
  ]),
  company('株式会社さくら製作所', 'sakuraseisakusho.onmicrosoft.com', 'JP', [
    uses('O365_E3', 240, { EXO: 229, TEAMS: 230, SPO: 120, OFFICE: 221 }),
  ]),
  company('شركة الواحة للتجارة', 'alwahatrading.onmicrosoft.com', 'AE', [
    uses('M365_STANDARD', 33, { EXO: 30, TEAMS: 16, SPO: 9, OFFICE: 28 }),
  ]),
];
