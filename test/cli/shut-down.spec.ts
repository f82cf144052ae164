import assert from 'node:assert/strict';
import { createShutDown } from '../../src/cli/shut-down.js';
import { createRecordingLogger, type LogLine } from '../partner-center/support.js';

describe('createShutDown', () => {
  function setUp(close: () => Promise<void>, withinMs?: number) {
    const lines: LogLine[] = [];
    const exits: number[] = [];
    let exited: () => void = () => undefined;
    const exiting = new Promise<void>((resolve) => {
      exited = resolve;
    });
    const shutDown = createShutDown({
      close,
      logger: createRecordingLogger(lines),
      exit(code) {
        exits.push(code);
        exited();
      },
      ...(withinMs === undefined ? {} : { withinMs }),
    });
    return { shutDown, exits, exiting, said: () => lines.map(({ level, message }) => `${level} ${message}`) };
  }

  it('closes once, however many signals come, and leaves the end to the process', async () => {
    let closed = 0;
    const { shutDown, exits, said } = setUp(async () => {
      closed += 1;
    });
    assert.equal(shutDown.hasBegun(), false);
    await Promise.all([shutDown.begin('SIGTERM'), shutDown.begin('SIGINT')]);
    assert.deepEqual([closed, shutDown.hasBegun()], [1, true]);
    assert.deepEqual(said(), ['info closing', 'info closed']);
    assert.deepEqual(exits, []);
  });

  it('tells a later signal that it is over only when it is, so that nobody ends the process before', async () => {
    let close: () => void = () => undefined;
    const { shutDown } = setUp(
      () =>
        new Promise((resolve) => {
          close = resolve;
        }),
    );
    const over: string[] = [];
    const first = shutDown.begin('SIGTERM').then(() => over.push('first'));
    const second = shutDown.begin('SIGTERM').then(() => over.push('second'));
    await new Promise(setImmediate);
    assert.deepEqual(over, []);
    close();
    await Promise.all([first, second]);
    assert.deepEqual(over, ['first', 'second']);
  });

  it('ends the process with code 1 when something cannot be closed', async () => {
    const { shutDown, exits, said } = setUp(() => Promise.reject(new Error('no')));
    await shutDown.begin('SIGTERM');
    assert.deepEqual(said(), ['info closing', 'error could not close']);
    assert.deepEqual(exits, [1]);
  });

  it('ends the process with code 1 when closing hangs', async () => {
    const { shutDown, exits, exiting, said } = setUp(() => new Promise(() => undefined), 1);
    void shutDown.begin('SIGTERM');
    await exiting;
    assert.deepEqual(said(), ['info closing', 'error could not close']);
    assert.deepEqual(exits, [1]);
  });
});
