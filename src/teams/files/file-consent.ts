import { z } from 'zod';
import type { FileConsent } from '../../answers/files/answer-file.js';
import { parseFileOffer } from '../../answers/files/file-request.js';
import type { CreatePlaceFile } from './place-file.js';

const short = z.string().min(1).max(1000);
const CONSENT = z.discriminatedUnion('action', [
  z.looseObject({ type: z.literal('fileUpload'), action: z.literal('decline'), context: z.unknown() }),
  z.looseObject({
    type: z.literal('fileUpload'),
    action: z.literal('accept'),
    context: z.unknown(),
    uploadInfo: z.looseObject({
      name: short,
      uploadUrl: z.string().max(8000),
      contentUrl: z.string().max(8000),
      uniqueId: short,
      fileType: z.string().max(100),
    }),
  }),
]);

/** What somebody made of the offer of a file, from the value of a `fileConsent/invoke`; undefined when it is none of ours. */
export function parseFileConsent(value: unknown, createPlaceFile: CreatePlaceFile): FileConsent | undefined {
  const consent = CONSENT.safeParse(value).data;
  const offer = consent && parseFileOffer(consent.context);
  if (consent === undefined || offer === undefined) return undefined;
  if (consent.action === 'decline') return { kind: 'declined' };
  return { kind: 'accepted', ...offer, place: createPlaceFile(consent.uploadInfo) };
}
