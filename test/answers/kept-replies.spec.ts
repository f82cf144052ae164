import assert from 'node:assert/strict';
import { createKeptReplies } from '../../src/answers/kept-replies.js';
import type { Reply } from '../../src/cards/reply.js';

const makeReply = (): Reply => ({ card: { type: 'AdaptiveCard' }, summary: '', text: '' });

describe('createKeptReplies', () => {
  it('gives the same reply for the same figures and particulars', () => {
    const kept = createKeptReplies();
    const figures = {};
    const first = kept.of(figures, ['usage', { age: 1 }], makeReply);
    assert.equal(kept.of(figures, ['usage', { age: 1 }], makeReply), first);
  });

  it('makes another for other figures, however alike, and keeps that', () => {
    const kept = createKeptReplies();
    const first = kept.of({}, ['usage'], makeReply);
    const newer = {};
    const second = kept.of(newer, ['usage'], makeReply);
    assert.notEqual(second, first);
    assert.equal(kept.of(newer, ['usage'], makeReply), second);
  });

  it('makes another for other particulars', () => {
    const kept = createKeptReplies();
    const figures = {};
    assert.notEqual(kept.of(figures, ['en'], makeReply), kept.of(figures, ['fr'], makeReply));
  });

  it('lets go of the one not asked for longest when there are more than 500', () => {
    const kept = createKeptReplies();
    const figures = {};
    const ask = (no: number) => kept.of(figures, [no], makeReply);
    const [first, second] = [ask(0), ask(1)];
    for (let no = 2; no < 500; no += 1) ask(no);
    ask(0);
    ask(500);
    assert.equal(ask(0), first);
    assert.notEqual(ask(1), second);
  });
});
