import { createPublicKey } from 'node:crypto';
import type { EntraErrorName } from './entra-error.js';
import type { EntraClient } from './identities.js';
import { verifyJwt } from './jwt.js';

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

export interface ClientCredentials {
  readonly client_id: string;
  readonly client_secret?: string | undefined;
  readonly client_assertion?: string | undefined;
  readonly client_assertion_type?: string | undefined;
}

/**
 * Why an app may not use the token endpoint; undefined when it may. With `secretOptional` (device code, a public
 * client) a missing credential is fine, a wrong one is not.
 */
export function refuseClient(
  sent: ClientCredentials,
  client: EntraClient,
  { now, secretOptional }: { readonly now: Date; readonly secretOptional: boolean },
): EntraErrorName | undefined {
  if (sent.client_id.toLowerCase() !== client.clientId.toLowerCase()) return 'clientUnknown';
  if (sent.client_assertion !== undefined) {
    return isGoodAssertion(sent, client, now) ? undefined : 'assertionWrong';
  }
  if (sent.client_secret === undefined) return secretOptional ? undefined : 'credentialMissing';
  return sent.client_secret === client.clientSecret ? undefined : 'secretWrong';
}

function isGoodAssertion(sent: ClientCredentials, client: EntraClient, now: Date): boolean {
  if (client.certificate === undefined || sent.client_assertion_type !== ASSERTION_TYPE) return false;
  const claims = verifyJwt(sent.client_assertion ?? '', createPublicKey(client.certificate));
  return (
    claims !== undefined &&
    claims['iss'] === client.clientId &&
    claims['sub'] === client.clientId &&
    String(claims['aud']).endsWith('/oauth2/v2.0/token') &&
    Number(claims['exp']) * 1000 > now.getTime()
  );
}
