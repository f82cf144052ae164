import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseCardRequest } from '../../src/answers/card-request.js';
import { parseInvokeRequest } from '../../src/teams/card-payload.js';

const CUSTOMER_ID = '5a1ff4b6-0a05-4d0f-9d8a-6c7f4f0c3f11';
const CARD_ID = 'c0c8f1b6-7d0f-4b5e-8a53-0f6f0b8f6a01';
const ALERT_ID = '0f0c1a52-3f1e-4a3c-9b7b-2d7f3c1a9e02';

describe('parseCardRequest', () => {
  const accepted: readonly (readonly [string, object, object])[] = [
    [
      'a customer to show beneath its card',
      {
        verb: 'show-customer',
        customerId: CUSTOMER_ID,
        view: 'usage',
        page: 0,
        fresh: false,
        answer: 'message',
      },
      {
        verb: 'show-customer',
        customerId: CUSTOMER_ID,
        view: 'usage',
        page: 0,
        fresh: false,
        answer: 'message',
      },
    ],
    [
      'a watch whose limit came as text',
      { verb: 'add-watch', customerId: CUSTOMER_ID, rule: 'unused', limit: '12' },
      { verb: 'add-watch', customerId: CUSTOMER_ID, ruleKind: 'unused', limit: 12 },
    ],
    [
      'a watch whose limit is no whole number, to be answered in words',
      { verb: 'add-watch', customerId: CUSTOMER_ID, rule: 'unused', limit: '0x10' },
      { verb: 'add-watch', customerId: CUSTOMER_ID, ruleKind: 'unused', limit: Number.NaN },
    ],
    [
      'a watch whose limit was left empty',
      { verb: 'add-watch', customerId: CUSTOMER_ID, rule: 'renewal', limit: '' },
      { verb: 'add-watch', customerId: CUSTOMER_ID, ruleKind: 'renewal', limit: undefined },
    ],
    [
      'an acknowledgement of everything on a card',
      { verb: 'acknowledge', cardId: CARD_ID, which: 'all' },
      { verb: 'acknowledge', cardId: CARD_ID, choice: 'all' },
    ],
    [
      'one that leaves open what it is about',
      { verb: 'acknowledge', cardId: CARD_ID },
      { verb: 'acknowledge', cardId: CARD_ID, choice: undefined },
    ],
    [
      'one whose choice was left empty',
      { verb: 'acknowledge', cardId: CARD_ID, which: '' },
      { verb: 'acknowledge', cardId: CARD_ID, choice: undefined },
    ],
    [
      'one alert of a card',
      { verb: 'stop', cardId: CARD_ID, which: ALERT_ID },
      { verb: 'stop', cardId: CARD_ID, choice: { alertId: ALERT_ID } },
    ],
    [
      'a snooze with days as text and no reason',
      { verb: 'snooze', cardId: CARD_ID, which: 'all', days: '7' },
      { verb: 'snooze', cardId: CARD_ID, choice: 'all', days: 7, reason: '' },
    ],
  ];
  for (const [what, data, request] of accepted) {
    it(`reads ${what}`, () => {
      assert.deepEqual(parseCardRequest(data), request);
      assert.deepEqual(parseInvokeRequest({ action: { type: 'Action.Execute', data } }), request);
    });
  }

  const refused: readonly (readonly [string, unknown])[] = [
    ['an unknown verb', { verb: 'delete-everything' }],
    ['a snooze of days that are not offered', { verb: 'snooze', cardId: CARD_ID, days: '365' }],
    ['a snooze without days', { verb: 'snooze', cardId: CARD_ID }],
    ['a card id that is none', { verb: 'acknowledge', cardId: "1' or '1'='1" }],
    ['an alert id that is none', { verb: 'acknowledge', cardId: CARD_ID, which: '*' }],
    ['no watches to remove', { verb: 'remove-watch', watchIds: [] }],
    ['nothing', undefined],
    ['a list', [{ verb: 'stop-digest' }]],
  ];
  for (const [what, data] of refused) {
    it(`refuses ${what}`, () => {
      assert.equal(parseCardRequest(data), undefined);
    });
  }

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom('snooze', 'stop', 'add-watch', 'x'), (value, verb) => {
        const data = typeof value === 'object' && value !== null ? { ...value, verb } : value;
        parseCardRequest(data);
        parseInvokeRequest(data);
        parseInvokeRequest({ action: { data } });
      }),
    );
  });
});
