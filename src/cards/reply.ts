import type { FileRequest } from '../domain/files/file-question.js';
import type { ShowCustomersAction, ShowOpenAlertsAction, ShowPortfolioAction } from './card-action.js';
import type { AdaptiveCard } from './render.js';

/** Where the figures of an answer come from. */
export interface Source {
  /** "Partner Center, as of 14 November 2026". */
  readonly name: string;
  readonly about: string;
}

/** The pages beside the one that is shown; undefined at an end of the list. */
export interface ListTurns {
  readonly next: TurnAction | undefined;
  readonly previous: TurnAction | undefined;
}
export type TurnAction = ShowCustomersAction | ShowPortfolioAction | ShowOpenAlertsAction;

/** An answer, ready to be sent: one card and the same in words. */
export interface Reply {
  readonly card: AdaptiveCard;
  /** One short paragraph with the figures that matter: notification preview, speech, and the text above the card. */
  readonly summary: string;
  /** The whole card as lines of plain text. */
  readonly text: string;
  /** Of the figures in the summary; undefined where it has none. */
  readonly source?: Source | undefined;
  /** Of a list: what its buttons do, for who asks for it in words. */
  readonly turns?: ListTurns | undefined;
  /** Shown in the card's place, where the chat has a card of its own for files. */
  readonly file?: FileCard | undefined;
}

/** What a chat shows of a file by itself. */
export type FileCard =
  /** Asks the person of a personal chat whether a file may be put into their OneDrive. */
  | {
      readonly kind: 'offer';
      readonly name: string;
      readonly about: string;
      readonly sizeInBytes: number;
      readonly request: FileRequest;
      readonly offeredAt: Date;
    }
  /** A file that is there. */
  | ({ readonly kind: 'placed' } & PlacedFile);

/** A file in somebody's OneDrive. */
export interface PlacedFile {
  readonly name: string;
  readonly contentUrl: string;
  readonly uniqueId: string;
  readonly fileType: string;
}
