import assert from 'node:assert/strict';
import { rememberPeople } from '../../src/mcp/http/remembered-people.js';
import type { TokenVerdict } from '../../src/mcp/http/token-check.js';

describe('rememberPeople', () => {
  const START = 1_800_000_000_000;
  const person = (endsAtMs: number): TokenVerdict => ({
    kind: 'person',
    caller: { tenantId: 'tenant', userId: 'person' },
    endsAtMs,
  });
  const refused: TokenVerdict = { kind: 'refused', status: 401, error: 'invalid_token', reason: 'expired' };

  function remembering(verdict: TokenVerdict) {
    const clock = { now: START };
    return {
      clock,
      people: rememberPeople(
        async () => verdict,
        () => clock.now,
      ),
    };
  }

  it('knows nobody before a check, and whose token it was for a minute after it', async () => {
    const { clock, people } = remembering(person(START + 3_600_000));
    assert.equal(people.known('a'), undefined);
    assert.equal((await people.check('a')).kind, 'person');
    assert.deepEqual(people.known('a')?.caller, { tenantId: 'tenant', userId: 'person' });
    assert.equal(people.known('b'), undefined);
    clock.now += 59_999;
    assert.notEqual(people.known('a'), undefined);
    clock.now += 1;
    assert.equal(people.known('a'), undefined);
  });

  it('forgets a token with its own end', async () => {
    const { clock, people } = remembering(person(START + 1_000));
    await people.check('a');
    clock.now += 999;
    assert.notEqual(people.known('a'), undefined);
    clock.now += 1;
    assert.equal(people.known('a'), undefined);
  });

  it('remembers nothing of a token that is refused', async () => {
    const { people } = remembering(refused);
    assert.deepEqual(await people.check('a'), refused);
    assert.equal(people.known('a'), undefined);
  });
});
