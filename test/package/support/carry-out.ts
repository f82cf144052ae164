import { cp, mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { findLast, type Stage } from './dockerfile.js';
import { run } from './run.js';

export interface ImageFolder {
  /** The working folder of the image, on this machine. */
  readonly workDir: string;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Does in folders below `target` what the stages do in images, and gives the last one's. `context` holds what of the
 * project is let through to the build. Commands run on this machine, so that they must not name absolute paths.
 */
export async function carryOut(
  stages: readonly Stage[],
  context: string,
  target: string,
): Promise<ImageFolder> {
  const roots = new Map<string, string>();
  let image: ImageFolder = { workDir: target, env: {} };
  for (const [at, stage] of stages.entries()) {
    const root = join(target, `stage-${at}`);
    if (stage.name !== undefined) roots.set(stage.name, root);
    image = await carryOutStage(stage, root, (from) => (from === undefined ? context : roots.get(from)));
  }
  return image;
}

async function carryOutStage(
  stage: Stage,
  root: string,
  findSource: (stage: string | undefined) => string | undefined,
): Promise<ImageFolder> {
  const workDir = join(root, findLast(stage, 'WORKDIR') ?? '/');
  await mkdir(workDir, { recursive: true });
  const env: Record<string, string> = {};
  for (const { instruction, rest } of stage.steps) {
    if (instruction === 'RUN') await run(rest, workDir);
    if (instruction === 'COPY') await copy(rest, workDir, findSource);
    if (instruction === 'ENV') {
      const [name = '', value = ''] = rest.split('=');
      env[name] = value;
    }
  }
  return { workDir, env };
}

async function copy(
  rest: string,
  workDir: string,
  findSource: (stage: string | undefined) => string | undefined,
): Promise<void> {
  const [, from, paths = ''] = /^(?:--from=(\S+)\s+)?(.*)$/.exec(rest) ?? [];
  const source = findSource(from);
  if (source === undefined) throw new Error(`No stage ${from}`);
  const names = paths.split(/\s+/);
  const to = resolve(workDir, names.pop() ?? '.');
  for (const name of names) {
    // A file goes into the folder named; of a folder its contents do.
    const isFile = name.includes('.') && name !== '.';
    const path = join(source, name);
    await cp(path, isFile ? join(to, name) : to, { recursive: true, verbatimSymlinks: true });
  }
}

/** Copies what a .dockerignore of "all but these" lets through. */
export async function copyContext(from: string, to: string, ignoreFile: string): Promise<void> {
  const names = ignoreFile.split('\n').flatMap((line) => /^!(.+)$/.exec(line)?.[1] ?? []);
  for (const name of names) {
    await mkdir(dirname(join(to, name)), { recursive: true });
    await cp(join(from, name), join(to, name), { recursive: true });
  }
}
