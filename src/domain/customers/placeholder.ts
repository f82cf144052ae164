/** Signs that templates put around what the reader is to fill in: `<customer>`, `{customer}`, `${customer}`, `%s`. */
const AROUND = /^[\s$<>{}[\]()%"'“”„«»「」]+|[\s<>{}[\]()%"'“”„«»「」]+$/g;

/** What stands for a customer's name in examples, in the languages that commands are understood in. */
const STAND_INS: ReadonlySet<string> = new Set([
  'customer',
  'a customer',
  'the customer',
  'your customer',
  'customer name',
  'customername',
  'name of customer',
  'customer id',
  'customerid',
  'company name',
  'cliente',
  'nome do cliente',
  'klient',
  'klienta',
  'nazwa klienta',
  'client',
  'nom du client',
  'klant',
  'klantnaam',
  'naam van de klant',
  '客戶',
  '客戶名稱',
]);

/**
 * Whether a text is the place for a customer's name and not a name: `${customer}`, `<customer name>`, also without the
 * signs around it, which a command may have taken off, or signs around nothing. A customer may be called that, too.
 */
export function isPlaceholder(text: string): boolean {
  const inner = text.replace(AROUND, '');
  const words = inner.toLowerCase().replace(/[\s_-]+/g, ' ');
  return text.trim() !== '' && (inner === '' || STAND_INS.has(words));
}
