import { FILE_KINDS, type FileKind } from '../domain/files/file-kind.js';

/** The kind that a file's extension names, in any case; undefined for another one or none. */
export function fileKindOf(path: string): FileKind | undefined {
  const extension = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase();
  return FILE_KINDS.find((kind) => kind === extension);
}
