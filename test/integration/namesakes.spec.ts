import assert from 'node:assert/strict';
import type { SentActivity } from '../helpers/bot-channel.js';
import { withoutGaps } from '../helpers/hostile-names.js';
import { ANA, dataOf, openWatchedChannel, type WatchedChannel } from './support/watched-channel.js';

const ONE = 'northwindtraders.example';
const OTHER = 'northwind-import.example';

/** Two customers of one name and one whose name stands alone, and everything that names them. */
describe('customers of one name', function () {
  this.timeout(60_000);
  let channel: WatchedChannel;

  before(async () => {
    channel = await openWatchedChannel();
    const { state } = channel.bot.emulator;
    const northwind = state.find('Northwind Traders');
    state.addCustomer({ ...northwind, domain: ONE });
    state.addCustomer({
      ...northwind,
      customerId: '0badf00d-0000-4000-8000-000000000001',
      // As people see it the same name.
      companyName: 'NORTHWIND  Traders',
      domain: OTHER,
    });
    await channel.install();
  });
  after(() => channel.close());

  /** Every text people read that names a Northwind also says which one; the other customer stays bare. */
  function assertToldApart(activity: SentActivity['activity'] | undefined, texts: readonly string[]): void {
    assert.ok(activity, 'nothing was sent');
    for (const text of texts) {
      const names = text.match(/northwind\s+traders[^;:,]{0,8}/gi) ?? [];
      assert.ok(names.length > 0, `names no Northwind: ${text}`);
      for (const name of names) assert.match(name, /\(nor/i, text);
    }
    assert.doesNotMatch(JSON.stringify(activity), /Litware, Inc\. \(/);
  }

  /** The texts of a card that name a Northwind, notification and plain text among them. */
  function naming({ summary = '', text = '', attachments }: SentActivity['activity']): readonly string[] {
    const strings: string[] = [];
    JSON.stringify([summary, text.split('\n'), attachments], (key, value: unknown) => {
      if (typeof value === 'string' && key !== 'customer') strings.push(value);
      return value;
    });
    return strings.filter((one) => /northwind\s+traders/i.test(one));
  }

  it('are told apart by their domains in the portfolio, digests, alerts, lists and watches', async () => {
    await channel.sweep();
    for (const question of ['portfolio', 'digest']) {
      const answer = await channel.say(question);
      assertToldApart(answer, naming(answer));
      // A long name has points where a narrow column may break it.
      const read = withoutGaps(naming(answer).join('\n'));
      assert.ok(read.includes(ONE), read);
      assert.ok(read.includes(OTHER), read);
    }

    const added = await channel.say(`watch ${ONE} below 95% except Viva`);
    assertToldApart(added, naming(added));
    const all = await channel.say(`watch all below 40% except ${OTHER}`);
    assertToldApart(all, naming(all));
    await channel.press(dataOf(all.attachments?.[0]?.content, 'confirm-watch'));
    const watches = await channel.say('watches');
    assertToldApart(watches, naming(watches));

    const list = channel.mark();
    await channel.sweep();
    const [alerts] = channel.seenSince(list).posted;
    assertToldApart(alerts?.activity, naming(alerts?.activity ?? assert.fail('no alert')));
    const removed = await channel.say('unwatch all');
    assertToldApart(removed, naming(removed));
  });

  it('are told apart on a single alert, its buttons and its notification', async () => {
    await channel.say(`watch ${OTHER} below 50%`);
    const { state } = channel.bot.emulator;
    state.changeUsage('0badf00d-0000-4000-8000-000000000001', {
      workloadName: 'Exchange',
      licensesActive: 8,
    });
    const mark = channel.mark();
    await channel.sweep();
    const [alert, ...more] = channel.seenSince(mark).posted;
    assert.deepEqual(more, []);
    assertToldApart(alert?.activity, naming(alert?.activity ?? assert.fail('no alert')));
  });

  it('are told apart where one of them is asked about, in what a notification shows too', async () => {
    for (const question of ['license usage for', 'trend for', 'unused licenses for', 'renewals for']) {
      const answer = await channel.say(`${question} ${OTHER}`);
      assert.match(withoutGaps(answer.summary ?? ''), /\(northwind-import\.example\)/, question);
      assert.match(withoutGaps(JSON.stringify(answer.attachments)), /northwind-import\.example/, question);
    }
  });
});

describe('a watch of a customer that may be one of several', function () {
  this.timeout(60_000);
  let channel: WatchedChannel;

  before(async () => {
    channel = await openWatchedChannel();
    const { state } = channel.bot.emulator;
    const northwind = state.find('Northwind Traders');
    state.addCustomer({ ...northwind, domain: ONE });
    const customerId = '0badf00d-0000-4000-8000-000000000001';
    state.addCustomer({ ...northwind, customerId, domain: OTHER });
    await channel.install();
    await channel.sweep();
  });
  after(() => channel.close());

  it('is offered a choice, which keeps the rule and the exceptions', async () => {
    const answer = await channel.say('watch Northwind Traders below 41% except Viva');
    const card = answer.attachments?.[0]?.content;
    assert.match(withoutGaps(answer.summary ?? ''), /northwind-import\.example/);
    const added = JSON.stringify(await channel.press(dataOf(card, 'choose-watch', 1)));
    assert.doesNotMatch(added, /choose-watch/);
    const watches = await channel.say('watches');
    assert.match(
      withoutGaps(watches.text ?? ''),
      /Northwind Traders \(northwind[a-z.-]*\): workloads used less than 41%.*Viva/i,
    );
  });

  it('is offered one for an exception too', async () => {
    const answer = await channel.say('watch all below 42% except Northwind Traders');
    const chosen = await channel.press(dataOf(answer.attachments?.[0]?.content, 'choose-watch'));
    assert.match(JSON.stringify(chosen), /Watch all customers/);
    const question = channel.seenSince(0).posted.at(-1)?.activity.attachments?.[0]?.content;
    await channel.press(dataOf(question, 'confirm-watch'));
    const watches = await channel.say('watches');
    assert.match(
      watches.text ?? '',
      /all customers: workloads used less than 42%; except Northwind Trade… \(northwind/,
    );
  });

  it('does not take a forged rule', async () => {
    const answer = await channel.say('watch Northwind Traders below 43%');
    const data = dataOf(answer.attachments?.[0]?.content, 'choose-watch') as { request: object };
    const rule = { kind: 'low-usage', belowPercent: 4300 };
    await channel.press({ ...data, request: { ...data.request, rule } });
    assert.doesNotMatch((await channel.say('watches')).text ?? '', /4,?300/);
  });

  it('has a form whose limit, left empty, fits each rule, and a wrong one is answered in words', async () => {
    const usage = await channel.say(`license usage for ${ONE}`);
    const card = usage.attachments?.[0]?.content;
    const form = dataOf(card, 'add-watch');
    assert.match(JSON.stringify(card), /"errorMessage":"A whole number/);
    assert.doesNotMatch(JSON.stringify(card), /"id":"limit"[^}]*"value"/, 'nothing is set for another rule');
    for (const limit of ['40.5', '0x28', '1e2', '-5', 'abc', '٤٠']) {
      const mark = channel.mark();
      const inputs = { rule: 'over-used', limit };
      const told = JSON.stringify([
        await channel.press(form, { inputs }),
        channel.seenSince(mark).posted.map(({ activity }) => activity.text),
      ]);
      assert.match(told, /Over-use takes a whole percentage/, limit);
    }
    await channel.press(form, { inputs: { rule: 'over-used', limit: '' } });
    assert.match(JSON.stringify(await channel.say('watches')), /used more than 100%/);
  });

  it('is not removed by a number with a minus, whichever sign is written', async () => {
    for (const minus of ['-', '−', '–', '—', '－']) await channel.say(`unwatch ${minus}1`);
    assert.match(JSON.stringify(await channel.say('watches')), /Watch 1"/);
    assert.doesNotMatch(JSON.stringify(await channel.say('watch all below −47%')), /47% /);
  });

  it('is told at once how many customers a renewals watch means now', async () => {
    const all = await channel.say('watch all renewals 365 days');
    assert.match(all.text ?? '', /It would alert on \d+ customers now/);
    const one = await channel.say(`watch ${ONE} renewals 365 days`);
    assert.match(one.text ?? '', /It would alert on 1 customer now|Nothing would alert now/);
  });

  it('is told the way back from another language', async () => {
    const told = await channel.say('language French');
    assert.match(told.text ?? '', /langue English/);
    const back = await channel.say('langue English');
    assert.match(back.text ?? '', /I write English here/);
  });

  it('writes to a Brazilian as Brazilians do, also where Portuguese is set for all', async () => {
    const brazilian = (text: string) => channel.say(text, ANA, 'pt-BR');
    await channel.say('language automatic');
    assert.match((await brazilian('monitoramentos')).text ?? '', /monitora/);
    assert.match((await channel.say('lista de vigilâncias', ANA, 'pt-PT')).text ?? '', /vigi/);
    assert.match((await brazilian('idioma português')).text ?? '', /português \(Brasil\)/);
    assert.match((await channel.say('watches')).text ?? '', /monitora/);
    assert.match((await brazilian('idioma português de Portugal')).text ?? '', /português europeu/);
    assert.match((await brazilian('watches')).text ?? '', /vigi/);
    await channel.say('idioma automático');
  });

  it('leads back to everyone’s own language, by a button and in words', async () => {
    for (const way of ['button', 'words']) {
      const set = await channel.say('language French');
      const automatic = dataOf(set.attachments?.[0]?.content, 'set-language');
      const told =
        way === 'button'
          ? JSON.stringify(await channel.press(automatic))
          : ((await channel.say('langue automatique')).text ?? '');
      assert.match(told, /I answer everyone here in the language of their Teams/, way);
      const { rows } = await channel.fresh.database.pool.query(
        'select from conversation where language is not null',
      );
      assert.equal(rows.length, 0, way);
      assert.match((await channel.say('watches')).text ?? '', /watch/i);
    }
  });
});
