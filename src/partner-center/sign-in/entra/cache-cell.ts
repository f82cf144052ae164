import type { ICachePlugin } from '@azure/msal-node';

/** One msal cache between a record and an msal application. */
export interface CacheCell {
  readonly plugin: ICachePlugin;
  /** What msal wants kept now; empty as long as it keeps nothing. */
  content(): string;
}

/**
 * A cell that begins with a stored cache. msal reads and writes it as often as it likes; the caller stores the content
 * once, together with the rest of the record and inside the lock.
 */
export function createCacheCell(stored = ''): CacheCell {
  let content = stored;
  return {
    plugin: {
      async beforeCacheAccess({ tokenCache }) {
        tokenCache.deserialize(content);
      },
      async afterCacheAccess({ cacheHasChanged, tokenCache }) {
        if (cacheHasChanged) content = tokenCache.serialize();
      },
    },
    content: () => content,
  };
}
