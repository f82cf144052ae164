import { HOUR_MS } from '../../base/time.js';
import {
  downloadReply,
  elsewhereReply,
  noFileReply,
  notPlacedReply,
  offerReply,
  placedReply,
  terminalReply,
} from '../../cards/files/file-cards.js';
import type { RenderCard } from '../../cards/render.js';
import type { PlacedFile } from '../../cards/reply.js';
import type { FileRequest } from '../../domain/files/file-question.js';
import type { Messages } from '../../i18n/messages.js';
import type { DownloadStore, FileToGive, MadeFile, MakeFile } from '../../usecases/files/file-ports.js';
import type { CallContext, Clock } from '../../usecases/ports.js';
import type { PriceBasisOf } from '../../usecases/prices/price-basis-of.js';
import type { Answer, Asking } from '../asking.js';

/** An offer is good as long as a link is. */
const OFFER_MS = HOUR_MS;

/** Puts a file where a person allowed it. Throws AppError where it did not get there. */
export type PlaceFile = (file: FileToGive, signal: AbortSignal) => Promise<PlacedFile | 'over' | 'not-taken'>;

/** What became of an offer. */
export type FileConsent =
  | { readonly kind: 'declined' }
  | {
      readonly kind: 'accepted';
      readonly request: FileRequest;
      readonly offeredAt: Date;
      readonly place: PlaceFile;
    };

export interface AnswerFileDeps {
  readonly makeFile: MakeFile;
  /** Undefined where no link can be served. */
  readonly links:
    | {
        readonly downloads: Pick<DownloadStore, 'add'>;
        /** The bot's own address, without a slash at the end. */
        readonly publicUrl: string;
      }
    | undefined;
  readonly priceBasisOf: PriceBasisOf;
  readonly clock: Clock;
  readonly render: RenderCard;
}

/** Answers with files. Methods throw PartnerCenterError and StorageError. */
export interface AnswerFile {
  /**
   * Offers a file: in a personal chat for the person's OneDrive, elsewhere by a link, which only the one who asks sees where
   * `isForOne` says so. `only-words` where there is none, and the answer in words says why.
   */
  offer(
    request: FileRequest,
    asking: Asking,
    call: CallContext,
    messages: Messages,
    options: { readonly isForOne: boolean },
  ): Promise<Answer | 'only-words'>;
  /** Makes a file that was allowed and puts it there. */
  consented(
    consent: FileConsent,
    asking: Asking,
    call: CallContext,
    messages: Messages,
  ): Promise<Answer | 'only-words'>;
  noFile(messages: Messages): Answer;
}

export function createAnswerFile({
  makeFile,
  links,
  priceBasisOf,
  clock,
  render,
}: AnswerFileDeps): AnswerFile {
  async function make(request: FileRequest, asking: Asking, call: CallContext): Promise<MadeFile> {
    const { locale, conversation } = asking;
    return makeFile({ ...request, locale, basis: await priceBasisOf(conversation) }, call);
  }

  function noFile(messages: Messages): Answer {
    return { reply: noFileReply(messages, render), outcome: 'unknown' };
  }

  return {
    noFile,

    async offer(request, asking, call, messages, { isForOne }) {
      const { conversation, person, locale, isShared } = asking;
      if (conversation === undefined) return refused(terminalReply(messages, render));
      const { userId } = person;
      if (isShared && (links === undefined || userId === undefined))
        return refused(elsewhereReply(messages, render));
      const made = await make(request, asking, call);
      if (made.kind === 'no-file') return noFile(messages);
      if (made.kind === 'only-words') return made.kind;
      const audit = auditOf(request);
      if (isShared && links !== undefined && userId !== undefined) {
        const { tenantId, conversationId } = conversation;
        const download = { request, locale, conversation: { tenantId, conversationId }, userId };
        const token = await links.downloads.add(download, { isOnce: !isForOne });
        const url = `${links.publicUrl}/downloads/${token}`;
        const link = { url, isForOne, question: request.question };
        const reply = downloadReply(made, link, messages, render);
        return { reply, outcome: 'answered', audit, placement: isForOne ? 'in-place' : 'message' };
      }
      const sizeInBytes = await sizeOf(made, call.signal);
      const offer = { request, sizeInBytes, offeredAt: clock.now() };
      return { reply: offerReply(made, offer, messages, render), outcome: 'answered', audit };
    },

    async consented(consent, asking, call, messages) {
      const notPlaced = (why: Parameters<typeof notPlacedReply>[0]): Answer => ({
        reply: notPlacedReply(why, messages, render),
        outcome: 'answered',
      });
      if (consent.kind === 'declined') return notPlaced('declined');
      const { request, offeredAt, place } = consent;
      if (clock.now().getTime() - offeredAt.getTime() > OFFER_MS) return notPlaced('over');
      const made = await make(request, asking, call);
      if (made.kind === 'no-file') return noFile(messages);
      if (made.kind === 'only-words') return made.kind;
      const placed = await place(made, call.signal);
      if (typeof placed === 'string') return notPlaced(placed);
      return {
        reply: placedReply(placed, messages, render),
        outcome: 'answered',
        audit: auditOf(request),
      };
    },
  };
}

function refused(reply: Answer['reply']): Answer {
  return { reply, outcome: 'refused' };
}

/** The size of a file, by writing it to nowhere. */
async function sizeOf(file: FileToGive, signal: AbortSignal): Promise<number> {
  let size = 0;
  for await (const chunk of file.contents()) {
    signal.throwIfAborted();
    size += chunk.byteLength;
  }
  return size;
}

function auditOf({ question, file }: FileRequest): Answer['audit'] {
  return question.kind === 'customer'
    ? { customerId: question.customer, detail: { file, view: question.view } }
    : { detail: { file, list: question.kind } };
}
