/** One step forward of the schema, run once. A released migration is never edited: add another. */
export interface Migration {
  /** Four digits and a short name; they run in the order of these. */
  readonly name: string;
  /** One or more statements for PostgreSQL 15 and up that may run inside a transaction. */
  readonly sql: string;
}
