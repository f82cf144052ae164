import assert from 'node:assert/strict';
import { type SentActivity, teamsMessage } from '../helpers/bot-channel.js';
import { openFreshDatabase } from '../helpers/database.js';
import { type RunningBot, startBot } from '../helpers/running-bot.js';

const QUESTION = 'license usage for DT DEMO CSP CUSTOMER 005';
const USAGE = '/analytics/licenses/usage';
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

interface Line {
  readonly level: string;
  readonly msg: string;
  readonly [field: string]: unknown;
}

function linesOf({ log }: RunningBot, since = 0): readonly Line[] {
  return log.slice(since).map((line) => JSON.parse(line) as Line);
}

/** The reference that an error card shows: the first eight characters of an id. */
function referenceOn({ activity }: SentActivity): string {
  return /Reference: ([0-9a-f]{8})/.exec(JSON.stringify(activity.attachments))?.[1] ?? '';
}

describe('what a turn leaves in the log', () => {
  let bot: RunningBot;
  before(async () => {
    bot = await startBot();
  });
  after(() => bot.close());
  beforeEach(() => {
    bot.channel.sent.splice(0);
    bot.emulator.faults.clear();
  });

  const cards = () => bot.channel.sent.filter(({ activity }) => activity.type === 'message');

  it('is found by the reference on the card: the turn, the call, and what Microsoft asks for', async () => {
    bot.emulator.faults.add({ fault: { kind: 'throttled' }, path: USAGE });
    const before = bot.log.length;
    const activity = teamsMessage(bot.channel, QUESTION);
    await bot.post(activity);
    const [card] = cards();
    assert.ok(card);
    const reference = referenceOn(card);
    assert.match(reference, /^[0-9a-f]{8}$/);

    const found = linesOf(bot, before).filter((line) => JSON.stringify(line).includes(`"${reference}-`));
    const turn = found.find(({ msg }) => msg === 'could not answer');
    const call = found.find(
      ({ msg, route }) => msg === 'Partner Center call' && String(route).endsWith('usage'),
    );
    assert.equal(turn?.['activityId'], activity.id);
    assert.equal(turn?.['command'], 'license-usage');
    assert.equal(call?.level, 'info');
    const { correlationId, requestId, status, fault, msCv, answeredAt } = call ?? {};
    assert.equal(turn?.['correlationId'], correlationId);
    assert.deepEqual([status, fault], [429, 'throttled']);
    assert.match(String(msCv), /\.0$/);
    assert.ok(!Number.isNaN(Date.parse(String(answeredAt))));
    const sent = bot.emulator.requests.filter(({ path }) => path.includes(USAGE)).at(-1);
    assert.equal(sent?.headers['ms-correlationid'], correlationId);
    assert.equal(sent?.headers['ms-requestid'], requestId);
  });

  it('is found by the reference also by those who only waited for the call of another', async () => {
    bot.emulator.faults.add({ fault: { kind: 'slow', ms: 300 }, path: USAGE });
    bot.emulator.faults.add({ fault: { kind: 'forbidden' }, path: USAGE });
    const before = bot.log.length;
    const activities = [1, 2].map(() => teamsMessage(bot.channel, QUESTION));
    await Promise.all(activities.map((activity) => bot.post(activity)));
    const references = cards().map(referenceOn);
    assert.equal(references.length, 2);
    const lines = linesOf(bot, before);
    for (const reference of references) {
      const found = lines.filter((line) => JSON.stringify(line).includes(`"${reference}-`));
      assert.ok(found.some(({ msg, fault }) => msg === 'Partner Center call' && fault === 'forbidden'));
      assert.ok(found.some(({ msg }) => msg === 'could not answer'));
    }
    const failed = lines.filter(({ msg }) => msg === 'could not answer');
    assert.deepEqual(
      failed.map(({ activityId }) => activityId).sort(),
      activities.map(({ id }) => id).sort(),
    );
  });

  it('carries an id on every line, whatever the turn was', async () => {
    const before = bot.log.length;
    const post = (text: string, changes: Readonly<Record<string, unknown>> = {}) =>
      bot.post(teamsMessage(bot.channel, text, changes));
    await post(QUESTION);
    await post('renewals for DT DEMO CSP CUSTOMER 005', { locale: 'pl-PL' });
    await post('', { type: 'typing' });
    await post('', { type: 'invoke', name: 'composeExtension/query', value: { nothing: true } });
    await post(QUESTION, { channelData: { tenant: { id: '99999999-2222-4222-8222-222222222222' } } });
    await bot.post(teamsMessage(bot.channel, QUESTION), bot.channel.token({ foreignKey: true }));
    await bot.post(teamsMessage(bot.channel, QUESTION), `Bearer ${bot.channel.token({ foreignKey: true })}`);
    bot.channel.failNext(400, 1);
    await post('help');
    const lines = linesOf(bot, before).filter(({ msg }) => msg !== 'console output of a library');
    const seen = new Set(lines.map(({ msg }) => msg));
    for (const msg of [
      'answered',
      'activity passed over',
      'activity refused: not authenticated',
      'activity refused: tenant not allowed',
      'Partner Center call',
      'turn failed',
    ]) {
      assert.ok(seen.has(msg), msg);
    }
    for (const line of lines) assert.match(String(line['correlationId']), GUID, JSON.stringify(line));
  });
});

describe('what a sweep leaves in the log', () => {
  it('is found by the number of the run and by the id of its calls', async () => {
    const database = await openFreshDatabase();
    const bot = await startBot({ DATABASE_URL: database.databaseUrl });
    try {
      bot.emulator.faults.add({ fault: { kind: 'status', status: 400 }, path: '/analytics/' });
      bot.emulator.faults.add({ fault: { kind: 'status', status: 400 }, path: '/customers' });
      const before = bot.log.length;
      await bot.sweep();
      const lines = linesOf(bot, before);
      const begins = lines.find(({ msg }) => msg === 'sweep begins');
      const failed = lines.find(({ msg }) => msg === 'sweep failed');
      assert.equal(failed?.['runId'], begins?.['runId']);
      assert.match(String(failed?.['correlationId']), GUID);
      assert.equal(failed?.['correlationId'], begins?.['correlationId']);
      const calls = lines.filter(
        ({ msg, correlationId }) =>
          msg === 'Partner Center call' && correlationId === failed?.['correlationId'],
      );
      assert.ok(calls.length > 0);
    } finally {
      await bot.close();
      await database.close();
    }
  });
});
