import assert from 'node:assert/strict';
import type { Browser, Locator, Page } from 'playwright-core';
import { type Demo, startDemo } from '../../demo/demo.js';
import { createLogger } from '../../src/base/logger.js';
import { launchBrowser } from './chat-stage.js';

/** What a newcomer lives through in the demo, each button of each card pressed as people press it. */
describe('watching in the demo, in a browser', function () {
  this.timeout(60_000);
  let browser: Browser;
  let demo: Demo;
  let page: Page;
  let teamsChannel: string;
  const complaints: string[] = [];

  before(async function () {
    // Weeks are lived through before the page is there.
    this.timeout(180_000);
    browser = await launchBrowser();
    demo = await startDemo({ logger: createLogger('silent'), botPort: 0, pagePort: 0 });
    teamsChannel = demo.channel.conversations().find(({ name }) => name === 'Licence watch')?.id ?? '';
  });
  after(async () => {
    await browser.close();
    await demo.close();
  });
  beforeEach(async () => {
    // Taken out and put back, the bot has forgotten what the channel watched.
    await demo.channel.install(teamsChannel, 'remove');
    await demo.channel.install(teamsChannel);
    demo.emulator.state.changeUsage(demo.emulator.state.find('Northwind Traders').customerId, {
      workloadName: 'Exchange',
      licensesActive: 74,
    });
    page = await browser.newPage({ viewport: { width: 1100, height: 1000 } });
    page.setDefaultTimeout(15_000);
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(`${demo.pageUrl}/?conversation=${encodeURIComponent(teamsChannel)}`);
    await page.waitForSelector('html[data-ready]');
    await sweep();
  });
  afterEach(async () => {
    await page.close();
    assert.deepEqual(complaints.splice(0), []);
  });

  /** Writes into the channel and gives the card of the answer. */
  async function write(text: string): Promise<Locator> {
    const before = await cards().count();
    const composer = page.getByRole('textbox', { name: 'Message' });
    await composer.fill(text);
    await composer.press('Enter');
    await card(before).waitFor();
    return card(before);
  }

  async function control(name: string, said: RegExp): Promise<void> {
    await page.getByRole('button', { name, exact: true }).click();
    await page.locator('#notice', { hasText: said }).waitFor();
  }
  const fall = () => control('Northwind usage falls', /hardly uses Exchange/);
  const recover = () => control('Northwind usage recovers', /uses Exchange again/);
  const sweep = () => control('Read all now', /^Read \d+ customers/);

  const cards = () => page.locator('.card');
  /** The card at a place among all of the channel, which stays its place: later ones come beneath. */
  const card = (at: number) => cards().nth(at);

  /** Watches, lets usage fall and sweeps; gives the card of the alert. */
  async function alerted(): Promise<Locator> {
    await (await write('watch Northwind below 30%')).getByText('Nothing would alert now.').waitFor();
    const at = await cards().count();
    await fall();
    await sweep();
    const alert = card(at);
    await alert.getByText('Northwind Traders').first().waitFor();
    await alert.getByRole('button', { name: 'Acknowledge' }).waitFor();
    return alert;
  }

  /** Asks for a watch over all customers, and presses the button that makes it. */
  async function watchAll(text: string): Promise<void> {
    const question = await write(text);
    await question.getByText(/It would alert on \d+ customers? now/).waitFor();
    await press(question, 'Start watching');
    await question.getByText('Watching from now on').waitFor();
  }

  async function press(on: Locator, name: string): Promise<void> {
    await on.getByRole('button', { name, exact: true }).click();
  }

  it('shows an alert, who takes care of it, and in the same card that it is over', async () => {
    const alert = await alerted();
    await press(alert, 'Acknowledge');
    await alert.getByText(/^Acknowledged by Rita Marques on/).waitFor();
    const count = await cards().count();
    await recover();
    await sweep();
    await alert.getByText(/^Resolved by itself on/).waitFor();
    assert.equal(await cards().count(), count);
  });

  it('takes an acknowledgement back', async () => {
    const alert = await alerted();
    await press(alert, 'Acknowledge');
    await press(alert, 'Reopen');
    await alert.getByRole('button', { name: 'Acknowledge' }).waitFor();
  });

  it('snoozes with a form, ends the snooze, and wakes by itself a week later', async () => {
    const alert = await alerted();
    await press(alert, 'Snooze');
    await alert.getByLabel(/Why, for everyone here/).fill('They move next week');
    await alert.getByLabel('Snooze for').selectOption({ label: '1 day' });
    await press(alert, 'Snooze now');
    await alert.getByText(/^Snoozed until .* by Rita Marques: They move next week$/).waitFor();
    await press(alert, 'End snooze');
    await alert.getByRole('button', { name: 'Acknowledge' }).waitFor();

    await press(alert, 'Snooze');
    await press(alert, 'Snooze now');
    await alert.getByText(/^Snoozed until .* by Rita Marques$/).waitFor();
    const at = await cards().count();
    // The sweep of that day comes by itself.
    await control('A week later', /^It is /);
    await card(at).getByRole('button', { name: 'Acknowledge' }).waitFor();
    await alert.getByText('This goes on in a newer card').waitFor();
  });

  it('stops for a customer, and takes that back', async () => {
    const alert = await alerted();
    await press(alert, 'Stop for Northwind Traders');
    await alert.getByText(/^Stopped by Rita Marques on/).waitFor();
    await press(alert, 'Undo');
    await alert.getByRole('button', { name: 'Acknowledge' }).waitFor();
  });

  it('shows usage beneath an alert, which stays as it is', async () => {
    const alert = await alerted();
    const at = await cards().count();
    await press(alert, 'Usage');
    await card(at).getByText('License usage', { exact: true }).waitFor();
    await alert.getByRole('button', { name: 'Acknowledge' }).waitFor();
  });

  it('begins a watch from the usage card, undoes it, and lists what is watched', async () => {
    const usage = await write('license usage for Northwind');
    await usage.getByText('License usage', { exact: true }).waitFor();
    const at = await cards().count();
    await press(usage, 'Watch');
    await usage.getByRole('radio', { name: /^Products with at least 1 / }).check();
    await usage.getByLabel(/^Another limit/).fill('2');
    await press(usage, 'Start watching');
    const added = card(at);
    await added.getByText('Watching from now on').waitFor();
    await added.getByText(/It would alert on 1 customer now/).waitFor();
    await usage.getByText('License usage', { exact: true }).waitFor();
    await press(added, 'Undo');
    await added.getByText('Watch removed').waitFor();
    await press(added, 'Undo');
    await added.getByText('Watching again').waitFor();
    await press(added, 'All watches');
    await added.getByRole('button', { name: 'Remove 1' }).waitFor();
  });

  it('removes watches and the digest from the list of watches, and brings watches back', async () => {
    await watchAll('watch all below 40%');
    await watchAll('watch all unused 10');
    await write('watch Northwind renewals 30 days');
    await write('digest monday 09:00 Europe/Paris');
    const list = await write('watches');
    await press(list, 'Remove 2');
    await list.getByText('Watch removed').waitFor();
    await press(list, 'Undo');
    await list.getByText('Watching again').waitFor();
    await press(list, 'Remove all');
    await list.getByText('3 watches removed').waitFor();
    await press(list, 'Undo');
    await list.getByText('Watching again, 3 watches').waitFor();
    await press(list, 'Remove');
    await list.getByText('No more digests come here').waitFor();
  });

  it('puts many alerts onto one card that turns pages, takes one, then all', async () => {
    await watchAll('watch all below 40%');
    const at = await cards().count();
    await sweep();
    const list = card(at);
    await list.getByText(/^\d+ new alerts$/).waitFor();
    await press(list, 'Next');
    await list.getByText(/^9-16 of \d+$/).waitFor();
    await press(list, 'Previous');
    await list.getByText(/^1-8 of \d+$/).waitFor();

    await list.getByLabel('Which alerts').selectOption({ index: 2 });
    await press(list, 'Acknowledge');
    await list.getByText(/^\d+ open, 1 acknowledged/).waitFor();
    await list.getByLabel('Which alerts').selectOption('all');
    await press(list, 'Snooze');
    await press(list, 'Snooze now');
    await list.getByText(/^\d+ snoozed/).waitFor();
    await list.getByLabel('Which alerts').selectOption('all');
    await press(list, 'Reopen');
    await list.getByText(/^\d+ new alerts$/).waitFor();
  });

  it('turns one of many resolved on the card they are all on', async () => {
    await watchAll('watch all below 40%');
    const at = await cards().count();
    await fall();
    await sweep();
    const list = card(at);
    await list.getByText(/^\d+ new alerts$/).waitFor();
    // Nothing is preset: what it would do is asked for first.
    await press(list, 'Acknowledge');
    await list.getByText('Choose what is meant').last().waitFor();
    await list.getByLabel('Which alerts').selectOption('all');
    await press(list, 'Acknowledge');
    await list.getByText(/^\d+ acknowledged/).waitFor();
    await recover();
    await sweep();
    await list.getByText(/^\d+ acknowledged, 1 resolved/).waitFor();
    assert.equal(await cards().count(), at + 1);
  });

  it('pages the portfolio, and shows a customer of it', async () => {
    const portfolio = await write('portfolio');
    await press(portfolio, 'Next');
    await portfolio.getByText(/^9-16 of \d+/).waitFor();
    await press(portfolio, 'Previous');
    await portfolio.getByText(/^1-8 of \d+/).waitFor();
    await portfolio
      .getByRole('button', { name: /^Show / })
      .first()
      .click();
    await portfolio.getByText('License usage', { exact: true }).waitFor();
  });

  it('leads from the trend to usage', async () => {
    const trend = await write('trend for Northwind');
    await trend.getByText('Usage trend').waitFor();
    await trend.locator('img').first().waitFor();
    await press(trend, 'Usage');
    await trend.getByText('License usage', { exact: true }).waitFor();
  });

  it('sends a digest when its time has come', async () => {
    await write('digest monday 09:00 Europe/Paris');
    const at = await cards().count();
    await control('A week later', /^It is /);
    await card(at)
      .getByText(/^A digest comes here every Monday/)
      .waitFor();
  });
});
