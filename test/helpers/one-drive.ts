import { buffer } from 'node:stream/consumers';
import { listenOnLoopback } from '../../demo/partner-center/loopback-server.js';

/** What was written to an upload session. */
export interface UploadedPart {
  readonly path: string;
  readonly range: string;
  readonly bytes: Buffer;
}

/** Upload sessions as OneDrive has them: parts in order by Content-Range, 202 until the last one, then 201. */
export interface OneDrive {
  readonly url: string;
  readonly parts: readonly UploadedPart[];
  /** What a consent carries, and with it a session of its own. */
  uploadInfo(name: string): Readonly<Record<string, string>>;
  /** A file that is there whole. */
  file(name: string): Buffer | undefined;
  /** Answers whatever is written next with this status. */
  failNext(status: number): void;
  close(): Promise<void>;
}

/** Starts it on loopback. */
export async function createOneDrive(): Promise<OneDrive> {
  const parts: UploadedPart[] = [];
  const files = new Map<string, Buffer>();
  const failures: number[] = [];
  const server = await listenOnLoopback(0, async (request, response) => {
    const bytes = await buffer(request);
    const { method, url: path = '', headers } = request;
    const answer = (status: number, body: object = {}) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    const failure = failures.shift();
    if (failure !== undefined) return answer(failure);
    const range = String(headers['content-range']);
    const [, from, to, total] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(range)?.map(Number) ?? [];
    if (method !== 'PUT' || from === undefined || to === undefined || total === undefined) return answer(400);
    const before = files.get(path) ?? Buffer.alloc(0);
    if (from !== before.length || to - from + 1 !== bytes.length) return answer(416);
    if (to + 1 < total && bytes.length % (320 * 1024) !== 0) return answer(400);
    parts.push({ path, range, bytes });
    files.set(path, Buffer.concat([before, bytes]));
    return to + 1 < total ? answer(202, { nextExpectedRanges: [`${to + 1}-`] }) : answer(201, { id: 'item' });
  });
  const { url } = server;
  const pathOf = (name: string) => `/upload/${encodeURIComponent(name)}`;
  return {
    url,
    parts,
    uploadInfo: (name) => ({
      name,
      uploadUrl: `${url}${pathOf(name)}`,
      contentUrl: `${url}/files/${encodeURIComponent(name)}`,
      uniqueId: 'file-1',
      fileType: name.split('.').at(-1) ?? '',
    }),
    file: (name) => files.get(pathOf(name)),
    failNext: (status) => void failures.push(status),
    close: server.close,
  };
}
