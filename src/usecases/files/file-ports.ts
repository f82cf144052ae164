import type { ConversationAddress } from '../../domain/conversation.js';
import type { FileRequest } from '../../domain/files/file-question.js';
import type { PriceBasis } from '../../domain/money/price-basis.js';
import type { CallContext } from '../ports.js';

/** A file that somebody wishes for. */
export interface FileWish extends FileRequest {
  /** BCP 47 tag of its words and numbers; English when undefined. */
  readonly locale: string | undefined;
  /** Whose prices are in it. */
  readonly basis: PriceBasis;
}

/** A file that is written as it is read. */
export interface FileToGive {
  readonly kind: 'file';
  /** With its extension; safe on every system, at most 120 characters. */
  readonly name: string;
  /** "License usage". */
  readonly subject: string;
  /** Whom it is about, as outside text; undefined for several customers. */
  readonly customerName: string | undefined;
  readonly contentType: string;
  /** Tables that this kind of file has no room for, by name. */
  readonly leftOut: readonly string[];
  /** To be read once. Throws what reading the figures throws. */
  contents(): AsyncIterable<Uint8Array>;
}

/** What became of a wish for a file. */
export type MadeFile =
  | FileToGive
  /** No such customer, several, no data yet: the answer in words says it. */
  | { readonly kind: 'only-words' }
  /** A question whose answer is no table. */
  | { readonly kind: 'no-file' };

/** Makes the file that answers a question, with the figures that its card would have. Throws PartnerCenterError and StorageError. */
export type MakeFile = (wish: FileWish, call: CallContext) => Promise<MadeFile>;

/** A file that a link leads to. It is made when the link is opened. */
export interface Download {
  readonly request: FileRequest;
  readonly locale: string | undefined;
  /** Where it was asked for, and by whom: a lower-case Entra object id. */
  readonly conversation: ConversationAddress;
  readonly userId: string;
}

/** Links to files. A link is known by its token, of which nothing but a hash is kept. Methods throw StorageError. */
export interface DownloadStore {
  /** Gives the token of a link that works for an hour, or once within it. */
  add(download: Download, options: { readonly isOnce: boolean }): Promise<string>;
  /** What a token leads to; undefined once it is over, used up, or its conversation is gone, and for any other text. */
  look(token: string): Promise<Download | undefined>;
  /** The same, and uses it up where it works once. */
  take(token: string): Promise<Download | undefined>;
  /** What was taken did not arrive: it may be taken again. */
  giveBack(token: string): Promise<void>;
}
