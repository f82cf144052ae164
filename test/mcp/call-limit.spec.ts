import assert from 'node:assert/strict';
import { createCallLimit } from '../../src/mcp/http/call-limit.js';

describe('createCallLimit', () => {
  it('lets a person ask 120 times, then twice a second, and nobody else wait for it', () => {
    let now = 0;
    const admit = createCallLimit(() => now);
    const ask = (person: string) => {
      const admission = admit(person);
      if (admission.kind === 'admitted') admission.done();
      return admission;
    };
    for (let count = 0; count < 120; count += 1) assert.equal(ask('ana').kind, 'admitted');
    assert.deepEqual(ask('ana'), { kind: 'too-many', retryAfterSeconds: 1 });
    assert.equal(ask('rita').kind, 'admitted');
    now += 1000;
    assert.deepEqual(
      [ask('ana').kind, ask('ana').kind, ask('ana').kind],
      ['admitted', 'admitted', 'too-many'],
    );
    now += 3_600_000;
    let admitted = 0;
    while (ask('ana').kind === 'admitted') admitted += 1;
    assert.equal(admitted, 120);
  });

  it('answers 10 requests of a person at the same time, and counts each end once', () => {
    const admit = createCallLimit(() => 0);
    const admissions = Array.from({ length: 10 }, () => admit('ana'));
    assert.ok(admissions.every(({ kind }) => kind === 'admitted'));
    assert.equal(admit('ana').kind, 'too-many');
    const [first] = admissions;
    assert.ok(first?.kind === 'admitted');
    first.done();
    first.done();
    assert.equal(admit('ana').kind, 'admitted');
    assert.equal(admit('ana').kind, 'too-many');
  });

  it('says how long a person has to wait, and takes nothing for it', () => {
    let now = 0;
    const admit = createCallLimit(() => now);
    for (let count = 0; count < 300; count += 1) assert.equal(admit.waitOf('ana'), undefined);
    const admissions = Array.from({ length: 10 }, () => admit('ana'));
    assert.equal(admit.waitOf('ana'), 1);
    assert.equal(admit.waitOf('rita'), undefined);
    for (const admission of admissions) if (admission.kind === 'admitted') admission.done();
    for (let count = 0; count < 110; count += 1) {
      const admission = admit('ana');
      assert.ok(admission.kind === 'admitted');
      admission.done();
    }
    assert.equal(admit.waitOf('ana'), 1);
    now += 500;
    assert.equal(admit.waitOf('ana'), undefined);
  });
});
