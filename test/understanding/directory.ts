import { generateCustomers } from '../../bench/customer-names.js';
import type { Customer } from '../../src/domain/customers/customer.js';

/** Customers that the sentences name, and some whose names are words of a sentence. */
const NAMED = [
  'Contoso',
  'Fabrikam, Inc.',
  'Northwind Traders',
  'Adventure Works',
  'Next plc',
  'All Seasons Ltd',
  'Help B.V.',
  'Watch Tower Ltd',
  'Trend Micro Incorporated',
  'La Poste SA',
  'KPN B.V.',
  'Bakkerij Jansen B.V.',
  'Żabka Polska sp. z o.o.',
  'PKO Bank Polski S.A.',
  'Jerónimo Martins SGPS S.A.',
  'Câmara Municipal de Lisboa',
  '台灣積體電路製造股份有限公司',
  '國立臺灣大學',
  'The Phone House',
  'Parcel2Go Ltd',
  'Weatherford International',
  'Movie Star GmbH',
  'Tailspin Toys',
  'Wingtip Toys',
  'Contoso Pharmaceuticals GmbH',
  'Chef’s Corner',
  'Jean Moreau SARL',
  'TV Globo S.A.',
];

function customer(customerName: string, at: number): Customer {
  const label = customerName
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '')
    .slice(0, 20);
  return {
    customerId: `5d2e7c11-0b5a-4c0e-9d53-${String(at).padStart(12, '0')}`,
    customerName,
    domain: `${customerName === 'Contoso' ? 'contoso' : label || `tenant${at}`}.onmicrosoft.com`,
  };
}

/** About a thousand customers of many countries, with those that the sentences name. */
export function directoryCustomers(): readonly Customer[] {
  return [...NAMED.map(customer), ...generateCustomers(1_000 - NAMED.length, 13)];
}
