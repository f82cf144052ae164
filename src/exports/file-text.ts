/** The most characters that a cell of a workbook holds. */
const CELL_LIMIT = 32_767;

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no way to write them, and a line break ends a row
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]+/g;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Outside text fit for a cell: as it was written, but on one line, and without what no file can hold. */
export function fileText(text: string): string {
  return text.replace(CONTROL, ' ').trim().slice(0, CELL_LIMIT).replace(LONE_SURROGATE, '?');
}
