import { once } from 'node:events';
import { createServer } from 'node:net';

/** The wanted port when it is free on loopback, else 0, with which the system picks one. */
export async function preferPort(wanted: number): Promise<number> {
  const probe = createServer();
  try {
    probe.listen(wanted, '127.0.0.1');
    await once(probe, 'listening');
    return wanted;
  } catch {
    return 0;
  } finally {
    probe.close();
  }
}
