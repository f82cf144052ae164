import assert from 'node:assert/strict';
import { type SentActivity, teamsMessage } from '../helpers/bot-channel.js';
import { withFreshDatabase } from '../helpers/database.js';
import { type RunningBot, startBot } from '../helpers/running-bot.js';

const CUSTOMER = 'DT DEMO CSP CUSTOMER 005';
const FROM_COPILOT = { entities: [{ type: 'ProductInfo', id: 'COPILOT' }] };

interface Citation {
  readonly '@type': string;
  readonly position: number;
  readonly appearance: Readonly<Record<string, string>>;
}

interface MessageEntity {
  readonly type: string;
  readonly citation?: readonly Citation[];
}

type Sent = SentActivity['activity'] & { readonly entities?: readonly MessageEntity[] };

describe('a turn from Microsoft 365 Copilot', function () {
  this.timeout(90_000);

  async function repliesTo(bot: RunningBot, text: string, changes: object = FROM_COPILOT): Promise<Sent[]> {
    bot.channel.sent.splice(0);
    const { status, body } = await bot.post(teamsMessage(bot.channel, text, { ...changes }));
    assert.equal(status, 200, body);
    return bot.channel.sent.map(({ activity }) => activity as Sent).filter(({ type }) => type === 'message');
  }

  async function replyTo(bot: RunningBot, text: string, changes?: object): Promise<Sent> {
    const [reply, ...others] = await repliesTo(bot, text, changes);
    assert.ok(reply);
    assert.equal(others.length, 0);
    return reply;
  }

  const citationsOf = ({ entities }: Sent) => (entities ?? []).flatMap(({ citation }) => citation ?? []);

  describe('without a database', () => {
    let bot: RunningBot;
    before(async () => {
      bot = await startBot();
    });
    after(() => bot.close());
    beforeEach(() => bot.emulator.faults.clear());

    it('cites Partner Center with the day of the data, as Teams defines citations', async () => {
      const reply = await replyTo(bot, `license usage for ${CUSTOMER}`);
      const [, day] = /Data as of (\d+ \w+ \d{4})/.exec(reply.summary ?? '') ?? [];
      assert.ok(day, reply.summary);
      assert.deepEqual(
        (reply.entities ?? []).filter(({ type }) => type === 'https://schema.org/Message'),
        [
          {
            type: 'https://schema.org/Message',
            '@type': 'Message',
            '@context': 'https://schema.org',
            '@id': '',
            citation: [
              {
                '@type': 'Claim',
                position: 1,
                appearance: {
                  '@type': 'DigitalDocument',
                  name: `Partner Center, as of ${day}`,
                  abstract: citationsOf(reply)[0]?.appearance['abstract'],
                },
              },
            ],
          },
        ],
      );
    });

    it('marks the place in the text alone: previews and voices say no "[1]"', async () => {
      const reply = await replyTo(bot, `license usage for ${CUSTOMER}`);
      assert.equal(reply.text, `${reply.summary} [1]`);
      assert.doesNotMatch(`${reply.summary}${reply.speak}`, /\[1\]/);
      assert.equal(reply.attachments?.length, 1);
    });

    it('says of no answer that AI made it', async () => {
      assert.doesNotMatch(JSON.stringify(await replyTo(bot, `license usage for ${CUSTOMER}`)), /AIGenerated/);
    });

    for (const question of ['unused licenses', 'renewals', 'plan']) {
      it(`cites a source for ${question}`, async () => {
        const [citation, ...others] = citationsOf(await replyTo(bot, `${question} for ${CUSTOMER}`));
        assert.match(citation?.appearance['name'] ?? '', /^Partner Center, as of \d+ \w+ \d{4}$/);
        assert.equal(others.length, 0);
      });
    }

    for (const locale of ['fr-FR', 'nl-NL', 'pl-PL', 'pt-PT', 'zh-TW']) {
      it(`cites in the language of the client, within what Teams takes: ${locale}`, async () => {
        const changes = { ...FROM_COPILOT, locale };
        const [citation] = citationsOf(await replyTo(bot, `license usage for ${CUSTOMER}`, changes));
        const { name = '', abstract = '' } = citation?.appearance ?? {};
        assert.match(name, /^Partner Center/);
        assert.ok(name.length <= 80 && abstract.length > 0 && abstract.length <= 160);
        assert.doesNotMatch(abstract, /What Microsoft/);
      });
    }

    it('cites nothing where there are no figures: a fault, a question back, help', async () => {
      bot.emulator.faults.add({ fault: { kind: 'html' }, path: '/analytics/licenses/usage' });
      for (const text of [
        `license usage for ${CUSTOMER}`,
        'license usage for nobody at all',
        'help',
        'hmm?',
      ]) {
        const reply = await replyTo(bot, text);
        assert.deepEqual(citationsOf(reply), [], text);
        assert.doesNotMatch(reply.text ?? '', /\[1\]/, text);
      }
    });

    it('cites in no reply in Teams itself', async () => {
      const others = [{}, { entities: [{ type: 'clientInfo', locale: 'en-US' }] }];
      for (const changes of [...others, { entities: [{ type: 'ProductInfo', id: 7 }] }]) {
        const reply = await replyTo(bot, `license usage for ${CUSTOMER}`, changes);
        assert.deepEqual(citationsOf(reply), []);
        assert.doesNotMatch(reply.text ?? '', /\[1\]/);
      }
    });

    it('cites in a message that a button edits', async () => {
      bot.channel.sent.splice(0);
      const data = {
        verb: 'show-customer',
        customerId: '4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04',
        view: 'renewals',
        page: 0,
        fresh: false,
      };
      const { status } = await bot.post(
        teamsMessage(bot.channel, '', {
          ...FROM_COPILOT,
          type: 'invoke',
          name: 'adaptiveCard/action',
          text: undefined,
          value: { action: { data } },
          replyToId: 'sent-1',
        }),
      );
      assert.equal(status, 200);
      const edited = bot.channel.sent.find(({ method }) => method === 'PUT')?.activity as Sent | undefined;
      assert.equal(citationsOf(edited ?? { type: '' }).length, 1);
    });

    it('takes the tenant and the person as in Teams', async () => {
      const { status } = await bot.post(
        teamsMessage(bot.channel, 'help', {
          ...FROM_COPILOT,
          channelData: { tenant: { id: '99999999-9999-4999-8999-999999999999' }, productContext: 'Copilot' },
        }),
      );
      assert.equal(status, 403);
    });
  });

  it('cites the day of the sweep or of its data in lists of all customers', () =>
    withFreshDatabase(async (_, databaseUrl) => {
      const bot = await startBot({ DATABASE_URL: databaseUrl });
      try {
        assert.deepEqual(citationsOf(await replyTo(bot, 'portfolio')), []);
        await bot.sweep();
        for (const text of ['portfolio', 'renewals next month', 'customers below 90%']) {
          const [citation] = citationsOf(await replyTo(bot, text));
          assert.match(citation?.appearance['name'] ?? '', /^Partner Center, (?:as of )?\d+ \w+ \d{4}/, text);
        }
      } finally {
        await bot.close();
      }
    }));
});
