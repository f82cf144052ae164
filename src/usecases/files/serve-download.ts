import type { AccessList } from '../../domain/access-list.js';
import { mayAsk } from '../../domain/access-list.js';
import type { CallContext } from '../ports.js';
import type { PriceBasisOf } from '../prices/price-basis-of.js';
import type { Download, DownloadStore, FileToGive, MakeFile } from './file-ports.js';

/** Files behind links. Methods throw StorageError and PartnerCenterError. */
export interface ServeDownload {
  /** Whether a link leads to a file; nothing is used up. */
  isThere(token: string): Promise<boolean>;
  /** The file; undefined for a link that leads to none, or whose person may not ask any more. */
  take(token: string, call: CallContext): Promise<FileToGive | undefined>;
}

/**
 * Makes the file when its link is opened, on behalf of who asked for it: by today's list of people, and with the prices
 * that may be seen today where it was asked for. A file that breaks off does not use the link up.
 */
export function createServeDownload({
  downloads,
  makeFile,
  access,
  priceBasisOf,
}: {
  readonly downloads: DownloadStore;
  readonly makeFile: MakeFile;
  readonly access: AccessList;
  readonly priceBasisOf: PriceBasisOf;
}): ServeDownload {
  function isAllowed({ conversation: { tenantId }, userId }: Download): boolean {
    const { tenantIds } = access;
    return mayAsk(userId, access) && (tenantIds.length === 0 || tenantIds.includes(tenantId));
  }

  async function allowed(token: string): Promise<Download | undefined> {
    const download = await downloads.look(token);
    return download !== undefined && isAllowed(download) ? download : undefined;
  }

  return {
    isThere: async (token) => (await allowed(token)) !== undefined,

    async take(token, call) {
      if ((await allowed(token)) === undefined) return undefined;
      const download = await downloads.take(token);
      if (download === undefined) return undefined;
      const { request, locale, conversation } = download;
      try {
        const made = await makeFile({ ...request, locale, basis: await priceBasisOf(conversation) }, call);
        if (made.kind === 'file') return { ...made, contents: () => wholeOf(made, token) };
      } catch (error) {
        await downloads.giveBack(token);
        throw error;
      }
      await downloads.giveBack(token);
      return undefined;
    },
  };

  async function* wholeOf(file: FileToGive, token: string): AsyncGenerator<Uint8Array> {
    try {
      yield* file.contents();
    } catch (error) {
      await downloads.giveBack(token);
      throw error;
    }
  }
}
