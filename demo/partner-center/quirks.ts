import { z } from 'zod';

/** Where the documentation contradicts itself or the real service was seen to vary: which way the emulator goes. */
export const quirksSchema = z.strictObject({
  /** What the links of the customer list start with; both were seen. */
  linkPrefix: z.enum(['', '/v1']).default(''),
  /** Whether usage and deployment rows carry customerId, serviceCode and workloadCode: documented, absent from the sample. */
  rowIds: z.boolean().default(false),
  /** How instants are written: `+00:00`, `Z`, with a fraction, or without a zone. */
  dateStyle: z.enum(['offset', 'zulu', 'fraction', 'zoneless']).default('offset'),
  /** Whether MS-RequestId repeats the one sent; a doc sample shows another. */
  echoRequestId: z.boolean().default(true),
});

export type Quirks = z.output<typeof quirksSchema>;
export type QuirksInput = z.input<typeof quirksSchema>;
