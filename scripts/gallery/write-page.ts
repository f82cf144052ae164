import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { HungCard } from './hang.js';
import { THEMES, WIDTHS } from './view.js';

const FILES = ['index.html', 'gallery.css', 'gallery.js'];

/** Writes the page that shows the pictures; it needs no server. */
export async function writePage(folder: string, cards: readonly HungCard[]): Promise<void> {
  for (const file of FILES) {
    await copyFile(fileURLToPath(new URL(`./page/${file}`, import.meta.url)), join(folder, file));
  }
  const data = JSON.stringify({ cards, widths: WIDTHS, themes: THEMES });
  await writeFile(join(folder, 'cards.js'), `globalThis.GALLERY = ${data};\n`);
}
