import assert from 'node:assert/strict';
import { APP_ID, TENANT_ID } from '../helpers/bot-channel.js';
import { startBot } from '../helpers/running-bot.js';
import { until } from '../helpers/until.js';
import {
  ANA,
  openWatchedChannel,
  RITA,
  type WatchedChannel,
} from '../integration/support/watched-channel.js';
import {
  ADMIN,
  asChoice,
  asInvoke,
  asMessage,
  asSearch,
  asSubmit,
  attempt,
  audited,
  EVE,
  fillChannel,
  type Known,
  requestsOf,
  SENTENCES,
  snapshot,
  VERBS,
} from './access-stage.js';

const OTHER_TENANT = '99999999-9999-4999-8999-999999999999';
const OTHER_CHANNEL = '19:another-channel@thread.tacv2';
/** Anything of customers, of who watches what, or of how the bot is set up. */
const DATA = /northwind|litware|onmicrosoft|seats|\d+ ?%|watch all|every monday|Ana\b/i;
/** The sentence that refusals suggest to everyone; it names a customer of the documentation. */
const EXAMPLE = /license usage for Northwind(?! Traders)/g;
const REFUSAL = /not on the list of people/;

describe('access', function () {
  this.timeout(60_000);
  let channel: WatchedChannel;
  let known: Known;
  let asItWas: string;

  before(async () => {
    channel = await openWatchedChannel({
      env: {
        ALLOWED_USER_IDS: [ANA, RITA, ADMIN].map(({ aadObjectId }) => aadObjectId).join(','),
        ADMIN_USER_IDS: ADMIN.aadObjectId,
        // Nobody listens there.
        SMTP_URL: 'smtp://127.0.0.1:1',
        MAIL_FROM: 'seatwise@contoso.com',
      },
    });
    known = await fillChannel(channel);
    // Somebody allowed in another channel, so that it is known as well.
    assert.equal((await attempt(channel, asMessage('help'), { channelId: OTHER_CHANNEL })).status, 200);
    await attempt(channel, asMessage('license usage for Northwind Traders'));
  });
  after(() => channel.close());
  beforeEach(async () => {
    asItWas = await snapshot(channel.fresh);
  });

  const ways: readonly (readonly [string, (known: Known) => object])[] = [
    ...SENTENCES.map((text) => [`the message \`${text}\``, () => asMessage(text)] as const),
    ...VERBS.map((verb) => [`the button ${verb}`, (ids: Known) => asInvoke(requestsOf(ids)[verb])] as const),
    ...VERBS.map(
      (verb) =>
        [
          `the button ${verb} of a client without Action.Execute`,
          (ids: Known) => asSubmit(requestsOf(ids)[verb]),
        ] as const,
    ),
    ['the search of the compose box', () => asSearch('northwind')],
    ['a choice in the compose box', ({ customerId }) => asChoice(customerId)],
    ['a forged verb', () => asInvoke({ verb: 'drop-tables' })],
    ['a forged fallback', () => asSubmit({ verb: 'show-customer', customerId: '*' })],
    ['no text at all', () => asMessage('')],
  ];

  const tenants: readonly (readonly [string, object])[] = [
    ['another tenant', inTenant(OTHER_TENANT, OTHER_TENANT)],
    ['no tenant', inTenant(undefined, undefined)],
    ['a tenant that channelData contradicts', inTenant(TENANT_ID, OTHER_TENANT)],
  ];
  for (const [whose, tenant] of tenants) {
    describe(`of ${whose}`, () => {
      for (const [way, activityOf] of ways) {
        it(`gets 403 and no reply by ${way}`, async () => {
          const { status, told, sent, calls } = await attempt(channel, { ...activityOf(known), ...tenant });
          assert.equal(status, 403);
          assert.deepEqual(sent, []);
          assert.doesNotMatch(told, DATA);
          assert.equal(calls, 0);
          assert.equal(await snapshot(channel.fresh), asItWas);
        });
      }
    });
  }

  describe('of a person who is not listed', () => {
    for (const [way, activityOf] of ways) {
      it(`gets one polite refusal and nothing else by ${way}`, async () => {
        const { status, told, sent, calls } = await attempt(channel, activityOf(known), { from: EVE });
        assert.equal(status, 200);
        assert.match(told, REFUSAL);
        assert.ok(sent.length <= 1);
        assert.doesNotMatch(told, DATA);
        assert.equal(calls, 0, 'Partner Center is not asked');
        assert.equal(await snapshot(channel.fresh), asItWas);
      });
    }

    it('gets it as well when Teams names no object id', async () => {
      const from = { id: '29:guest', name: 'Guest' };
      for (const [, activityOf] of ways) {
        const { told, calls } = await attempt(channel, { ...activityOf(known), from });
        assert.match(told, REFUSAL);
        assert.doesNotMatch(told, DATA);
        assert.equal(calls, 0);
      }
    });

    it('gets it in a chat of their own, which is not kept', async () => {
      const chat = {
        conversation: { id: 'a:eve', conversationType: 'personal', tenantId: TENANT_ID },
        channelData: { tenant: { id: TENANT_ID } },
        replyToId: 'sent-1',
      };
      for (const [, activityOf] of ways) {
        const { told, calls } = await attempt(channel, { ...activityOf(known), ...chat }, { from: EVE });
        assert.match(told, REFUSAL);
        assert.doesNotMatch(told, DATA);
        assert.equal(calls, 0);
      }
      await channel.say('help');
      assert.equal(await snapshot(channel.fresh), asItWas);
    });

    it('does not change the language the channel is written to in', async () => {
      const polish = { ...asMessage('help'), locale: 'pl-PL' };
      assert.match((await attempt(channel, polish, { from: EVE })).told, /liście/);
      await attempt(channel, asMessage('help'));
      assert.equal(await snapshot(channel.fresh), asItWas);
    });

    it('is not in the audit, which names who asked', async () => {
      await channel.say('watches');
      const people = await audited(channel.fresh, 'watches');
      assert.deepEqual(people, [ANA.aadObjectId]);
    });
  });

  describe('of a person who is no admin', () => {
    for (const command of ['status', 'operations here']) {
      it(`gets no \`${command}\``, async () => {
        const { told, sent } = await attempt(channel, asMessage(command));
        assert.equal(sent.length, 1);
        assert.match(told, /Only the admins/);
        assert.doesNotMatch(told, /PostgreSQL/i);
        const { rows } = await channel.fresh.database.pool.query(
          'select from conversation where is_operations',
        );
        assert.equal(rows.length, 0);
      });
    }

    it('while an admin gets it', async () => {
      const { told } = await attempt(channel, asMessage('status'), { from: ADMIN });
      assert.match(told, /PostgreSQL/);
    });
  });

  describe('to what belongs to another channel', () => {
    const elsewhere = [
      'acknowledge',
      'snooze',
      'reopen',
      'stop',
      'show-alerts',
      'remove-watch',
      'restore-watch',
      'show-watches',
      'stop-digest',
      'remove-report',
      'restore-report',
    ] as const;
    for (const verb of elsewhere) {
      for (const [way, of] of [
        ['a button', asInvoke],
        ['its fallback', asSubmit],
      ] as const) {
        it(`is not given by ${way} that sends ${verb}`, async () => {
          const kept = await snapshot(channel.fresh);
          const activity = of(requestsOf(known)[verb]);
          const { status, told } = await attempt(channel, activity, { channelId: OTHER_CHANNEL });
          assert.equal(status, 200);
          assert.match(
            told,
            /no longer works|no such watch here|no such report here|Nothing is watched here yet|No digest comes here/,
          );
          assert.doesNotMatch(told.replace(EXAMPLE, ''), /northwind|litware|every monday/i);
          assert.equal(await snapshot(channel.fresh), kept);
        });
      }
    }

    it('nor by an alert id that is not on the card', async () => {
      const kept = await snapshot(channel.fresh);
      const forged = { ...requestsOf(known).acknowledge, which: '0f0c1a52-3f1e-4a3c-9b7b-2d7f3c1a9e02' };
      assert.equal((await attempt(channel, asInvoke(forged))).status, 200);
      assert.equal(await snapshot(channel.fresh), kept);
    });
  });

  it('does not count a chat of people, where somebody searched from the compose box, among those it is in', async () => {
    const chat = {
      conversation: { id: '19:ana_rita@unq.gbl.spaces', conversationType: 'personal', tenantId: TENANT_ID },
      channelData: { tenant: { id: TENANT_ID } },
    };
    for (const activity of [asSearch('northwind'), asChoice(known.customerId)]) {
      assert.match((await attempt(channel, { ...activity, ...chat })).body, /Northwind/);
    }
    // What is noted is written in order: this one afterwards.
    await attempt(channel, asMessage('help'));
    const { rows } = await channel.fresh.database.pool.query(
      "select from conversation where conversation_id like '%unq.gbl.spaces'",
    );
    assert.equal(rows.length, 0);
  });

  // Last, and in a group of its own: mocha runs groups after all tests outside them.
  describe('of somebody allowed', () => {
    it('has every button do its work, so that the refusals above say something', async () => {
      const { 'show-customer': show, acknowledge, ...others } = requestsOf(known);
      assert.match((await attempt(channel, asInvoke(show), { from: RITA })).told, DATA);
      assert.match(
        (await attempt(channel, asInvoke(acknowledge), { from: RITA })).told,
        /Acknowledged by Rita/,
      );
      for (const request of Object.values(others)) {
        const { told } = await attempt(channel, asSubmit(request), { from: RITA });
        assert.doesNotMatch(
          told,
          /no longer works|no such watch|no such report|No report goes/,
          request.verb,
        );
      }
      assert.notEqual(await snapshot(channel.fresh), asItWas);
    });
  });
});

describe('access of a guest without an Entra id, where everyone of the tenant may ask', function () {
  this.timeout(60_000);
  const guest = { id: '8:teamsvisitor:7f2c', name: 'Guest' };
  const noIds = [undefined, null, '', ' ', '00000000-0000-0000-0000-000000000000'];

  for (const [mode, env] of [
    ['signed in', {}],
    ['in anonymous mode', { ALLOW_ANONYMOUS: 'true', MicrosoftAppId: '', MicrosoftAppPassword: '' }],
  ] as const) {
    it(`is refused by every way in, ${mode}`, async () => {
      const channel = await openWatchedChannel({ env });
      try {
        const known = await fillChannel(channel);
        const kept = await snapshot(channel.fresh);
        const ways = [
          ...SENTENCES.map(asMessage),
          ...VERBS.flatMap((verb) => [asInvoke(requestsOf(known)[verb]), asSubmit(requestsOf(known)[verb])]),
          asSearch('northwind'),
          asChoice(known.customerId),
        ];
        for (const [index, way] of ways.entries()) {
          const from = { ...guest, aadObjectId: noIds[index % noIds.length] };
          const { told, calls } = await attempt(channel, { ...way, from });
          assert.match(told, REFUSAL);
          assert.doesNotMatch(told, DATA);
          assert.equal(calls, 0);
        }
        const own = {
          conversation: { id: 'a:guest', conversationType: 'personal', tenantId: TENANT_ID },
          channelData: { tenant: { id: TENANT_ID } },
          from: guest,
        };
        const added = { type: 'conversationUpdate', text: undefined, membersAdded: [{ id: `28:${APP_ID}` }] };
        assert.match((await attempt(channel, { ...added, ...own })).told, REFUSAL);
        assert.match((await attempt(channel, { ...asMessage('watch all below 90%'), ...own })).told, REFUSAL);
        const { rows } = await channel.fresh.database.pool.query(
          "select from watch where conversation_id = 'a:guest'",
        );
        assert.equal(rows.length, 0);
        // No answer waits until a conversation is written down.
        const isAsItWas = async () => {
          await channel.fresh.database.pool.query(
            "delete from conversation where conversation_id = 'a:guest'",
          );
          return (await snapshot(channel.fresh)) === kept;
        };
        await until(isAsItWas, 10_000, 'that nothing but the guest’s own conversation is new');
      } finally {
        await channel.close();
      }
    });
  }
});

describe('access of somebody who was taken off the list', function () {
  this.timeout(60_000);

  it('is gone at the next click, on cards they used before', async () => {
    const channel = await openWatchedChannel({
      env: { ALLOWED_USER_IDS: `${ANA.aadObjectId},${RITA.aadObjectId}` },
    });
    const known = await fillChannel(channel);
    const { acknowledge, reopen } = requestsOf(known);
    assert.match(
      (await attempt(channel, asInvoke(acknowledge), { from: RITA })).told,
      /Acknowledged by Rita Marques/,
    );
    await channel.delivered();
    await channel.bot.close();

    const bot = await startBot({
      DATABASE_URL: channel.fresh.databaseUrl,
      ALLOWED_USER_IDS: ANA.aadObjectId,
    });
    try {
      const kept = await snapshot(channel.fresh);
      for (const activity of [
        ...Object.values(requestsOf(known)).flatMap((request) => [asInvoke(request), asSubmit(request)]),
        ...SENTENCES.map(asMessage),
      ]) {
        const { told } = await attempt({ bot }, activity, { from: RITA });
        assert.match(told, REFUSAL);
        assert.doesNotMatch(told, DATA);
      }
      assert.equal(await snapshot(channel.fresh), kept);
      assert.match((await attempt({ bot }, asInvoke(reopen))).told, /Northwind/, 'Ana still may');
    } finally {
      await bot.close();
      await channel.fresh.close();
    }
  });
});

function inTenant(ofConversation: string | undefined, ofChannelData: string | undefined): object {
  return {
    conversation: {
      id: '19:licence-watch@thread.tacv2;messageid=1',
      conversationType: 'channel',
      isGroup: true,
      ...(ofConversation ? { tenantId: ofConversation } : {}),
    },
    channelData: { ...(ofChannelData ? { tenant: { id: ofChannelData } } : {}) },
  };
}
