import { createHash, X509Certificate } from 'node:crypto';
import {
  ConfidentialClientApplication,
  type Configuration,
  type ICachePlugin,
  PublicClientApplication,
} from '@azure/msal-node';
import type { ClientCredential, SignInSettings } from '../ports.js';
import type { EntraRoute } from './network.js';

/** The app of the settings, as msal knows it. */
export interface EntraApplications {
  /** With the app's secret or certificate. */
  confidential(cachePlugin?: ICachePlugin): ConfidentialClientApplication;
  /** Without: device codes are for these only. */
  public(cachePlugin: ICachePlugin): PublicClientApplication;
}

/**
 * Makes a new msal application for each piece of work: what msal remembers between requests (tokens of an older cache,
 * its own pauses after a 503) would be in the way of what the replicas share.
 */
export function createEntraApplications(settings: SignInSettings, route: EntraRoute): EntraApplications {
  const { clientId, tenantId } = settings;
  const credential = credentialFor(settings.credential);
  const auth = {
    clientId,
    authority: `${route.origin}/${tenantId}`,
    // Whoever set the authority vouches for it; msal then asks nobody else about it.
    knownAuthorities: [new URL(route.origin).host],
  };
  const configure = (cachePlugin: ICachePlugin | undefined, secrets: object): Configuration => ({
    auth: { ...auth, ...secrets },
    ...(cachePlugin === undefined ? {} : { cache: { cachePlugin } }),
    system: { networkClient: route.networkClient, disableInternalRetries: true },
  });
  return {
    confidential: (cachePlugin) => new ConfidentialClientApplication(configure(cachePlugin, credential)),
    public: (cachePlugin) => new PublicClientApplication(configure(cachePlugin, {})),
  };
}

function credentialFor(credential: ClientCredential): object {
  if (credential.kind === 'secret') return { clientSecret: credential.secret };
  const { raw } = new X509Certificate(credential.certificate);
  const thumbprintSha256 = createHash('sha256').update(raw).digest('hex');
  return { clientCertificate: { thumbprintSha256, privateKey: credential.privateKey } };
}
