import type { Attachment } from 'botbuilder';
import type { FileCard } from '../../cards/reply.js';
import { unlinkedText } from '../../cards/words/unlinked-text.js';

/** The card that Teams has for a file. */
export function fileAttachment(file: FileCard): Attachment {
  switch (file.kind) {
    case 'offer': {
      const { name, about, sizeInBytes, request, offeredAt } = file;
      // The same comes back whether it is allowed or not: what was offered, and when.
      const context = { ...request, offeredAt: offeredAt.toISOString() };
      return {
        contentType: 'application/vnd.microsoft.teams.card.file.consent',
        name,
        content: {
          description: unlinkedText(about),
          sizeInBytes,
          acceptContext: context,
          declineContext: context,
        },
      };
    }
    case 'placed': {
      const { name, contentUrl, uniqueId, fileType } = file;
      return {
        contentType: 'application/vnd.microsoft.teams.card.file.info',
        name,
        contentUrl,
        content: { uniqueId, fileType },
      };
    }
  }
}
