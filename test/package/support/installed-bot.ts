import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { isReachable, isRoot } from '../../../src/storage/embedded/server-user.js';
import {
  type BotChannel,
  createBotChannel,
  type SentActivity,
  teamsMessage,
} from '../../helpers/bot-channel.js';

export interface InstalledBotOptions {
  readonly command: readonly string[];
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
}

/** The bot as a process of its own, out of a folder it was installed in. */
export interface InstalledBot {
  readonly url: string;
  /** Asks in a personal chat; gives what the bot sent there before it ended the turn. */
  ask(question: string): Promise<readonly SentActivity[]>;
  /** Sends SIGTERM; gives the exit code, and the signal where that ended it. */
  stop(): Promise<{ readonly code: number | null; readonly signal: string | null }>;
}

const NOBODY = { uid: 65534, gid: 65534 };

/** Root's tests run the bot as nobody, unless Node itself stands where nobody may not go (in /root, as from npx). */
async function unprivileged(): Promise<Partial<typeof NOBODY>> {
  return isRoot() && (await isReachable(process.execPath, NOBODY)) ? NOBODY : {};
}

/**
 * Starts it as an unprivileged user and waits until it listens; everything else of this process's environment is kept
 * from it. Rejects with its output when it ends before.
 */
export async function startInstalledBot({
  command,
  folder,
  env,
}: InstalledBotOptions): Promise<InstalledBot> {
  const channel = await createBotChannel();
  const [program = '', ...args] = command;
  const child = spawn(program === 'node' ? process.execPath : program, args, {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(await unprivileged()),
  });
  const ended = once(child, 'close') as Promise<[number | null, string | null]>;
  try {
    return { ...talkTo(await listening(child), channel), stop: () => stop(child, ended, channel) };
  } catch (error) {
    await stop(child, ended, channel);
    throw error;
  }
}

function talkTo(url: string, channel: BotChannel): Pick<InstalledBot, 'url' | 'ask'> {
  return {
    url,
    async ask(question) {
      const response = await fetch(`${url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(teamsMessage(channel, question)),
      });
      if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
      return channel.sent.splice(0);
    },
  };
}

async function stop(
  child: ChildProcess,
  ended: Promise<[number | null, string | null]>,
  channel: BotChannel,
) {
  child.kill('SIGTERM');
  const [code, signal] = await ended;
  await channel.close();
  return { code, signal };
}

/** The address in the log line that says so. */
function listening({ stdout, stderr }: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (!stdout || !stderr) return reject(new Error('no output'));
    const output: string[] = [];
    stderr.on('data', (chunk: Buffer) => output.push(chunk.toString()));
    const lines = createInterface(stdout);
    lines.on('line', (line) => {
      output.push(line);
      const { msg, url } = parseLogLine(line);
      if (msg === 'listening' && url) resolve(url);
    });
    lines.on('close', () => reject(new Error(`The bot ended: ${output.join('\n')}`)));
  });
}

function parseLogLine(line: string): { readonly msg?: string; readonly url?: string } {
  return line.startsWith('{') ? (JSON.parse(line) as { msg?: string; url?: string }) : {};
}
