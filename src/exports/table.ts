/** What a cell holds; undefined where nothing is known. A share is a fraction, 0.375 for 37.5 %; a day counts in UTC. */
export type Cell = string | number | Date | undefined;
export type Row = readonly Cell[];

/** What a column holds. Amounts of a column are of one currency, ISO 4217, so that they can be added up. */
export type Column =
  | { readonly title: string; readonly kind: 'text' | 'count' | 'share' | 'day' }
  | { readonly title: string; readonly kind: 'money'; readonly currency: string };

/** A table about one subject. Rows may come as they are read. */
export interface Sheet {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: Iterable<Row> | AsyncIterable<Row>;
}

/** A column, and what of a line stands in it. */
export type ColumnOf<Line> = Column & { readonly cell: (line: Line) => Cell };

/** A table with a row for each line. */
export function sheetOf<Line>(
  name: string,
  columns: readonly ColumnOf<Line>[],
  lines: Iterable<Line> | AsyncIterable<Line>,
): Sheet {
  return { name, columns, rows: { [Symbol.asyncIterator]: () => rowsOf(columns, lines) } };
}

async function* rowsOf<Line>(
  columns: readonly ColumnOf<Line>[],
  lines: Iterable<Line> | AsyncIterable<Line>,
): AsyncGenerator<Row> {
  for await (const line of lines) yield columns.map(({ cell }) => cell(line));
}
