import { z } from 'zod';
import { jsonReply, type Reply } from '../partner-center/reply.js';
import { type EntraErrorName, entraError } from './entra-error.js';
import type { Grants } from './grants.js';
import type { EntraClient } from './identities.js';
import { decisionForm, escapeHtml, page } from './pages.js';
import type { EntraSettings } from './settings.js';

const requestSchema = z.object({ client_id: z.string(), scope: z.string() });

export interface DeviceLoginParts {
  readonly grants: Grants;
  readonly client: EntraClient;
  readonly settings: () => EntraSettings;
  readonly now: () => Date;
}

/** `POST /{tenant}/oauth2/v2.0/devicecode`. The verification page is the emulator's own `/devicelogin`. */
export function answerDeviceCodeRequest(
  form: Readonly<Record<string, string>>,
  origin: string,
  parts: DeviceLoginParts,
): Reply {
  const refuse = (name: EntraErrorName): Reply => entraError(name, parts.now());
  const request = requestSchema.safeParse(form);
  if (!request.success) return refuse('parameterMissing');
  const { client_id: clientId, scope } = request.data;
  if (clientId.toLowerCase() !== parts.client.clientId.toLowerCase()) return refuse('clientUnknown');
  const { deviceCode, userCode } = parts.grants.createDeviceCode(parts.client.clientId, scope);
  const { deviceCodeIntervalS, deviceCodeLifetimeS } = parts.settings();
  const address = `${origin}/devicelogin`;
  return jsonReply(200, {
    user_code: userCode,
    device_code: deviceCode,
    verification_uri: address,
    expires_in: deviceCodeLifetimeS,
    interval: deviceCodeIntervalS,
    message: `Open ${address} in a browser and enter the code ${userCode} to sign in.`,
  });
}

/** `/devicelogin`: a page that takes a user code and a decision. */
export function answerDeviceLogin(form: Readonly<Record<string, string>>, grants: Grants): Reply {
  const { user_code: userCode, decision } = form;
  if (userCode !== undefined && (decision === 'approve' || decision === 'decline')) {
    if (grants.decideDeviceCode(userCode, decision)) {
      return page(200, decision === 'approve' ? 'Signed in' : 'Cancelled', '<p>You may close this page.</p>');
    }
    return page(400, 'Sign in', `<p>No sign-in waits for the code ${escapeHtml(userCode)}.</p>${codeForm()}`);
  }
  return page(200, 'Sign in', codeForm());
}

function codeForm(): string {
  return decisionForm('<label>Code <input name="user_code" autocomplete="off" required></label>');
}
