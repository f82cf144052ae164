/** What the demo's buttons are called and say, in one language. */
export interface ControlWords {
  readonly labels: Readonly<Record<'fall' | 'recover' | 'sweep' | 'day' | 'week', string>>;
  readonly fell: (customer: string, workload: string) => string;
  readonly recovered: (customer: string, workload: string) => string;
  readonly swept: (read: number, changed: number) => string;
  /** A date in words. */
  readonly isNow: (date: string) => string;
}

/** By the locales that the page offers. */
export const CONTROL_WORDS = {
  'en-US': {
    labels: {
      fall: 'Northwind usage falls',
      recover: 'Northwind usage recovers',
      sweep: 'Read all now',
      day: 'A day later',
      week: 'A week later',
    },
    fell: (customer, workload) => `${customer} hardly uses ${workload} any more. Read all to find out.`,
    recovered: (customer, workload) => `${customer} uses ${workload} again. Read all to find out.`,
    swept: (read, changed) => `Read ${read} customers, ${changed} with new data.`,
    isNow: (date) => `It is ${date} now.`,
  },
  'pt-PT': {
    labels: {
      fall: 'Utilização da Northwind desce',
      recover: 'Utilização da Northwind recupera',
      sweep: 'Ler tudo agora',
      day: 'Um dia depois',
      week: 'Uma semana depois',
    },
    fell: (customer, workload) => `${customer} já quase não usa ${workload}. Leia tudo para o ver.`,
    recovered: (customer, workload) => `${customer} volta a usar ${workload}. Leia tudo para o ver.`,
    swept: (read, changed) => `Clientes lidos: ${read}; com dados novos: ${changed}.`,
    isNow: (date) => `Agora é ${date}.`,
  },
  'pt-BR': {
    labels: {
      fall: 'Uso na Northwind cai',
      recover: 'Uso na Northwind se recupera',
      sweep: 'Ler tudo agora',
      day: 'Um dia depois',
      week: 'Uma semana depois',
    },
    fell: (customer, workload) => `${customer} quase não usa mais ${workload}. Leia tudo para ver.`,
    recovered: (customer, workload) => `${customer} voltou a usar ${workload}. Leia tudo para ver.`,
    swept: (read, changed) => `Clientes lidos: ${read}; com novos dados: ${changed}.`,
    isNow: (date) => `Agora é ${date}.`,
  },
  'pl-PL': {
    labels: {
      fall: 'Użycie w Northwind spada',
      recover: 'Użycie w Northwind wraca',
      sweep: 'Odczytaj teraz',
      day: 'Dzień później',
      week: 'Tydzień później',
    },
    fell: (customer, workload) =>
      `${customer} prawie nie używa już ${workload}. Odczytaj dane, aby to zobaczyć.`,
    recovered: (customer, workload) => `${customer} znowu używa ${workload}. Odczytaj dane, aby to zobaczyć.`,
    swept: (read, changed) => `Odczytani klienci: ${read}, z nowymi danymi: ${changed}.`,
    isNow: (date) => `Teraz jest ${date}.`,
  },
  'fr-FR': {
    labels: {
      fall: 'L’utilisation de Northwind baisse',
      recover: 'L’utilisation de Northwind remonte',
      sweep: 'Tout relire maintenant',
      day: 'Un jour plus tard',
      week: 'Une semaine plus tard',
    },
    fell: (customer, workload) =>
      `${customer} n’utilise presque plus ${workload}. Relisez tout pour le voir.`,
    recovered: (customer, workload) =>
      `${customer} utilise de nouveau ${workload}. Relisez tout pour le voir.`,
    swept: (read, changed) => `Clients lus : ${read}, avec de nouvelles données : ${changed}.`,
    isNow: (date) => `Nous sommes le ${date}.`,
  },
  'nl-NL': {
    labels: {
      fall: 'Gebruik bij Northwind daalt',
      recover: 'Gebruik bij Northwind herstelt',
      sweep: 'Nu uitlezen',
      day: 'Een dag later',
      week: 'Een week later',
    },
    fell: (customer, workload) =>
      `${customer} gebruikt ${workload} bijna niet meer. Lees alles uit om het te zien.`,
    recovered: (customer, workload) =>
      `${customer} gebruikt ${workload} weer. Lees alles uit om het te zien.`,
    swept: (read, changed) => `Klanten uitgelezen: ${read}, met nieuwe gegevens: ${changed}.`,
    isNow: (date) => `Het is nu ${date}.`,
  },
  'zh-TW': {
    labels: {
      fall: 'Northwind 使用量下降',
      recover: 'Northwind 使用量恢復',
      sweep: '立即掃描',
      day: '一天後',
      week: '一週後',
    },
    fell: (customer, workload) => `${customer} 幾乎不再使用 ${workload}。立即掃描即可看到。`,
    recovered: (customer, workload) => `${customer} 又開始使用 ${workload}。立即掃描即可看到。`,
    swept: (read, changed) => `已掃描 ${read} 個客戶，${changed} 個有新資料。`,
    isNow: (date) => `現在是 ${date}。`,
  },
} as const satisfies Readonly<Record<string, ControlWords>>;

/** The words of a locale; English for one the page does not offer. */
export function wordsFor(locale: string): ControlWords {
  const words: Readonly<Record<string, ControlWords>> = CONTROL_WORDS;
  return words[locale] ?? CONTROL_WORDS['en-US'];
}
