import assert from 'node:assert/strict';
import { SEARCH_COMMAND, SEARCH_PARAMETER } from '../../src/teams/compose-extension.js';
import { teamsMessage } from '../helpers/bot-channel.js';
import { assertNoAddress, readTextsOf, withoutGaps } from '../helpers/hostile-names.js';
import { type RunningBot, startBot } from '../helpers/running-bot.js';

interface SearchBody {
  readonly composeExtension: {
    readonly type: string;
    readonly text?: string;
    readonly attachments?: readonly {
      readonly contentType: string;
      readonly content: object;
      readonly preview?: {
        readonly content: {
          readonly title: string;
          readonly text: string;
          readonly tap: { readonly value: unknown };
        };
      };
    }[];
  };
}

describe('the search of the compose box', () => {
  let bot: RunningBot;
  before(async () => {
    bot = await startBot();
  });
  after(() => bot.close());

  async function invoke(name: string, value: unknown, changes: object = {}) {
    const { status, body } = await bot.post(
      teamsMessage(bot.channel, '', { type: 'invoke', name, value, text: undefined, ...changes }),
    );
    return { status, body: body === '' ? undefined : (JSON.parse(body) as SearchBody) };
  }

  function search(text: string, changes: object = {}) {
    const parameters = [{ name: SEARCH_PARAMETER, value: text }];
    return invoke('composeExtension/query', { commandId: SEARCH_COMMAND, parameters }, changes);
  }

  it('offers customers by the beginning of a name, told apart by their domains', async () => {
    const { status, body } = await search('conto');
    assert.equal(status, 200);
    const found = body?.composeExtension.attachments?.map(({ preview }) => preview?.content);
    assert.deepEqual(
      found?.slice(0, 2).map((content) => [content?.title, withoutGaps(content?.text ?? '')]),
      [
        ['Contoso', 'contoso.onmicrosoft.com'],
        ['Contoso', 'contosoretail.onmicrosoft.com'],
      ],
    );
    for (const [where, text] of readTextsOf(found)) assertNoAddress(text, where);
  });

  it('gives the part of what is found that the client asks for', async () => {
    const page = async (queryOptions: unknown) => {
      const parameters = [{ name: SEARCH_PARAMETER, value: 'conto' }];
      const { body } = await invoke('composeExtension/query', {
        commandId: SEARCH_COMMAND,
        parameters,
        queryOptions,
      });
      assert.equal(body?.composeExtension.type, 'result');
      return (body?.composeExtension.attachments ?? []).map(({ preview }) => preview?.content.text);
    };
    const all = await page({ skip: 0, count: 25 });
    assert.ok(all.length >= 2);
    assert.deepEqual(await page({ skip: 0, count: 1 }), all.slice(0, 1));
    assert.deepEqual(await page({ skip: 1, count: 1 }), all.slice(1, 2));
    assert.deepEqual(await page({ skip: 1, count: 25 }), all.slice(1));
    assert.deepEqual(await page({ skip: 25, count: 25 }), []);
    for (const odd of [undefined, null, 'x', {}, { skip: -1, count: -1 }, { skip: 0.5 }, { count: 0 }]) {
      assert.deepEqual(await page(odd), all, JSON.stringify(odd));
    }
  });

  it('gives the usage card of the customer that is chosen, without a watch', async () => {
    const { body } = await search('northwind');
    const chosen = body?.composeExtension.attachments?.[0]?.preview?.content.tap.value;
    const { body: inserted } = await invoke('composeExtension/selectItem', chosen);
    const [attachment] = inserted?.composeExtension.attachments ?? [];
    assert.equal(attachment?.contentType, 'application/vnd.microsoft.card.adaptive');
    assert.match(JSON.stringify(attachment?.content), /Northwind Traders/);
    assert.doesNotMatch(JSON.stringify(attachment?.content), /add-watch/);
  });

  it('says what to write when nothing was', async () => {
    const { body } = await search('  ');
    assert.deepEqual(body?.composeExtension, {
      type: 'message',
      text: 'Write a customer’s name or domain.',
    });
  });

  it('answers in the language of the client', async () => {
    const { body } = await search('', { locale: 'pl-PL' });
    assert.equal(body?.composeExtension.text, 'Wpisz nazwę lub domenę klienta.');
  });

  for (const [what, name, value] of [
    ['a query of another command', 'composeExtension/query', { commandId: 'everything', parameters: [] }],
    ['a query without a shape', 'composeExtension/query', 'conto'],
    ['a choice that is no customer id', 'composeExtension/selectItem', { customerId: 'all' }],
    ['a choice without a shape', 'composeExtension/selectItem', undefined],
  ] as const) {
    it(`refuses ${what}`, async () => {
      assert.deepEqual(await invoke(name, value), { status: 400, body: undefined });
    });
  }
});

describe('the search of the compose box, for people who may not ask', () => {
  let bot: RunningBot;
  before(async () => {
    bot = await startBot({ ALLOWED_USER_IDS: '44444444-4444-4444-8444-444444444444' });
  });
  after(() => bot.close());

  const ways = [
    [
      'a search',
      'composeExtension/query',
      { commandId: SEARCH_COMMAND, parameters: [{ name: SEARCH_PARAMETER, value: 'conto' }] },
    ],
    ['a choice', 'composeExtension/selectItem', { customerId: '5a1ff4b6-0a05-4d0f-9d8a-6c7f4f0c3f11' }],
  ] as const;
  for (const [what, name, value] of ways) {
    it(`gives nothing away by ${what}`, async () => {
      const before = bot.emulator.requests.length;
      const { body } = await bot.post(
        teamsMessage(bot.channel, '', { type: 'invoke', name, value, text: undefined }),
      );
      assert.match(body, /not on the list of people/);
      assert.doesNotMatch(body, /contoso/i);
      assert.equal(bot.emulator.requests.length, before);
    });
  }
});
