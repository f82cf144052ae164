import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What `npm start` tells node: what is measured runs as it does for people. */
export function programFlags(): readonly string[] {
  const path = fileURLToPath(new URL('../package.json', import.meta.url));
  const { scripts } = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly scripts: { readonly start: string };
  };
  return scripts.start.split(' ').filter((word) => word.startsWith('--'));
}
