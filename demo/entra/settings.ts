import { z } from 'zod';

const DAY_S = 86_400;

/** How the sign-in service behaves; every part can be changed while it runs. */
export const entraSettingsSchema = z.strictObject({
  /** Seconds. A client such as msal renews five minutes early, so 300 or less makes it renew every time. */
  accessTokenLifetimeS: z.int().min(0).default(3599),
  /** Seconds from the issue of each refresh token. */
  refreshTokenLifetimeS: z
    .int()
    .min(0)
    .default(90 * DAY_S),
  codeLifetimeS: z.int().min(0).default(600),
  deviceCodeLifetimeS: z.int().min(0).default(900),
  deviceCodeIntervalS: z.int().min(0).default(5),
  /** Whether sign-ins prove multi-factor authentication: `amr` holds `mfa`. Off takes it from renewed tokens too. */
  mfa: z.boolean().default(true),
  /** Whether a refresh token is worth nothing once it was used; the real one lets it age. */
  strictRotation: z.boolean().default(false),
  /** Whether sign-in pages approve by themselves. */
  autoApprove: z.boolean().default(false),
  /** Whether somebody has consented to price sheets; a sign-in for them consents. */
  priceConsent: z.boolean().default(true),
  /** Whether renewing is refused until a person signs in again (error interaction_required). */
  requireInteraction: z.boolean().default(false),
});

export type EntraSettings = z.output<typeof entraSettingsSchema>;
export type EntraSettingsInput = z.input<typeof entraSettingsSchema>;
