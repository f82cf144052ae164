import { run } from './run.js';

interface PackedFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

export interface PackedProject {
  readonly files: readonly PackedFile[];
  /** Bytes, as it is downloaded. */
  readonly size: number;
  /** Bytes. */
  readonly unpackedSize: number;
}

/** What `npm pack` would make now, with dist as it was built. */
export async function readPackage(folder: string): Promise<PackedProject> {
  const [contents] = JSON.parse(await run('npm pack --dry-run --json --ignore-scripts', folder)) as [
    PackedProject,
  ];
  return contents;
}
