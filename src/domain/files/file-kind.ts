/** What a file can be: a workbook, or one table as text. */
export const FILE_KINDS = ['xlsx', 'csv'] as const;
export type FileKind = (typeof FILE_KINDS)[number];
