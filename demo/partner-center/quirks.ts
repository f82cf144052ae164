import { z } from 'zod';

const dateStyle = z.enum(['offset', 'zulu', 'fraction', 'zoneless']);

/** Where the documentation contradicts itself or the real service was seen to vary: which way the emulator goes. */
export const quirksSchema = z.strictObject({
  /** What the links of the customer list start with: empty and `/v1` were seen. */
  linkPrefix: z.string().default(''),
  /** Whether usage and deployment rows carry customerId, serviceCode and workloadCode: documented, absent from the sample. */
  rowIds: z.boolean().default(false),
  /** How instants are written: `+00:00`, `Z`, with a fraction, or without a zone. */
  dateStyle: dateStyle.default('offset'),
  /** Whether MS-RequestId repeats the one sent; a doc sample shows another. */
  echoRequestId: z.boolean().default(true),
  /** Which prefix the commercial endpoints answer on: the syntax table says `/v1`, the sample `/partner/v1`. */
  commercialPrefix: z.enum(['/v1', '/partner/v1', 'both', 'none']).default('/v1'),
  /** The table's name, or the sample's. */
  activeField: z.enum(['licensesActive', 'licenseActive']).default('licensesActive'),
  /** The sample's envelope, the same in small letters, or that of plain OData. */
  envelope: z.enum(['Value', 'value', 'odata']).default('Value'),
  /** Commercial rows have no zone in the sample. */
  commercialDateStyle: dateStyle.default('zoneless'),
  /** The sample's ids are in capitals. */
  guidCase: z.enum(['upper', 'lower']).default('upper'),
  /** What a next link starts with; null is the address that was called. */
  nextLinkPrefix: z.string().nullable().default(null),
});

export type Quirks = z.output<typeof quirksSchema>;
export type QuirksInput = z.input<typeof quirksSchema>;
