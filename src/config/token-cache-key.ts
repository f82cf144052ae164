/** How to make a key; ends with a command to copy. */
export const MAKE_TOKEN_CACHE_KEY = `Make 32 bytes in base64 with: node -e "console.log(crypto.randomBytes(32).toString('base64'))"`;

/** The key in TOKEN_CACHE_KEY, 32 bytes in base64, with or without padding; undefined for anything else. */
export function parseTokenCacheKey(text: string): Buffer | undefined {
  return /^[A-Za-z0-9+/]{43}=?$/.test(text.trim()) ? Buffer.from(text.trim(), 'base64') : undefined;
}
