// The floor of refusals: a server that does nothing but refuse, in a process of its own beside the bot.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveTasks } from '../serve-tasks.js';

const server = createServer((request, response) => {
  request.resume();
  response.writeHead(429, { 'content-type': 'application/json' }).end('{"error":"Too many requests."}');
});
await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as AddressInfo;

serveTasks({ address: async () => `http://127.0.0.1:${port}` });
