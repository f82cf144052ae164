// Draws color.png and outline.png from the SVG files beside it, with Debian's chromium.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const ICONS = [
  { name: 'color', size: 192 },
  { name: 'outline', size: 32 },
];

const pathOf = (name) => fileURLToPath(new URL(name, import.meta.url));

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  for (const { name, size } of ICONS) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const svg = readFileSync(pathOf(`${name}.svg`), 'utf8');
    await page.setContent(`<body style="margin:0">${svg}</body>`);
    await page.screenshot({ path: pathOf(`${name}.png`), omitBackground: true });
    await page.close();
  }
} finally {
  await browser.close();
}
