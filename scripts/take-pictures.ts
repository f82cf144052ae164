// Takes the pictures of README.md from the demo, with Debian's chromium: npx tsx scripts/take-pictures.ts
import { chromium, type Page } from 'playwright-core';
import { startDemo } from '../demo/demo.js';
import { createLogger } from '../src/base/logger.js';

async function ask(page: Page, question: string): Promise<void> {
  const composer = page.getByRole('textbox').first();
  await composer.fill(question);
  await composer.press('Enter');
  await page.locator('.ac-adaptiveCard').last().getByText('License usage', { exact: true }).waitFor();
}

/** An alert in the channel, as it comes when usage falls. */
async function takeAlert(page: Page): Promise<void> {
  const channel = demo.channel.conversations().find(({ conversationType }) => conversationType === 'channel');
  await page.goto(
    `${demo.pageUrl}/?theme=light&width=400&conversation=${encodeURIComponent(channel?.id ?? '')}`,
  );
  await page.waitForSelector('html[data-ready]');
  const composer = page.getByRole('textbox').first();
  await composer.fill('watch Northwind below 30%');
  await composer.press('Enter');
  await page.getByText('Nothing would alert now.', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Northwind usage falls', exact: true }).click();
  await page.locator('#notice', { hasText: 'hardly uses' }).waitFor();
  await page.getByRole('button', { name: 'Read all now', exact: true }).click();
  const alert = page.locator('.ac-adaptiveCard', { hasText: 'Acknowledge' });
  await alert.waitFor();
  await alert.screenshot({ path: 'docs/images/alert.png' });
}

const demo = await startDemo({
  logger: createLogger('warn'),
  botPort: 0,
  pagePort: 0,
  hasFirstMinute: true,
});
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1000, height: 1120 }, deviceScaleFactor: 1.5 });
  await page.goto(`${demo.pageUrl}/?theme=light&width=400`);
  await page.waitForSelector('html[data-ready]');
  await page.locator('.ac-adaptiveCard', { hasText: 'Humongous Insurance' }).last().waitFor();
  await page.screenshot({ path: 'docs/images/demo.png' });
  await ask(page, 'license usage for Northwind');
  await takeAlert(page);
  await page.setViewportSize({ width: 1000, height: 1800 });
  await page.goto(`${demo.pageUrl}/?theme=dark&width=280`);
  await page.waitForSelector('html[data-ready]');
  const card = page.locator('.ac-adaptiveCard', { hasText: 'northwindtraders.onmicrosoft.com' }).last();
  await card.screenshot({ path: 'docs/images/card-dark-280.png' });
} finally {
  await browser.close();
  await demo.close();
}
