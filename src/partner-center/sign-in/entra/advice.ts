/** What an AADSTS number means for the settings. */
export interface EntraAdvice {
  /** What is wrong; completes a sentence about the sign-in service: "It …". */
  readonly finding: string;
  readonly advice: string;
  /** The setting to correct, where it is one: `credential` is the secret or the certificate, whichever is set. */
  readonly setting?: 'PARTNER_CENTER_TENANT_ID' | 'PARTNER_CENTER_CLIENT_ID' | 'credential';
}

const NEW_SECRET =
  'Make a new client secret in the app registration and put its value, not its id, into PARTNER_CENTER_CLIENT_SECRET.';

/**
 * Advice by AADSTS number; undefined for the many others. The numbers may change (Entra, "Authentication error codes"),
 * so they serve people and no decision.
 */
export function adviceFor(number: number | undefined): EntraAdvice | undefined {
  return number === undefined ? undefined : ADVICE[number];
}

const ADVICE: Readonly<Record<number, EntraAdvice>> = {
  50011: {
    finding: 'does not know the redirect URI',
    advice: 'Register the redirect URI http://localhost (platform "Web") with the app.',
  },
  50020: {
    finding: 'says that the account belongs to another tenant',
    advice: 'Sign in with an account of PARTNER_CENTER_TENANT_ID.',
  },
  50034: {
    finding: 'knows no such account in the tenant',
    advice: 'Sign in with an account of PARTNER_CENTER_TENANT_ID.',
  },
  65001: {
    finding: 'misses a permission of the app',
    advice: 'Grant the app the delegated permission user_impersonation of "Microsoft Partner Center".',
  },
  65004: { finding: 'says that the consent was declined', advice: 'Sign in again and accept.' },
  90002: {
    finding: 'knows no such tenant',
    advice: 'Put the tenant id of the partner tenant into PARTNER_CENTER_TENANT_ID.',
    setting: 'PARTNER_CENTER_TENANT_ID',
  },
  500011: {
    finding: 'does not find Partner Center in the tenant',
    advice: 'Add the API permission "Microsoft Partner Center" to the app and grant it.',
  },
  700016: {
    finding: 'knows no such app in the tenant',
    advice: 'Put the app id of the registration in that tenant into PARTNER_CENTER_CLIENT_ID.',
    setting: 'PARTNER_CENTER_CLIENT_ID',
  },
  700025: {
    finding: 'takes the app for a public client',
    advice: 'Register the redirect URI under the platform "Web", or sign in without --device-code.',
  },
  700027: {
    finding: 'does not know the certificate',
    advice: 'Upload PARTNER_CENTER_CLIENT_CERTIFICATE to the app registration, or correct the setting.',
    setting: 'credential',
  },
  7000215: { finding: 'refuses the client secret', advice: NEW_SECRET, setting: 'credential' },
  7000218: {
    finding: 'asks for a secret',
    advice: 'Turn "Allow public client flows" on in the app registration, or sign in without --device-code.',
  },
  7000222: { finding: 'says that the client secret has expired', advice: NEW_SECRET, setting: 'credential' },
};
