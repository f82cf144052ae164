/** What a file can be. */
export const FILE_KINDS = ['xlsx', 'csv'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** The kind that a file's extension names, in any case; undefined for another one or none. */
export function fileKindOf(path: string): FileKind | undefined {
  const extension = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase();
  return FILE_KINDS.find((kind) => kind === extension);
}
