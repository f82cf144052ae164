import assert from 'node:assert/strict';
import { read, utils } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { type SentActivity, TENANT_ID, teamsMessage } from '../helpers/bot-channel.js';
import { type FreshDatabase, openFreshDatabase } from '../helpers/database.js';
import { createOneDrive, type OneDrive } from '../helpers/one-drive.js';
import { elementsOf } from '../helpers/parse-card.js';
import { type RunningBot, startBot } from '../helpers/running-bot.js';
import { until } from '../helpers/until.js';
import { groupChat } from './support/cost-walk.js';
import { ANA, type Member, RITA } from './support/watched-channel.js';

const CONSENT = 'application/vnd.microsoft.teams.card.file.consent';
const INFO = 'application/vnd.microsoft.teams.card.file.info';
const GROUP = '19:files@thread.v2';
const PUBLIC = 'https://seatwise.contoso.test';
const ANONYMOUS = { ALLOW_ANONYMOUS: 'true', MicrosoftAppId: '', MicrosoftAppPassword: '' };

interface ConsentCard {
  readonly contentType: string;
  readonly name: string;
  readonly content: {
    readonly description: string;
    readonly sizeInBytes: number;
    readonly acceptContext: object;
  };
}

/** Questions whose cards lead to a file. */
const WITH_A_FILE = [
  'license usage for Northwind',
  'unused licenses for Northwind',
  'renewals for Northwind',
  'portfolio',
  'renewals next 90 days',
  'who uses exchange',
  'customers below 60%',
];

/** What the one button of a card that leads to a file sends; undefined without one. */
function exportIn(card: unknown): object | undefined {
  const buttons = [...elementsOf(card)].filter(
    ({ type, verb }) => type === 'Action.Execute' && verb === 'export',
  );
  assert.ok(buttons.length <= 1, JSON.stringify(buttons));
  return buttons[0]?.['data'] as object | undefined;
}

/** A personal chat and what is sent there. */
function personalChat(bot: RunningBot, from: Member = ANA) {
  const conversation = { id: `a:${from.name}`, conversationType: 'personal', tenantId: TENANT_ID };
  const sent = (since: number) =>
    bot.channel.sent
      .slice(since)
      .filter(({ activity, method }) => method === 'DELETE' || activity.type === 'message');
  return {
    async say(text: string, changes: object = {}): Promise<SentActivity['activity']> {
      const before = bot.channel.sent.length;
      const { status } = await bot.post(teamsMessage(bot.channel, text, { from, conversation, ...changes }));
      assert.equal(status, 200);
      return sent(before).at(-1)?.activity ?? assert.fail(`no reply to ${text}`);
    },
    /** What is sent when a button of a card is pressed. */
    async press(data: object) {
      const before = bot.channel.sent.length;
      const { status, body } = await bot.post(
        teamsMessage(bot.channel, '', {
          type: 'invoke',
          name: 'adaptiveCard/action',
          text: undefined,
          from,
          conversation,
          value: { action: { type: 'Action.Execute', ...data, data } },
        }),
      );
      assert.equal(status, 200, body);
      return sent(before).at(-1)?.activity ?? assert.fail(body);
    },
    /** What the invoke of a consent leads to. */
    async consent(value: object, changes: object = {}) {
      const before = bot.channel.sent.length;
      const { status } = await bot.post(
        teamsMessage(bot.channel, '', {
          type: 'invoke',
          name: 'fileConsent/invoke',
          text: undefined,
          replyToId: 'offer-1',
          from,
          conversation,
          value: { type: 'fileUpload', ...value },
          ...changes,
        }),
      );
      return { status, sent: sent(before) };
    },
  };
}

function offerIn(activity: SentActivity['activity']): ConsentCard {
  const [attachment] = activity.attachments ?? [];
  assert.equal(attachment?.contentType, CONSENT, JSON.stringify(activity));
  return attachment as unknown as ConsentCard;
}

function linkIn(card: unknown): string {
  const [open] = [...elementsOf(card)].filter(({ type }) => type === 'Action.OpenUrl');
  assert.ok(open, JSON.stringify(card));
  return String(open['url']);
}

const cardOf = (activity: SentActivity['activity']) => activity.attachments?.[0]?.content;

describe('a file in a personal chat', function () {
  this.timeout(120_000);
  let bot: RunningBot;
  let drive: OneDrive;
  before(async () => {
    drive = await createOneDrive();
    bot = await startBot(ANONYMOUS);
  });
  after(async () => {
    await bot.close();
    await drive.close();
  });

  it('is offered, allowed, put into OneDrive and shown; the offer goes', async () => {
    const chat = personalChat(bot);
    const offer = offerIn(await chat.say('export Northwind'));
    assert.match(offer.name, /^License usage - Northwind Traders - \d{4}-\d\d-\d\d\.xlsx$/);
    assert.match(offer.content.description, /Northwind Traders/);
    const { status, sent } = await chat.consent({
      action: 'accept',
      context: offer.content.acceptContext,
      uploadInfo: drive.uploadInfo(offer.name),
    });
    assert.equal(status, 200);
    const [info] = sent.flatMap(({ activity }) => activity.attachments ?? []);
    assert.equal(info?.contentType, INFO);
    assert.deepEqual(info.content, { uniqueId: 'file-1', fileType: 'xlsx' });
    assert.ok(sent.some(({ method, path }) => method === 'DELETE' && path.endsWith('/offer-1')));
    const file = drive.file(offer.name);
    assert.ok(file);
    assert.equal(file.length, offer.content.sizeInBytes);
    assert.equal(drive.parts.at(-1)?.range, `bytes 0-${file.length - 1}/${file.length}`);
    const workbook = read(file);
    assert.deepEqual(workbook.SheetNames, ['Workloads', 'Products', 'About these figures']);
    const card = JSON.stringify(await chat.say('license usage for Northwind'));
    const [first] = utils.sheet_to_json<Record<string, unknown>>(workbook.Sheets['Workloads'] ?? {});
    assert.ok(card.includes(`${first?.['Active seats']} of ${first?.['Seats']}`), card);
  });

  it('is a CSV where one was asked for, also of the question before', async () => {
    const chat = personalChat(bot);
    await chat.say('unused licenses for Northwind');
    const offer = offerIn(await chat.say('export as csv'));
    assert.match(offer.name, /^Unused licenses - Northwind Traders - .*\.csv$/);
    await chat.consent({
      action: 'accept',
      context: offer.content.acceptContext,
      uploadInfo: drive.uploadInfo(offer.name),
    });
    const lines: Record<string, string>[] = parse(drive.file(offer.name) ?? '', { bom: true, columns: true });
    assert.ok(lines.length > 0 && Object.keys(lines[0] ?? {}).includes('Product'));
  });

  it('is offered by the button on the card as it is by words', async () => {
    const chat = personalChat(bot);
    for (const question of WITH_A_FILE.slice(0, 3)) {
      const button = exportIn(cardOf(await chat.say(question))) ?? assert.fail(question);
      const pressed = offerIn(await chat.press(button));
      const said = offerIn(await chat.say(`export ${question}`));
      const wished = ({ content }: ConsentCard) => ({ ...content.acceptContext, offeredAt: undefined });
      assert.equal(pressed.name, said.name);
      assert.deepEqual(wished(pressed), wished(said));
    }
  });

  it('is not made where it is declined, and the offer goes', async () => {
    const chat = personalChat(bot);
    const offer = offerIn(await chat.say('export renewals for Northwind'));
    const before = drive.parts.length;
    const { status, sent } = await chat.consent({ action: 'decline', context: offer.content.acceptContext });
    assert.equal(status, 200);
    assert.match(JSON.stringify(sent), /No file was made/);
    assert.ok(sent.some(({ method }) => method === 'DELETE'));
    assert.equal(drive.parts.length, before);
  });

  it('is asked for again where the offer is an hour old, the upload session over, or OneDrive refuses', async () => {
    const chat = personalChat(bot);
    const offer = offerIn(await chat.say('export Northwind'));
    const accept = (context: object) =>
      chat.consent({ action: 'accept', context, uploadInfo: drive.uploadInfo(`x${Math.random()}.xlsx`) });
    const { acceptContext } = offer.content;
    const old = { ...acceptContext, offeredAt: new Date(Date.now() - 3_700_000).toISOString() };
    assert.match(JSON.stringify((await accept(old)).sent), /This offer is over/);
    drive.failNext(404);
    assert.match(JSON.stringify((await accept(acceptContext)).sent), /This offer is over/);
    drive.failNext(507);
    assert.match(JSON.stringify((await accept(acceptContext)).sent), /did not take the file/);
  });

  it('is nothing for a forged or foreign consent', async () => {
    const chat = personalChat(bot);
    const uploadInfo = drive.uploadInfo('forged.xlsx');
    const before = drive.parts.length;
    for (const value of [
      { action: 'accept', context: { question: { kind: 'customer', customer: '../x' } }, uploadInfo },
      { action: 'accept', context: null },
      { action: 'accept', context: 'contoso', uploadInfo },
      { action: 'else' },
    ])
      assert.match(JSON.stringify((await chat.consent(value)).sent), /fresh card/);
    assert.equal(drive.parts.length, before);
  });

  it('says in words why there is none, and changes nothing', async () => {
    const chat = personalChat(bot);
    for (const [text, said] of [
      ['export license usage for Zzyzx Holdings', /Zzyzx/],
      ['export trend for Northwind', /There is no file for this question/],
      ['export watch all below 40%', /There is no file for this question/],
      ['export', /There is no file|Northwind/],
      ['export portfolio', /DATABASE|database|not kept|conversation/i],
    ] as const) {
      const told = JSON.stringify(await chat.say(text));
      assert.match(told, said, `${text}: ${told.slice(0, 300)}`);
    }
  });

  it('goes to hosts of OneDrive alone where people sign in', async () => {
    const signedIn = await startBot();
    try {
      const chat = personalChat(signedIn);
      const offer = offerIn(await chat.say('export Northwind'));
      const before = drive.parts.length;
      for (const uploadUrl of [
        `${drive.url}/upload/x`,
        'http://contoso-my.sharepoint.com/x',
        'https://sharepoint.com.evil.test/x',
        'https://evil.test/?.sharepoint.com',
        'https://contoso-my.sharepoint.com:8443/x',
        'https://a@contoso-my.sharepoint.com/x',
        'https://169.254.169.254/metadata',
        'file:///etc/passwd',
        'no address',
      ]) {
        const { sent } = await chat.consent({
          action: 'accept',
          context: offer.content.acceptContext,
          uploadInfo: { ...drive.uploadInfo('x.xlsx'), uploadUrl },
        });
        assert.match(JSON.stringify(sent), /did not take the file/, uploadUrl);
      }
      assert.equal(drive.parts.length, before);
    } finally {
      await signedIn.close();
    }
  });

  it('is given to nobody who may not ask', async () => {
    const offer = offerIn(await personalChat(bot).say('export Northwind'));
    const strict = await startBot({
      ...ANONYMOUS,
      ALLOWED_USER_IDS: RITA.aadObjectId,
      ALLOWED_TENANT_IDS: TENANT_ID,
    });
    try {
      const chat = personalChat(strict);
      const accept = {
        action: 'accept',
        context: offer.content.acceptContext,
        uploadInfo: drive.uploadInfo('stolen.xlsx'),
      };
      assert.match(JSON.stringify(await chat.say('export Northwind')), /list of people/);
      assert.match(JSON.stringify((await chat.consent(accept)).sent), /list of people/);
      const guest = { from: { ...ANA, aadObjectId: undefined } };
      assert.match(JSON.stringify((await chat.consent(accept, guest)).sent), /list of people/);
      const elsewhere = '99999999-9999-4999-8999-999999999999';
      const foreign = {
        conversation: { id: 'a:x', conversationType: 'personal', tenantId: elsewhere },
        channelData: { tenant: { id: elsewhere } },
      };
      assert.equal((await chat.consent(accept, foreign)).status, 403);
      assert.equal(drive.file('stolen.xlsx'), undefined);
    } finally {
      await strict.close();
    }
  });
});

describe('a link to a file', function () {
  this.timeout(180_000);
  let fresh: FreshDatabase;
  let bot: RunningBot;
  before(async () => {
    fresh = await openFreshDatabase();
    bot = await startBot({ DATABASE_URL: fresh.databaseUrl, PUBLIC_URL: PUBLIC });
    await bot.sweep();
  });
  after(async () => {
    await bot.close();
    await fresh.close();
  });

  const group = () => groupChat(bot, GROUP, ANA);
  const fetchLink = (link: string, init: RequestInit = {}, at = bot.url) =>
    fetch(link.replace(PUBLIC, at), init);
  const asked = async (text = 'export portfolio as csv') => linkIn(cardOf(await group().say(text)));
  /** What may differ between two answers is the day they were given. */
  const answerOf = async (response: Response) => ({
    status: response.status,
    body: await response.text(),
    headers: Object.fromEntries([...response.headers].filter(([name]) => name !== 'date')),
  });

  it('works once where a channel sees it, and HEAD does not use it up', async () => {
    const link = await asked();
    assert.match(link, /^https:\/\/seatwise\.contoso\.test\/downloads\/[A-Za-z0-9_-]{43}$/);
    assert.equal((await fetchLink(link, { method: 'HEAD' })).status, 200);
    const first = await fetchLink(link);
    assert.equal(first.status, 200);
    assert.equal(first.headers.get('cache-control'), 'no-store, private');
    assert.equal(first.headers.get('x-content-type-options'), 'nosniff');
    assert.match(
      first.headers.get('content-disposition') ?? '',
      /^attachment; filename="All customers - [\d-]+\.csv"/,
    );
    assert.match(first.headers.get('content-type') ?? '', /^text\/csv/);
    const lines: Record<string, string>[] = parse(await first.text(), { bom: true, columns: true });
    assert.ok(lines.some(({ Customer }) => Customer === 'Northwind Traders'));
    assert.equal((await fetchLink(link, { method: 'HEAD' })).status, 404);
    assert.equal((await fetchLink(link)).status, 404);
  });

  it('is given to one of many who open it at once', async () => {
    const link = await asked();
    const answers = await Promise.all(Array.from({ length: 8 }, () => fetchLink(link)));
    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
    for (const answer of answers) await answer.body?.cancel();
  });

  it('works for an hour where only the one who pressed the button sees it', async () => {
    const data = { verb: 'export', question: { kind: 'portfolio', order: 'seats' }, file: 'xlsx' };
    const pressed = (await group().press(data)) as { value: object };
    const link = linkIn(pressed.value);
    assert.match(JSON.stringify(pressed), /"verb":"show-portfolio"/);
    for (let times = 0; times < 3; times += 1) {
      const response = await fetchLink(link);
      assert.equal(response.status, 200);
      assert.ok(read(Buffer.from(await response.arrayBuffer())).SheetNames.length >= 2);
    }
    await fresh.database.pool.query("update download set until = now() - interval '1 second'");
    assert.equal((await fetchLink(link)).status, 404);
  });

  it('leads from the button on a card to what the same question in words is a file of', async () => {
    for (const question of WITH_A_FILE) {
      const button = exportIn(cardOf(await group().say(question))) ?? assert.fail(question);
      const pressed = await fetchLink(linkIn(((await group().press(button)) as { value: object }).value));
      const said = await fetchLink(await asked(`export ${question}`));
      assert.equal(pressed.status, 200, question);
      assert.equal(
        pressed.headers.get('content-disposition'),
        said.headers.get('content-disposition'),
        question,
      );
      const rows = async (response: Response) => {
        const { Sheets, SheetNames } = read(Buffer.from(await response.arrayBuffer()));
        return SheetNames.slice(0, -1).map((name) => utils.sheet_to_json(Sheets[name] ?? {}));
      };
      const told = await rows(pressed);
      assert.ok((told[0]?.length ?? 0) > 0, question);
      assert.deepEqual(told, await rows(said), question);
    }
  });

  it('is offered on no card that is no table', async () => {
    for (const question of [
      'plan for Northwind',
      'trend for Northwind',
      'plans',
      'customers below 0%',
      'watches',
    ])
      assert.equal(exportIn(cardOf(await group().say(question))), undefined, question);
  });

  it('answers alike whether it is used, old, guessed or somebody else’s', async () => {
    const used = await asked();
    await (await fetchLink(used)).text();
    const old = await asked();
    await fresh.database.pool.query("update download set until = now() - interval '1 second'");
    const guessed = `${PUBLIC}/downloads/${'A'.repeat(43)}`;
    const never = await answerOf(await fetchLink(guessed));
    assert.equal(never.status, 404);
    for (const link of [
      used,
      old,
      `${PUBLIC}/downloads/x`,
      `${PUBLIC}/downloads/${'a'.repeat(5000)}`,
      `${guessed}%00`,
    ])
      assert.deepEqual(await answerOf(await fetchLink(link)), never, link.slice(0, 80));
  });

  it('ends with the access of the person, the tenant and the conversation', async () => {
    const link = await asked();
    const off = [
      { ALLOWED_USER_IDS: RITA.aadObjectId },
      { ALLOWED_TENANT_IDS: '99999999-9999-4999-8999-999999999999' },
    ];
    for (const env of off) {
      const later = await startBot({ DATABASE_URL: fresh.databaseUrl, PUBLIC_URL: PUBLIC, ...env });
      try {
        assert.equal((await fetchLink(link, { method: 'HEAD' }, later.url)).status, 404);
        assert.equal((await fetchLink(link, {}, later.url)).status, 404);
      } finally {
        await later.close();
      }
    }
    assert.equal((await fetchLink(link, { method: 'HEAD' })).status, 200);
    const removed = {
      type: 'conversationUpdate',
      text: undefined,
      conversation: { id: GROUP, conversationType: 'groupChat', isGroup: true, tenantId: TENANT_ID },
      membersRemoved: [{ id: '28:11111111-1111-4111-8111-111111111111' }],
    };
    await bot.post(teamsMessage(bot.channel, '', removed));
    await until(
      async () => (await fetchLink(link, { method: 'HEAD' })).status === 404,
      30_000,
      'the end of the link',
    );
  });

  it('is in no line of the log, and in the database as a hash alone', async () => {
    const link = await asked();
    const token = link.split('/').at(-1) ?? '';
    await (await fetchLink(link)).text();
    await fetchLink(link);
    assert.ok(!bot.log.join('\n').includes(token));
    const { rows } = await fresh.database.pool.query('select download::text as text from download');
    assert.ok(rows.length > 0 && !JSON.stringify(rows).includes(token));
  });

  it('can be opened again where the file could not be made', async () => {
    const link = await asked();
    await fresh.database.pool.query('alter table sweep_run rename to sweep_run_away');
    try {
      assert.equal((await fetchLink(link)).status, 503);
    } finally {
      await fresh.database.pool.query('alter table sweep_run_away rename to sweep_run');
    }
    assert.equal((await fetchLink(link)).status, 200);
  });

  it('is not given without PUBLIC_URL: files come in the personal chat', async () => {
    const plain = await startBot({ DATABASE_URL: fresh.databaseUrl });
    try {
      const reply = await groupChat(plain, GROUP, ANA).say('export portfolio');
      assert.match(JSON.stringify(reply), /Files come in the personal chat/);
      assert.equal((await fetch(`${plain.url}/downloads/${'A'.repeat(43)}`)).status, 404);
    } finally {
      await plain.close();
    }
  });

  it('is not given to who may not ask', async () => {
    const strict = await startBot({
      DATABASE_URL: fresh.databaseUrl,
      PUBLIC_URL: PUBLIC,
      ALLOWED_USER_IDS: RITA.aadObjectId,
    });
    try {
      const chat = groupChat(strict, GROUP, ANA);
      const button = { verb: 'export', question: { kind: 'portfolio', order: 'seats' }, file: 'csv' };
      for (const said of [await chat.say('export portfolio'), await chat.press(button)]) {
        assert.match(JSON.stringify(said), /list of people/);
        assert.doesNotMatch(JSON.stringify(said), /downloads/);
      }
    } finally {
      await strict.close();
    }
  });
});
