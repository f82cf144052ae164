import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Loads a script of the page: those are plain JavaScript, which the compiler does not see. */
export async function loadPageModule(name: string): Promise<Readonly<Record<string, unknown>>> {
  const path = join(import.meta.dirname, '..', '..', '..', 'demo', 'page', name);
  if (!existsSync(path)) throw new Error(`there is no demo/page/${name}`);
  const loaded: Readonly<Record<string, unknown>> = await import(pathToFileURL(path).href);
  return loaded;
}
