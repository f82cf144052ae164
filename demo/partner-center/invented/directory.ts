import { type EmulatedCustomer, guidFrom, type UsageEntry } from '../customer.js';
import { WORKLOADS, type WorkloadCode } from '../workloads.js';
import { PRODUCTS, type ProductKey } from './tables.js';

const PLACES =
  'Alder Ashford Barrow Beacon Birch Blackwater Bramble Bridgend Cedar Chalk Clifton Copper Crescent Dalton Eastgate ' +
  'Elm Falcon Fenwick Foxglove Granite Greystone Harbour Hawthorn Hazel Heron Highfield Ivory Juniper Kestrel Kingsway ' +
  'Larch Linden Lakeside Maple Marlow Meadow Millbrook Northgate Oakwood Orchard Pebble Pinewood Quarry Redwood ' +
  'Riverside Rowan Saffron Seaview Silver Southgate Sparrow Summit Thornton Tidewater Union Valley Westbrook Willow ' +
  'Windmill Yarrow';
const TRADES =
  'Accounting Analytics Architects Automotive Bakery Beverages Brewing Builders Ceramics Chemicals Cleaning Clothing ' +
  'Consulting Dairy Dental Design Electric Energy Engineering Farms Fisheries Florists Foods Freight Furniture Glass ' +
  'Health Hotels Insurance Interiors Joinery Labs Legal Logistics Machinery Marine Media Metals Optics Paper Pharmacy ' +
  'Plumbing Printing Robotics Schools Security Timber Travel';
const SUFFIXES =
  'Ltd|GmbH|SARL|B.V.|Inc.|Sp. z o.o.|Lda.|S.A.|AB|ApS|Oy|AS|S.L.|S.r.l.|Pty Ltd|LLC|PLC|AG|N.V.|KG|Group|Holdings|' +
  'Partners|& Sons|& Co.|International|Services|Solutions|Works|Brothers|Collective|Cooperative|Trust|Associates|' +
  'Company|Studio';

const LINES: readonly { readonly product: ProductKey; readonly workloads: readonly WorkloadCode[] }[] = [
  { product: 'M365_PREMIUM', workloads: ['EXO', 'TEAMS', 'SPO', 'OFFICE', 'INTUNE'] },
  { product: 'O365_E3', workloads: ['EXO', 'TEAMS', 'SPO', 'OFFICE', 'YMR'] },
  { product: 'M365_E5', workloads: ['EXO', 'TEAMS', 'DEFENDER', 'PBI', 'PHONE'] },
  { product: 'EMS_E3', workloads: ['INTUNE', 'AADP', 'AIP', 'MCAS', 'MDI'] },
];

/**
 * Any number of customers with names, domains and usage that follow from their position: the same position is always
 * the same customer. Names repeat after 103,680, domains and ids never. Rows (`rowsPerCustomer`, 1-20, 20 when not
 * given) are made when they are asked for, so 100,000 customers cost little memory.
 */
export function createDirectory(
  count: number,
  {
    rowsPerCustomer = 20,
    ageDays = 6,
  }: { readonly rowsPerCustomer?: number; readonly ageDays?: number } = {},
): readonly EmulatedCustomer[] {
  const places = PLACES.split(' ');
  const trades = TRADES.split(' ');
  const suffixes = SUFFIXES.split('|');
  return Array.from({ length: count }, (_, position) => {
    const place = places[position % places.length] ?? '';
    const trade = trades[Math.floor(position / places.length) % trades.length] ?? '';
    const suffix = suffixes[Math.floor(position / (places.length * trades.length)) % suffixes.length] ?? '';
    const domain = `${place}${trade}${position}.onmicrosoft.com`.toLowerCase();
    return {
      customerId: guidFrom(domain),
      companyName: `${place} ${trade} ${suffix}`,
      domain,
      country: 'GB',
      relationship: 'reseller',
      get usage() {
        return usageAt(position, ageDays).slice(0, rowsPerCustomer);
      },
    };
  });
}

function usageAt(position: number, processed: number): UsageEntry[] {
  return LINES.flatMap(({ product, workloads }, line) => {
    const licensesQualified = 5 + ((position * 7919 + line * 131) % 500);
    return workloads.map((code, place) => ({
      productName: PRODUCTS[product],
      workloadName: WORKLOADS[code],
      workloadCode: code,
      serviceName: 'o365',
      salesChannel: 'reseller',
      licensesActive: Math.floor(
        (licensesQualified * ((position * 31 + place * 17 + line * 53) % 108)) / 100,
      ),
      licensesQualified,
      processed,
    }));
  });
}
