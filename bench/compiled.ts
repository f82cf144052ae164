import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** What the program reads beside its code. */
const BESIDE = ['node_modules', 'cards', 'locales', 'demo', 'manifest'];

/** A compiled copy of the program and of what measures it. */
export interface Compiled {
  /** Path of a compiled module, named as in the repository without its ending: `src/index`. */
  module(name: string): string;
  /** Path of a program as people start it, bundled with its packages: `src/index`. */
  program(name: string): Promise<string>;
  close(): Promise<void>;
}

/** Compiles a project into a temporary folder: `dist` stays as it is. Throws what the compiler says. */
export async function compile(project = join(ROOT, 'bench', 'tsconfig.json')): Promise<Compiled> {
  const folder = await mkdtemp(join(tmpdir(), 'seatwise-bench-'));
  const close = () => rm(folder, { recursive: true, force: true });
  try {
    await copyFile(join(ROOT, 'package.json'), join(folder, 'package.json'));
    await Promise.all(BESIDE.map((name) => symlink(join(ROOT, name), join(folder, name))));
    const compiler = join(
      dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
      'bin/tsc',
    );
    await promisify(execFile)(process.execPath, [
      compiler,
      '-p',
      project,
      '--outDir',
      join(folder, 'dist'),
    ]).catch((error: { readonly stdout?: string }) => {
      throw new Error(`It does not compile:\n${error.stdout}`);
    });
    // The faults have no part of the bench.
    await mkdir(join(folder, 'dist', 'bench'), { recursive: true });
    await symlink(join(ROOT, 'bench', 'data'), join(folder, 'dist', 'bench', 'data'));
    return {
      module: (name) => join(folder, 'dist', `${name}.js`),
      program: async (name) => {
        const bundled = join(folder, 'bundled');
        await promisify(execFile)(process.execPath, [join(ROOT, 'scripts/build.js'), bundled, `${name}.ts`]);
        return join(bundled, `${name}.js`);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
