import type { PlaceFile } from '../../answers/files/answer-file.js';
import { AppError } from '../../base/errors.js';
import type { Logger } from '../../base/logger.js';
import { isLoopbackHost } from '../../config/config.js';

/** Where Teams wants a file of a personal chat to be put, as the consent says. */
export interface UploadInfo {
  readonly name: string;
  readonly uploadUrl: string;
  readonly contentUrl: string;
  readonly uniqueId: string;
  readonly fileType: string;
}

export type CreatePlaceFile = (upload: UploadInfo) => PlaceFile;

/** Hosts of OneDrive and SharePoint, Microsoft's clouds of governments and of China included. */
const HOSTS =
  /(?:^|\.)(?:sharepoint\.com|sharepoint\.us|sharepoint-mil\.us|sharepoint\.cn|onedrive\.com|1drv\.com|svc\.ms)$/;
/** Of an upload in parts each but the last has to be a multiple of 320 KiB. */
const PART_BYTES = 16 * 320 * 1024;
/** More than any file of ours comes to, and what is kept of one in memory. */
const MOST_BYTES = 100 * 1024 * 1024;

/**
 * Puts files into an upload session of OneDrive, in parts one after the other. The address comes with the activity: only
 * Microsoft's own hosts are written to, over https, and no redirect is followed; on loopback where `isLoopbackAllowed`.
 */
export function createPlacing({
  isLoopbackAllowed,
  logger,
}: {
  readonly isLoopbackAllowed: boolean;
  readonly logger: Logger;
}): CreatePlaceFile {
  function isAllowed(address: string): boolean {
    if (!URL.canParse(address)) return false;
    const { protocol, hostname, port, username, password } = new URL(address);
    if (username !== '' || password !== '') return false;
    if (isLoopbackAllowed && isLoopbackHost(hostname)) return true;
    return protocol === 'https:' && port === '' && HOSTS.test(hostname.toLowerCase());
  }

  return ({ name, uploadUrl, contentUrl, uniqueId, fileType }) => {
    return async (file, signal) => {
      if (!isAllowed(uploadUrl) || !isAllowed(contentUrl)) {
        logger.warn({}, 'a file was to go to a host that is not of OneDrive: it was not sent');
        return 'not-taken';
      }
      const bytes = await collect(file.contents(), signal);
      for (let from = 0; from < bytes.length; from += PART_BYTES) {
        const part = bytes.subarray(from, from + PART_BYTES);
        const status = await put(
          uploadUrl,
          part,
          `bytes ${from}-${from + part.length - 1}/${bytes.length}`,
          signal,
        );
        if (status === 401 || status === 404 || status === 410) return 'over';
        const isTaken = from + part.length < bytes.length ? status === 202 : status === 200 || status === 201;
        if (!isTaken) {
          logger.warn({ status }, 'OneDrive did not take a file');
          return 'not-taken';
        }
      }
      return { name, contentUrl, uniqueId, fileType };
    };
  };
}

/** Nothing of the address is logged: whoever has it may write there. */
async function put(url: string, part: Buffer, range: string, signal: AbortSignal): Promise<number> {
  try {
    const response = await fetch(url, {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream', 'content-range': range },
      body: new Uint8Array(part),
      redirect: 'error',
      signal,
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    throw new AppError('upload-failed', 'OneDrive could not be reached', {
      cause: signal.aborted ? signal.reason : undefined,
      retryable: true,
    });
  }
}

async function collect(contents: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of contents) {
    signal.throwIfAborted();
    size += chunk.byteLength;
    if (size > MOST_BYTES) throw new AppError('file-too-large', 'The file is larger than may be sent');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
