import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { asServerUser } from './as-server-user.js';
import { embeddedServerError } from './embedded-server-error.js';
import { type PlainFile, readPlainFile, writeNewFile } from './plain-file.js';
import type { ServerHome } from './server-home.js';

const NAMING_MS = 2_000;
const LOOK_MS = 10;

/**
 * The password of the bundled server; made where there is none. Root keeps it where the server's account cannot read it,
 * which is often `nobody` and shared with other programs; everybody else in the server's own folder.
 */
export function findServerPassword(home: ServerHome): string {
  return readPassword(home) ?? makePassword(home);
}

function readPassword(home: ServerHome): string | undefined {
  const inside = () =>
    asServerUser(
      home,
      () =>
        // The second is where it was kept while sockets had none.
        readPlainFile(join(home.dir, 'password')) ??
        readPlainFile(join(home.dir, 'data', 'seatwise-password')),
    )?.text;
  if (home.runAs === undefined) return inside();
  const own = readSettled(rootFile(home));
  if (own === undefined) return inside();
  if (own.uid === 0 && own.links === 1) return own.text;
  throw embeddedServerError(
    `${rootFile(home)} is not a file of root's own`,
    undefined,
    'Remove it; a new password is made then.',
  );
}

/**
 * The file once it has a single name: another process that makes it just now gives it its name before it takes the
 * draft's away (plain-file.ts). As it stands after NAMING_MS when it keeps a second one.
 */
function readSettled(path: string): PlainFile | undefined {
  const deadlineMs = performance.now() + NAMING_MS;
  for (;;) {
    const file = readPlainFile(path);
    if (file === undefined || file.links === 1 || performance.now() >= deadlineMs) return file;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_MS);
  }
}

function makePassword(home: ServerHome): string {
  const password = randomBytes(24).toString('base64url');
  const isMade =
    home.runAs === undefined
      ? writeNewFile(join(home.dir, 'password'), password)
      : writeNewFile(rootFile(home), password);
  // Another process was quicker.
  return isMade ? password : (readPassword(home) ?? password);
}

function rootFile({ parentDir }: ServerHome): string {
  return join(parentDir, 'postgres-password');
}
