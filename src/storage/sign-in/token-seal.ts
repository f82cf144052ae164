import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { StorageError } from '../../base/errors.js';

/** Encrypts text for one named row and opens it again. */
export interface TokenSeal {
  seal(name: string, text: string): Buffer;
  /** Throws StorageError that says what to do, and never holds any of the content. */
  open(name: string, sealed: Buffer): string;
}

// A sealed text: format (1 byte), key id (4), nonce (12), ciphertext, tag (16).
const FORMAT = 1;
const HEADER_BYTES = 5;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM with a random 96-bit nonce for each sealing. Format, key id and the row's name are authenticated, so
 * a text moved to another row does not open. Throws StorageError when the key is not 32 bytes.
 */
export function createTokenSeal(key: Uint8Array): TokenSeal {
  if (key.length !== 32)
    throw new StorageError('The key of the stored sign-in must have 32 bytes.', {
      setting: 'TOKEN_CACHE_KEY',
    });
  const keyId = createHash('sha256')
    .update('seatwise token cache key id')
    .update(key)
    .digest()
    .subarray(0, 4);
  const header = Buffer.concat([Buffer.of(FORMAT), keyId]);
  const additionalData = (name: string) => Buffer.concat([header, Buffer.from(name, 'utf8')]);

  return {
    seal(name, text) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(additionalData(name));
      return Buffer.concat([header, nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    },

    open(name, sealed) {
      if (sealed.length < HEADER_BYTES + NONCE_BYTES + TAG_BYTES || sealed[0] !== FORMAT) throw damaged(name);
      if (!sealed.subarray(1, HEADER_BYTES).equals(keyId)) throw otherKey(name);
      const body = sealed.subarray(HEADER_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', key, body.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(additionalData(name));
      decipher.setAuthTag(body.subarray(-TAG_BYTES));
      try {
        const text = decipher.update(body.subarray(NONCE_BYTES, -TAG_BYTES));
        return Buffer.concat([text, decipher.final()]).toString('utf8');
      } catch {
        throw damaged(name);
      }
    },
  };
}

function otherKey(name: string): StorageError {
  return new StorageError(`The stored sign-in "${name}" was encrypted with another TOKEN_CACHE_KEY`, {
    advice: 'Put the former key back, or run `npm run consent` to sign in again.',
    setting: 'TOKEN_CACHE_KEY',
  });
}

function damaged(name: string): StorageError {
  return new StorageError(`The stored sign-in "${name}" is damaged or was changed in the database`, {
    advice: 'Run `npm run consent` to sign in again.',
  });
}
