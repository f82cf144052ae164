import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { ChannelFault, sendJson } from './router.js';

/** What an accepted consent carries. Source: Teams docs, files in bots. */
export interface UploadInfo {
  readonly name: string;
  readonly uploadUrl: string;
  readonly contentUrl: string;
  readonly uniqueId: string;
  readonly fileType: string;
}

/** The person's OneDrive as far as a bot sees it: upload sessions, and the files that came of them. */
export interface Drive {
  /** Begins an upload session for a file of this name. */
  open(name: string): UploadInfo;
  /** Takes a part of a file. Parts come in order; the last one completes the file and the session with it. */
  upload(id: string, request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Gives a whole file to whoever opens it. */
  download(id: string, response: ServerResponse): void;
}

interface StoredFile {
  readonly name: string;
  bytes: Buffer;
  isWhole: boolean;
}

const RANGE = /^bytes (\d+)-(\d+)\/(\d+)$/;
/** Of an upload in parts each but the last has to be a multiple of this. */
const STEP_BYTES = 320 * 1024;

/** In memory: it lives as long as the demo runs. `url`: the origin of the channel. */
export function createDrive(url: string): Drive {
  const files = new Map<string, StoredFile>();

  function find(id: string): StoredFile {
    const file = files.get(id);
    if (file === undefined) throw new ChannelFault(404, 'itemNotFound', 'There is no such file.');
    return file;
  }

  return {
    open(name) {
      const id = randomBytes(16).toString('base64url');
      files.set(id, { name, bytes: Buffer.alloc(0), isWhole: false });
      return {
        name,
        uploadUrl: `${url}/drive/uploads/${id}`,
        contentUrl: `${url}/drive/files/${id}`,
        uniqueId: id,
        fileType: name.split('.').at(-1) ?? '',
      };
    },

    async upload(id, request, response) {
      const part = await buffer(request);
      const file = find(id);
      const [, from, to, total] = RANGE.exec(String(request.headers['content-range']))?.map(Number) ?? [];
      if (from === undefined || to === undefined || total === undefined)
        throw new ChannelFault(400, 'invalidRequest', 'Content-Range is missing.');
      if (file.isWhole) throw new ChannelFault(404, 'itemNotFound', 'The upload session is over.');
      if (from !== file.bytes.length || to - from + 1 !== part.length)
        throw new ChannelFault(416, 'invalidRange', 'Parts come in order.');
      const isLast = to + 1 === total;
      if (!isLast && part.length % STEP_BYTES !== 0)
        throw new ChannelFault(400, 'invalidRequest', 'A part has to be a multiple of 320 KiB.');
      file.bytes = Buffer.concat([file.bytes, part]);
      file.isWhole = isLast;
      if (isLast) sendJson(response, 201, { id, name: file.name });
      else sendJson(response, 202, { nextExpectedRanges: [`${to + 1}-`] });
    },

    download(id, response) {
      const { name, bytes, isWhole } = find(id);
      if (!isWhole) throw new ChannelFault(404, 'itemNotFound', 'There is no such file.');
      response.writeHead(200, {
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
        'content-length': bytes.length,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      });
      response.end(bytes);
    },
  };
}

const ADDRESS = /^\/drive\/(uploads|files)\/([\w-]+)$/;

/** What a path of the drive asks for; undefined when it is none. */
export function driveAddress(
  path: string,
  method: string | undefined,
): { readonly kind: 'upload' | 'download'; readonly id: string } | undefined {
  const [, place, id] = ADDRESS.exec(path) ?? [];
  if (id === undefined) return undefined;
  if (place === 'uploads' && method === 'PUT') return { kind: 'upload', id };
  return place === 'files' && method === 'GET' ? { kind: 'download', id } : undefined;
}
