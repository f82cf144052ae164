import { z } from 'zod';
import type { LicenseDeploymentRow } from '../../domain/usage/license-deployment.js';
import { toJsonb } from '../database/json.js';

const rowsSchema = z.array(
  z
    .object({
      productName: z.string(),
      salesChannel: z.string(),
      licensesSold: z.number(),
      licensesDeployed: z.number(),
      processedDateTime: z.iso.datetime().optional(),
    })
    .transform(
      ({ processedDateTime, ...row }): LicenseDeploymentRow => ({
        ...row,
        processedDateTime: processedDateTime === undefined ? undefined : new Date(processedDateTime),
      }),
    ),
);

/** Kept deployment; undefined for none kept, and for what another version wrote: it is read again then. */
export function readDeployments(rows: unknown): readonly LicenseDeploymentRow[] | undefined {
  return rowsSchema.safeParse(rows).data;
}

export function writeDeployments(rows: readonly LicenseDeploymentRow[]): string {
  return toJsonb(rows);
}
