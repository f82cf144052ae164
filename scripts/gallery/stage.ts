import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { AdaptiveCard } from '../../src/cards/render.js';
import type { Finding, View } from './view.js';

/** Nothing answers there: every request for it is answered from files. */
const ORIGIN = 'http://gallery.invalid';
const FOLDERS: readonly (readonly [path: string, folder: URL])[] = [
  ['/demo/', new URL('../../demo/page/', import.meta.url)],
  ['/', new URL('./stage/', import.meta.url)],
];

export interface ShownCard {
  readonly area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly findings: readonly Finding[];
}

export interface Stage {
  show(card: AdaptiveCard, view: View & { readonly opensForm: boolean }): Promise<ShownCard>;
  /** A picture of what `show` drew last, as PNG. */
  picture(area: ShownCard['area']): Promise<Buffer>;
  close(): Promise<void>;
}

/** A page in Chromium that draws cards like the demo's, without a network. */
export async function openStage(): Promise<Stage> {
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-sync',
    ],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 840, height: 1400 } });
    await page.route('**/*', (route) => {
      const { origin, pathname } = new URL(route.request().url());
      return origin === ORIGIN ? route.fulfill({ path: fileOf(pathname) }) : route.abort();
    });
    await page.goto(`${ORIGIN}/stage.html`);
    await page.waitForFunction('typeof showCard === "function"');
    return stageOn(page, browser);
  } catch (error) {
    await browser.close();
    throw error;
  }
}

function stageOn(page: Page, browser: Browser): Stage {
  return {
    show: (card, view) =>
      page.evaluate(`showCard(${JSON.stringify(card)}, ${JSON.stringify(view)})`) as Promise<ShownCard>,
    picture: (area) => page.screenshot({ clip: area, fullPage: true }),
    close: () => browser.close(),
  };
}

function fileOf(pathname: string): string {
  if (pathname === '/adaptivecards.min.js') {
    return createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');
  }
  const [path, folder] = FOLDERS.find(([start]) => pathname.startsWith(start)) ?? ['/', import.meta.url];
  return fileURLToPath(new URL(pathname.slice(path.length), folder));
}
