import { readFileSync } from 'node:fs';
import type { Customer } from '../src/domain/customers/customer.js';
import { createRandom, type Random } from './random.js';

interface Country {
  readonly share: number;
  readonly forms: readonly string[];
  readonly surnames: readonly string[];
  readonly trades: readonly string[];
  readonly places: readonly string[];
}

const words = (list: string): readonly string[] => list.split(' ');
const phrases = (list: string): readonly string[] => list.split(', ');

const ENGLISH: Country = {
  share: 34,
  forms: phrases('Ltd, Ltd., Limited, LLC, Inc., Inc, PLC, Corp., Corporation, Pty Ltd, Co., , , '),
  surnames: words(
    'Ashdown Barlow Carrow Denholm Ellery Fairfax Garside Hartley Ingram Jarrow Kirkby Langton Mercer Norwood Oakley Pemberton Quinlan Radcliffe Selwyn Thorne Underhill Vickers Whitlock Yardley Abbott Brannigan Coyle Drummond Eastwood Falconer Grantham Holloway Marlow Prescott Sutcliffe Tiverton Wainwright O’Hara O’Dowd McAllister',
  ),
  trades: phrases(
    'Consulting, Services, Solutions, Engineering, Logistics, Retail, Holdings, Group, Partners, Foods, Systems, Energy, Media, Properties, Construction, Healthcare, Dental Practice, Legal Services, Financial Planning, Insurance Brokers, Recruitment, Motors, Marine, Textiles, Trading, Traders, Technologies, Plumbing & Heating, Architects, Veterinary Clinic',
  ),
  places: words(
    'London Leeds Bristol Dublin Boston Austin Denver Toronto Sydney Perth Wellington Cardiff Belfast Seattle',
  ),
};

const GERMAN: Country = {
  share: 16,
  forms: phrases('GmbH, GmbH, GmbH, AG, GmbH & Co. KG, KG, e.V., UG (haftungsbeschränkt), OHG'),
  surnames: words(
    'Müller Schröder Bäcker Köhler Weiß Groß Jäger Krüger Böhm Lührs Hoffmann Vogel Brandt Winkler Seidel Lindner Hartmann Kessler Reuter Steinbach Wiegand Zöllner Pfeiffer Dörfler Eichhorn',
  ),
  trades: phrases(
    'Maschinenbau, Logistik, Bau, Bäckerei, Elektrotechnik, Versicherungen, Steuerberatung, Gesundheit, Verlag, Holding, Beratung, Spedition, Metallbau, Gebäudetechnik, Immobilien, Handel, & Söhne, & Partner, Energie, Druckerei',
  ),
  places: words('Berlin München Köln Hamburg Zürich Düsseldorf Nürnberg Wien Leipzig Lübeck'),
};

const FRENCH: Country = {
  share: 9,
  forms: phrases('SARL, SAS, S.A.S., SA, S.A., EURL'),
  surnames: words(
    'Lefèvre Béranger Châtelain Désiré Garçon Hébert Lemaître Noël Pérez Rivière Séguin Théron Vallée Dupuis Moreau Girard Fontaine Marchand',
  ),
  trades: phrases(
    'Conseil, Bâtiment, Transports, Électricité, Boulangerie, Immobilier, Développement, Santé, Assurances, Énergie, Industrie, Ingénierie, Distribution, et Fils, Hôtellerie',
  ),
  places: words('Paris Lyon Orléans Nîmes Besançon Genève Bordeaux Liège'),
};

const DUTCH: Country = {
  share: 8,
  forms: phrases('B.V., BV, B.V., N.V., VOF'),
  surnames: phrases(
    'van Dijk, de Boer, Jansen, Bakker, van den Berg, Visser, Smit, Meijer, Mulder, de Groot, Vos, Dekker, Brouwer, van Leeuwen, Kuipers',
  ),
  trades: phrases(
    'Bouw, Transport, Advies, Techniek, Installatie, Groep, Zorg, Onderwijs, Beheer, Logistiek, Verzekeringen, Automatisering, Vastgoed, Bloemen',
  ),
  places: words('Utrecht Rotterdam Eindhoven Groningen Antwerpen Gent Delft'),
};

const PORTUGUESE: Country = {
  share: 7,
  forms: phrases('Lda, Lda., S.A., Unipessoal Lda, Unipessoal, Lda., SGPS S.A.'),
  surnames: words(
    'Araújo Simões Gonçalves Magalhães Conceição Brandão Guimarães Sá Falcão Assunção Marques Pinto Tavares Rocha Moura',
  ),
  trades: phrases(
    'Construções, Transportes, Consultoria, Comércio, Indústria, Serviços, Informática, Saúde, Engenharia, Alimentação, Imobiliária, Gestão, & Filhos, Vinhos',
  ),
  places: words('Lisboa Porto Évora Guimarães Setúbal Braga'),
};

const POLISH: Country = {
  share: 8,
  forms: phrases('sp. z o.o., Sp. z o.o., sp. z o.o., S.A., sp.j., sp. k., s.c.'),
  surnames: words(
    'Wójcik Kowalczyk Zieliński Dąbrowski Łukasik Żuraw Śliwa Ćwikła Pawłowski Górski Jabłoński Stępień Gołębiewski Malinowski Krawczyk',
  ),
  trades: phrases(
    'Budownictwo, Usługi, Handel, Transport, Doradztwo, Księgowość, Produkcja, Żywność, Ubezpieczenia, Oświetlenie, Nieruchomości, Meble, Łączność, i Synowie',
  ),
  places: words('Kraków Łódź Poznań Gdańsk Wrocław Rzeszów'),
};

const NORDIC: Country = {
  share: 6,
  forms: phrases('AB, AB, AS, A/S, ApS, Oy, Oyj'),
  surnames: words(
    'Sjöberg Åkerman Nørgaard Ødegård Mäkinen Hämäläinen Bjørn Lindström Søndergaard Kjær Virtanen Dahl',
  ),
  trades: phrases(
    'Bygg, Fastigheter, Konsult, Rådgivning, Transport, Teknik, Skog, Sjöfart, Energi, Helse, Skole',
  ),
  places: words('Malmö Göteborg Århus Tromsø Oulu Jyväskylä Bergen'),
};

const SOUTHERN: Country = {
  share: 6,
  forms: phrases('S.p.A., S.r.l., Srl, S.L., S.L.U., S.A.'),
  surnames: words(
    'Rossi Ferrari Colombo Núñez Muñoz Ibáñez Peña Galván Niccolò Bellucci Esposito Ordóñez Lozano',
  ),
  trades: phrases(
    'Costruzioni, Servizi, Trasporti, Construcción, Hostelería, Alimentación, Ingeniería, Arredamenti, Logística, Moda, Vini',
  ),
  places: words('Milano Torino Málaga Cádiz León Verona'),
};

const COUNTRIES = [ENGLISH, GERMAN, FRENCH, DUTCH, PORTUGUESE, POLISH, NORDIC, SOUTHERN];

const ONSETS = words('b br c cl d dr f fl g gr h j k l m n p pr qu r s st t tr v w z sh ch');
const VOWELS = words('a e i o u ea io ai');
const CODAS = words('n r l x s m nd rt st k th v d');
const ENDINGS = words('a o is ex on us ia era iva ent ora ix um io');
const ADJECTIVES = words(
  'Blue Northern Silver Green Bright Golden Western Prime Urban Royal First United Grand Red Eastern Clear Swift Noble True Alpine Coastal Iron White Lucky',
);
const NOUNS = words(
  'Harbor Oak River Bridge Peak Horizon Falcon Stone Field Wave Compass Lantern Anchor Meadow Summit Orchard Beacon Canyon Willow Star Forge Mill Garden Valley',
);
const HAN =
  '台宏大華新永信義成泰安盛達聯合和昌明光亞東南豐源富利德仁美嘉慶祥瑞隆興業凱創元正立群科宇晶鴻長榮統一遠';
const HAN_TRADES = phrases(
  '科技, 實業, 建設, 國際, 資訊, 電子, 貿易, 食品, 生技, 工程, 顧問, 物流, 機械, 光電, 醫療器材, 印刷, 營造',
);
const HAN_PLACES = phrases('台灣, 台北, 台中, 高雄, 新竹');
const HAN_FORMS = phrases('股份有限公司, 有限公司, 股份有限公司, 公司');

/** Believable customers, the same ones for the same seed; about one in a hundred shares its name with another. */
export function generateCustomers(count: number, seed: number): readonly Customer[] {
  const random = createRandom(seed);
  const domains = new Set<string>();
  const customers: Customer[] = [];
  for (let at = 0; at < count; at++) {
    const twin = random.chance(0.005) ? random.pick(customers)?.customerName : undefined;
    const customerName = twin ?? generateName(random);
    customers.push({
      customerId: random.guid(),
      customerName,
      domain: generateDomain(customerName, domains, random),
    });
  }
  return customers;
}

/** Names of companies, universities and authorities that exist, and a few that documentation is full of. */
export function realCustomers(seed: number): readonly Customer[] {
  const random = createRandom(seed);
  const domains = new Set<string>();
  const names = readFileSync(new URL('data/company-names.txt', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return names.map((customerName) => ({
    customerId: random.guid(),
    customerName,
    domain: generateDomain(customerName, domains, random),
  }));
}

function generateName(random: Random): string {
  if (random.chance(0.06)) return hanName(random);
  const country = random.weighted(COUNTRIES);
  const form = random.pick(country.forms) ?? '';
  return `${bareName(country, random)} ${form}`.trim();
}

function bareName(country: Country, random: Random): string {
  const trade = random.pick(country.trades) ?? '';
  const surname = random.pick(country.surnames) ?? '';
  const place = random.pick(country.places) ?? '';
  const roll = random.below(100);
  if (roll < 30) return `${brand(random)} ${trade}`;
  if (roll < 42) return brand(random);
  if (roll < 52) return `${brand(random)} ${trade} ${place}`;
  if (roll < 60) return `${brand(random)} ${brand(random)}`;
  if (roll < 70) return `${surname} ${trade} ${place}`;
  if (roll < 78) return `${surname} & ${random.pick(country.surnames) ?? ''} ${trade}`;
  if (roll < 86) return `${brand(random)} ${surname}`;
  if (roll < 96)
    return `${random.pick(ADJECTIVES) ?? ''} ${random.pick(NOUNS) ?? ''} ${trade} ${brand(random)}`;
  return `${initials(random)} ${trade} ${place}`;
}

function brand(random: Random): string {
  const syllables = random.below(2) + 1;
  let text = '';
  for (let at = 0; at < syllables; at++) {
    text +=
      (random.pick(ONSETS) ?? '') +
      (random.pick(VOWELS) ?? '') +
      (random.chance(0.6) ? random.pick(CODAS) : '');
  }
  text += (random.pick(ONSETS.slice(0, 18)) ?? '') + (random.pick(ENDINGS) ?? '');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function initials(random: Random): string {
  const letters = 'ABCDEFGHIJKLMNOPRSTUVWZ';
  return Array.from({ length: random.below(2) + 2 }, () => letters.charAt(random.below(letters.length))).join(
    '',
  );
}

function hanName(random: Random): string {
  const signs = Array.from({ length: random.below(2) + 2 }, () => HAN.charAt(random.below(HAN.length))).join(
    '',
  );
  const place = random.chance(0.25) ? random.pick(HAN_PLACES) : '';
  return `${place}${signs}${random.pick(HAN_TRADES) ?? ''}${random.pick(HAN_FORMS) ?? ''}`;
}

function generateDomain(name: string, taken: Set<string>, random: Random): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9 ]/g, '')
    .split(' ')
    .slice(0, random.below(2) + 1)
    .join('');
  const stem = slug === '' ? `tw${random.below(1_000_000)}` : slug;
  const suffix = random.chance(0.7)
    ? '.onmicrosoft.com'
    : (random.pick(['.com', '.eu', '.de', '.co.uk']) ?? '');
  let domain = stem + suffix;
  for (let number = 2; taken.has(domain); number++) domain = `${stem}${number}${suffix}`;
  taken.add(domain);
  return domain;
}
