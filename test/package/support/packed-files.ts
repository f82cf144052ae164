import { run } from './run.js';

export interface PackedFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

/** What `npm pack` would put into the package now, with dist as it was built. */
export async function listPackedFiles(folder: string): Promise<readonly PackedFile[]> {
  const [contents] = JSON.parse(await run('npm pack --dry-run --json --ignore-scripts', folder)) as [
    { readonly files: readonly PackedFile[] },
  ];
  return contents.files;
}
