import assert from 'node:assert/strict';
import type { Answer, Asking } from '../../src/answers/asking.js';
import { createGuard } from '../../src/answers/guard.js';
import { createLogger } from '../../src/base/logger.js';
import { createEndedFailure } from '../../src/partner-center/http/failure.js';
import type { CallContext } from '../../src/usecases/ports.js';
import { messagesFor, render } from '../helpers/cards.js';

const ASKING: Asking = {
  locale: 'en-US',
  isShared: false,
  timeoutMs: 10,
  conversation: undefined,
  person: { userId: undefined, name: 'Ana' },
  isAdmin: false,
};

describe('createGuard', () => {
  const lines: { readonly level: string; readonly msg: string; readonly err?: { readonly code: string } }[] =
    [];
  const logger = createLogger('info', { write: (line: string) => void lines.push(JSON.parse(line)) });
  const guard = createGuard({
    messagesFor,
    render,
    audit: undefined,
    clock: { now: () => new Date('2026-11-21T09:30:00Z') },
    logger,
  });
  beforeEach(() => lines.splice(0));

  it('says sorry, with a reference, when the work does not end', async () => {
    const { outcome, reply } = await guard(
      { action: 'watches' },
      ASKING,
      () => new Promise<Answer>(() => {}),
    );
    assert.equal(outcome, 'failed');
    assert.match(reply.text, /Something went wrong on my side\n.*\nReference: [0-9a-f]{8}/);
    assert.deepEqual(
      lines.map(({ level, msg, err }) => [level, msg, err?.code]),
      [['warn', 'could not answer', 'late']],
    );
  });

  it('leaves it to the work that hears its signal to say what took too long', async () => {
    const { reply } = await guard(
      { action: 'license-usage' },
      ASKING,
      ({ signal, correlationId }: CallContext) =>
        new Promise<Answer>((_, reject) => {
          signal.addEventListener('abort', () => {
            const call = { route: '/v1/customers', correlationId, requestId: undefined };
            setImmediate(() => reject(createEndedFailure(signal.reason, call)));
          });
        }),
    );
    assert.match(reply.text, /Partner Center took too long to answer/);
  });
});
