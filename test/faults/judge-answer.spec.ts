import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createJudge } from '../../faults/judge-answer.js';
import { PartnerCenterError, type PartnerCenterFault } from '../../src/base/errors.js';
import { errorReply } from '../../src/cards/notices/notice-card.js';
import { messagesFor, render } from '../helpers/cards.js';

const TEXTS = JSON.parse(readFileSync(new URL('../../locales/en.json', import.meta.url), 'utf8'));
const CORRELATION_ID = 'aaaaaaaa-0000-4000-8000-000000000001';

describe('createJudge', () => {
  const judge = createJudge(TEXTS);
  const asked = { expected: ['Contoso'], needsReference: true };
  const sorry = (error: unknown) =>
    JSON.stringify(errorReply(error, { correlationId: CORRELATION_ID }, messagesFor('en-US'), render));
  const faultOf = (fault: PartnerCenterFault, retryAfterMs?: number) =>
    new PartnerCenterError('no', { fault, correlationId: CORRELATION_ID, retryAfterMs });

  it('knows every apology of the bot', () => {
    for (const fault of ['unavailable', 'timeout', 'throttled', 'unreadable', 'sign-in-lost'] as const) {
      assert.deepEqual(judge(sorry(faultOf(fault)), asked), { kind: 'sorry', fault });
    }
    assert.deepEqual(judge(sorry(new Error('ours')), asked), { kind: 'sorry', fault: 'internal' });
    assert.deepEqual(judge(sorry(faultOf('throttled', 5_000)), asked), { kind: 'sorry', fault: 'throttled' });
  });

  it('takes an apology without advice or without a reference for a blank', () => {
    const { 'error.unavailable.title': title, 'error.unavailable.action': action } = TEXTS;
    assert.equal(judge(JSON.stringify({ text: `${title}. Reference: aaaaaaaa` }), asked).kind, 'blank');
    assert.equal(judge(JSON.stringify({ text: `${title}. ${action}` }), asked).kind, 'blank');
    assert.equal(
      judge(JSON.stringify({ text: `${title}. ${action}` }), { ...asked, needsReference: false }).kind,
      'sorry',
    );
  });

  it('tells old figures from new ones, and an answer about somebody else from both', () => {
    const old = messagesFor('en-US').say('usage.last-known', { age: 'read 3 minutes ago' });
    assert.equal(judge(JSON.stringify({ text: 'Contoso: 3 seats unused' }), asked).kind, 'answer');
    assert.equal(judge(JSON.stringify({ text: `Contoso. ${old}` }), asked).kind, 'old figures');
    assert.equal(judge(JSON.stringify({ text: 'Fabrikam: 3 seats unused' }), asked).kind, 'blank');
  });
});
