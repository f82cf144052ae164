import assert from 'node:assert/strict';
import { mayAsk, mayHear, personIdOf } from '../../src/domain/access-list.js';

const HOME = '22222222-2222-4222-8222-222222222222';
const ELSEWHERE = '99999999-9999-4999-8999-999999999999';
const ANA = '33333333-3333-4333-8333-333333333333';
const EVE = '66666666-6666-4666-8666-666666666666';

describe('personIdOf', () => {
  it('knows an id in any case, and none where there is none', () => {
    assert.equal(personIdOf(` ${ANA.toUpperCase()} `), ANA);
    for (const none of [undefined, null, '', '  ', '00000000-0000-0000-0000-000000000000'])
      assert.equal(personIdOf(none), undefined);
  });
});

describe('mayAsk', () => {
  const cases: [who: string, personId: string | undefined, userIds: readonly string[], may: boolean][] = [
    ['anyone with an id, without a list', EVE, [], true],
    ['somebody on the list', ANA, [EVE, ANA], true],
    ['somebody who is not', EVE, [ANA], false],
    ['nobody, without a list', undefined, [], false],
    ['nobody, with one', undefined, [ANA], false],
  ];
  for (const [who, personId, userIds, may] of cases) {
    it(`${may ? 'lets' : 'does not let'} ask ${who}`, () =>
      assert.equal(mayAsk(personId, { tenantIds: [HOME], userIds }), may));
  }
});

describe('mayHear', () => {
  const cases: [
    where: string,
    type: 'personal' | 'groupChat' | 'channel',
    tenantId: string,
    userId: string | undefined,
    tenantIds: readonly string[],
    may: boolean,
  ][] = [
    ['the chat of somebody on the list', 'personal', HOME, ANA, [HOME], true],
    ['the chat of somebody who is not', 'personal', HOME, EVE, [HOME], false],
    ['the chat of nobody', 'personal', HOME, undefined, [HOME], false],
    ['the chat of nobody in anonymous mode', 'personal', HOME, undefined, [], false],
    ['the chat of somebody on the list in a tenant that is not', 'personal', ELSEWHERE, ANA, [HOME], false],
    ['a channel', 'channel', HOME, undefined, [HOME], true],
    ['a channel in anonymous mode', 'channel', HOME, undefined, [], true],
    ['a channel of another tenant', 'channel', ELSEWHERE, undefined, [HOME], false],
    ['a group chat', 'groupChat', HOME, undefined, [HOME], true],
    ['a group chat of another tenant', 'groupChat', ELSEWHERE, undefined, [HOME], false],
  ];
  for (const [where, conversationType, tenantId, userId, tenantIds, may] of cases) {
    it(`${may ? 'speaks' : 'keeps silent'} in ${where}`, () =>
      assert.equal(mayHear({ tenantId, conversationType, userId }, { tenantIds, userIds: [ANA] }), may));
  }
});
