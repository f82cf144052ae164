import { createLogger } from '../../../src/base/logger.js';
import { createLastResort } from '../../../src/cli/last-resort.js';
import { createServer } from '../../../src/teams/server.js';

/** A server whose turns break in ways that nothing in them catches, named by the Authorization header. */
const FAULTS: Readonly<Record<string, () => unknown>> = {
  timer: () => setTimeout(() => throwIt('timer'), 1),
  immediate: () => setImmediate(() => throwIt('immediate')),
  tick: () => process.nextTick(() => throwIt('tick')),
  'a second timer': () => setTimeout(() => setTimeout(() => throwIt('a second timer'), 1), 1),
  'after a promise': () => Promise.resolve().then(() => setTimeout(() => throwIt('after a promise'), 1)),
  rejection: () => void Promise.reject(new Error('rejection')),
};

function throwIt(what: string): never {
  throw new Error(what);
}

const logger = createLogger('error', process.stdout);
const lastResort = createLastResort({
  logger,
  end: () => {
    process.stdout.write('end\n');
    process.exit(1);
  },
});
process.on('uncaughtException', lastResort.onException);
process.on('unhandledRejection', lastResort.onRejection);

const server = createServer({
  receive: async ({ authorization, body }) => {
    if (authorization === 'outside') setTimeoutOutside();
    FAULTS[authorization]?.();
    await body();
    // Answered only if nothing broke.
    await new Promise((resolve) => setTimeout(resolve, authorization in FAULTS ? 300 : 0));
    return { status: 200, body: { pid: process.pid } };
  },
  readiness: async () => ({ isReady: true, reasons: [] }),
  logger,
});

/** For what a request throws while node hands it over, before any handler. */
server.server.on('request', ({ url }) => {
  if (url === '/thrown-at-once') throwIt('at once');
});

let isWanted = false;
function setTimeoutOutside(): void {
  isWanted = true;
}
setInterval(() => {
  if (isWanted) throwIt('outside');
}, 20);

server.listen(0, '127.0.0.1', () => process.stdout.write(`port ${server.address().port}\n`));
