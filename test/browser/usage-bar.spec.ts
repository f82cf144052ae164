import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { licenseUsageReply } from '../../src/cards/usage/license-usage-card.js';
import { messagesFor, render } from '../helpers/cards.js';
import { cardMessage } from '../helpers/sample-cards.js';
import { NOW, usageAnswer } from '../helpers/situations.js';
import { usageRow } from '../helpers/usage-rows.js';
import { launchBrowser, setStage } from './chat-stage.js';

const PERCENTS = [0, 5, 12, 13, 40, 87, 95, 100];
const DRAWN = PERCENTS.filter((percent) => percent > 12);

/** The share of the line that each coloured part takes, in percent, from the workload of no use to the full one. */
const COLOURED_SHARES = `[...document.querySelectorAll('.card .ac-columnSet')]
  .filter((set) => [...set.children].some((part) => part.style.backgroundColor !== ''))
  .map((set) => (100 * set.firstElementChild.offsetWidth) / set.offsetWidth)`;

describe('the bars of a usage card', () => {
  let browser: Browser;

  before(async () => {
    browser = await launchBrowser();
  });
  after(async () => {
    await browser.close();
  });

  it('are as long as they say on a card of 280 pixels, and not there where they would be longer', async () => {
    const rows = PERCENTS.map((percent) =>
      usageRow({ workloadName: `W${percent}`, licensesQualified: 100, licensesActive: percent }),
    );
    const { card } = licenseUsageReply(usageAnswer(rows), NOW, messagesFor('en'), render);
    const stage = await setStage(browser);
    try {
      await stage.open('?width=280');
      await stage.say(stage.ids.personal, cardMessage(card));
      await stage.page.locator('.card').waitFor();
      const shares = (await stage.page.evaluate(COLOURED_SHARES)) as number[];
      assert.equal(shares.length, DRAWN.length);
      for (const [at, percent] of DRAWN.entries()) {
        assert.ok(Math.abs((shares[at] ?? 0) - percent) < 1, `${percent}: ${shares[at]}`);
      }
    } finally {
      await stage.close();
    }
  });
});
