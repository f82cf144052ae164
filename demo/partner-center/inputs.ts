import { z } from 'zod';
import type { DeploymentEntry } from './contract.js';
import type { UsageEntry } from './customer.js';
import { workloadCodeOf } from './workloads.js';

const seats = z.int().min(0);
const service = z.string().default('o365');
const salesChannel = z.string().default('reseller');
const processed = z.union([z.number().min(0), z.iso.datetime({ offset: true }), z.date()]);

/** A usage row as a test or the control path states it; what is left out gets the common value. */
export const usageInputSchema = z.strictObject({
  productName: z.string().min(1),
  workloadName: z.string().min(1),
  licensesActive: seats,
  licensesQualified: seats,
  workloadCode: z.string().optional(),
  serviceName: service,
  salesChannel,
  /** Days before the clock, or an instant; absent: now, and later than every row the customer had. */
  processed: processed.optional(),
});

export const usageChangeSchema = z.strictObject({
  /** Which rows: all that fit, any case; absent fits every row. */
  productName: z.string().optional(),
  workloadName: z.string().optional(),
  licensesActive: seats.optional(),
  licensesQualified: seats.optional(),
});

export const deploymentInputSchema = z.strictObject({
  productName: z.string().min(1),
  licensesSold: seats,
  licensesDeployed: seats,
  serviceName: service,
  salesChannel,
  processed: processed.default(6),
});

export const subscriptionInputSchema = z.strictObject({
  offerName: z.string().min(1),
  quantity: seats,
  status: z
    .enum(['active', 'pending', 'suspended', 'expired', 'disabled', 'deleted', 'cancelled'])
    .default('active'),
  autoRenewEnabled: z.boolean().default(true),
  isTrial: z.boolean().default(false),
  billingType: z.enum(['license', 'usage']).default('license'),
  termDuration: z.enum(['P1M', 'P1Y', 'P3Y']).default('P1Y'),
  /** Days after the clock's day (negative for before), or `never`. */
  endsInDays: z.union([z.int(), z.literal('never')]),
  commerce: z.enum(['new', 'legacy']).optional(),
  lastDay: z.iso.date().optional(),
  startedOn: z.iso.date().optional(),
  scheduledActions: z.array(z.record(z.string(), z.unknown())).optional(),
  scheduledNextTermInstructions: z.record(z.string(), z.unknown()).optional(),
  refundableForDays: z.int().optional(),
  refundableQuantity: seats.optional(),
  billingCycle: z.enum(['monthly', 'annual', 'triennial']).optional(),
  promotionId: z.string().optional(),
});

export const subscribedSkuInputSchema = z.strictObject({
  name: z.string().min(1),
  active: seats,
  consumed: seats,
  warning: seats.default(0),
  suspended: seats.default(0),
  targetType: z.enum(['User', 'Tenant']).default('User'),
  licenseGroupId: z.enum(['group1', 'group2']).default('group1'),
});

/** `no-role` and `conditional-access` refuse; null lets the partner in again. */
export const tenantRefusalSchema = z.enum(['no-role', 'conditional-access']).nullable();

export type UsageInput = z.input<typeof usageInputSchema>;
export type UsageChange = z.output<typeof usageChangeSchema>;
export type DeploymentInput = z.input<typeof deploymentInputSchema>;
export type SubscribedSkuInput = z.input<typeof subscribedSkuInputSchema>;
export type TenantRefusalInput = z.input<typeof tenantRefusalSchema>;
export type SubscriptionInput = z.input<typeof subscriptionInputSchema>;

/** A usage row as it is kept; rows without a stamp get the one given. Throws ZodError. */
export function toUsageEntry(input: UsageInput, stamp: Date): UsageEntry {
  const row = usageInputSchema.parse(input);
  return {
    ...row,
    workloadCode: row.workloadCode ?? workloadCodeOf(row.workloadName),
    processed: asStamp(row.processed ?? stamp),
  };
}

/** A deployment row as it is kept. Throws ZodError. */
export function toDeploymentEntry(input: DeploymentInput): DeploymentEntry {
  const row = deploymentInputSchema.parse(input);
  return { ...row, processed: asStamp(row.processed) };
}

function asStamp(value: number | string | Date): number | Date {
  return typeof value === 'string' ? new Date(value) : value;
}
