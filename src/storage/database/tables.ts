/** What kysely knows of the tables, which is nothing: every query is SQL text, with the type of its rows beside it. */
export type Tables = Record<never, never>;
