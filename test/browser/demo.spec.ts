import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { type Demo, startDemo } from '../../demo/demo.js';
import { createLogger } from '../../src/base/logger.js';
import { launchBrowser } from './chat-stage.js';

describe('npm run demo, in a browser', () => {
  let browser: Browser;
  let demo: Demo;
  let page: Page;
  const complaints: string[] = [];

  before(async function () {
    // Weeks are lived through before the page is there.
    this.timeout(180_000);
    browser = await launchBrowser();
    demo = await startDemo({ logger: createLogger('silent'), botPort: 0, pagePort: 0 });
  });
  after(async () => {
    await browser.close();
    await demo.close();
  });
  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 1100, height: 900 } });
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(demo.pageUrl);
  });
  afterEach(async () => {
    await page.close();
    assert.deepEqual(complaints.splice(0), []);
  });

  /** Writes a message and waits for the card that answers it: the card before it may have the same buttons. */
  async function write(text: string): Promise<void> {
    const cards = page.locator('.card');
    await cards.first().waitFor();
    const before = await cards.count();
    const composer = page.getByRole('textbox').first();
    await composer.fill(text);
    await composer.press('Enter');
    await cards.nth(before).waitFor();
  }

  /** The newest card on the page. */
  function lastCard() {
    return page.locator('.ac-adaptiveCard').last();
  }

  it('welcomes with commands to copy', async () => {
    await page.getByText('Hello, I am Seatwise.').first().waitFor();
    await page.locator('.ac-adaptiveCard').getByText('license usage for Northwind').first().waitFor();
  });

  it('answers each button of the welcome beneath it', async () => {
    const welcome = page.locator('.card').first();
    for (const [button, answer] of [
      ['All customers', 'Contoso'],
      ['All watches', 'What is watched here'],
      ['Help', 'renewals for Northwind'],
    ] as const) {
      const cards = await page.locator('.card').count();
      await welcome.getByRole('button', { name: button, exact: true }).click();
      await page.locator('.card').nth(cards).getByText(answer).first().waitFor();
    }
    await welcome.getByText('Hello, I am Seatwise.').first().waitFor();
  });

  it('answers the published example', async () => {
    await write('license usage for DT DEMO CSP CUSTOMER 005');
    await lastCard().getByText('8 of 8 seats unused', { exact: true }).waitFor();
    await lastCard().getByText('Data as of 9 March 2017').waitFor();
    await lastCard().getByText('Exchange 0 of 8').waitFor();
  });

  it('changes the card in place: by product, back by workload, refresh', async () => {
    await write('license usage for DT DEMO CSP CUSTOMER 005');
    await lastCard().getByText('Exchange 0 of 8').waitFor();
    const cards = await page.locator('.ac-adaptiveCard').count();
    await lastCard().getByRole('button', { name: 'More', exact: true }).click();
    await lastCard().getByRole('button', { name: 'By product' }).click();
    await lastCard().getByText('License usage by product').waitFor();
    await lastCard().getByRole('button', { name: 'By workload' }).click();
    await lastCard().getByText('Exchange 0 of 8').waitFor();
    await lastCard().getByRole('button', { name: 'More', exact: true }).click();
    await lastCard().getByRole('button', { name: 'Refresh' }).click();
    await lastCard().getByText('Exchange 0 of 8').waitFor();
    assert.equal(await page.locator('.ac-adaptiveCard').count(), cards);
  });

  it('lets a twin be picked', async () => {
    await write('license usage for Contoso');
    await lastCard().getByText('Which customer?').waitFor();
    await lastCard().getByText('contosoretail.onmicrosoft.com').click();
    await lastCard().getByText('License usage', { exact: true }).waitFor();
    await lastCard().getByText('contosoretail.onmicrosoft.com').waitFor();
  });

  /** A customer that came after the readings of the demo's start, so that nothing is known of its usage. */
  function addCustomer(companyName: string): string {
    const fabrikam = demo.emulator.state.find('fabrikam-gmbh.onmicrosoft.com');
    const customerId = randomUUID();
    demo.emulator.state.addCustomer({
      ...fabrikam,
      customerId,
      companyName,
      domain: `${companyName}.example`,
    });
    return customerId;
  }

  it('offers to try again when Partner Center holds a button up, and shows the customer then', async () => {
    const customerId = addCustomer('Proseware North');
    await write(`renewals for ${customerId}`);
    await lastCard().getByText('Renewals', { exact: true }).waitFor();
    const clear = demo.emulator.faults.add({ fault: { kind: 'throttled', retryAfter: 57 } });
    try {
      await lastCard().getByRole('button', { name: 'Unused' }).click();
      await lastCard().getByText('Partner Center is limiting requests').waitFor();
    } finally {
      clear();
    }
    await lastCard().getByRole('button', { name: 'Try again' }).click();
    await lastCard().getByText('Unused licenses', { exact: true }).waitFor();
    await lastCard().getByText('Proseware North', { exact: true }).waitFor();
  });

  it('pages through all workloads and products of the largest customer', async () => {
    const giant = [...demo.emulator.state.customers].sort((a, b) => b.usage.length - a.usage.length)[0];
    assert.ok(giant);
    await write(`license usage for ${giant.customerId}`);
    await lastCard().getByRole('button', { name: 'Show all' }).click();
    await lastCard().getByText('1-15 of').waitFor();
    await lastCard().getByRole('button', { name: 'Next' }).click();
    await lastCard().getByText('16-30 of').waitFor();
    await lastCard().getByRole('button', { name: 'Previous' }).click();
    await lastCard().getByText('1-15 of').waitFor();
  });

  it('lists renewals, and leads from there to usage, and on to unused licences', async () => {
    await write('renewals for Northwind');
    await lastCard().getByText('2 subscriptions in force').waitFor();
    await lastCard().getByText('renews by itself').waitFor();
    await lastCard().getByRole('button', { name: 'Usage' }).click();
    await lastCard().getByText('License usage', { exact: true }).waitFor();
    await lastCard().getByText('act by').first().waitFor();
    await lastCard().getByRole('button', { name: 'Unused' }).click();
    await lastCard().getByText('Unused licenses', { exact: true }).waitFor();
  });

  it('lists unused licences, and leads from there to renewals', async () => {
    await write('unused licenses for DT DEMO CSP CUSTOMER 005');
    await lastCard().getByText('5 of 5 seats unused').waitFor();
    await lastCard().getByRole('button', { name: 'Renewals' }).click();
    await lastCard().getByText('subscriptions in force').waitFor();
  });

  it('speaks the language of the client', async () => {
    await page.goto(`${demo.pageUrl}/?locale=fr-FR`);
    await write('utilisation des licences de Northwind');
    await lastCard().getByText('Utilisation des licences', { exact: true }).waitFor();
  });

  it('shows Markdown and template code in a name as plain characters', async () => {
    await write('usage for boldandlink.onmicrosoft.com');
    await lastCard().getByText('**Bold** [link](http://evil.example) ${secret}').waitFor();
    assert.equal(await page.locator('a[href*="evil.example"]').count(), 0);
  });

  it('answers in a channel when mentioned', async () => {
    await page.getByText('Licence watch').first().click();
    await write('license usage for DT DEMO CSP CUSTOMER 005');
    await lastCard().getByText('8 of 8 seats unused', { exact: true }).waitFor();
  });

  it('says what to do when Partner Center is down, and works again afterwards', async () => {
    const customerId = addCustomer('Proseware South');
    const restore = demo.emulator.faults.add({ fault: { kind: 'html' }, path: '/analytics/licenses/usage' });
    try {
      await write(`license usage for ${customerId}`);
      await lastCard().getByText('Partner Center sent an answer I cannot read').waitFor();
      await lastCard().getByText('Reference:').waitFor();
    } finally {
      restore();
    }
    await write(`license usage for ${customerId}`);
    await lastCard().getByText('Proseware South', { exact: true }).waitFor();
  });
});
