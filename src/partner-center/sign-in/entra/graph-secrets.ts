import { z } from 'zod';

/** A secret of an app registration as Microsoft Graph lists it. */
export interface ListedSecret {
  /** The first characters of its value, all that Entra keeps legible; null for one made long ago. */
  readonly hint: string | null;
  readonly endsAt: Date;
}

/** Longer answers are not those of one app's registration. */
const MOST_SECRETS = 1_000;

const applicationSchema = z.object({
  passwordCredentials: z
    .array(z.object({ hint: z.string().nullish(), endDateTime: z.iso.datetime({ offset: true }).nullish() }))
    .max(MOST_SECRETS),
});

/** Microsoft Graph of the cloud whose sign-in service this is. Source: Microsoft Graph, national cloud deployments. */
const GRAPH_OF: Readonly<Record<string, string>> = {
  'login.microsoftonline.com': 'https://graph.microsoft.com',
  'login.microsoftonline.us': 'https://graph.microsoft.us',
  'login.partner.microsoftonline.cn': 'https://microsoftgraph.chinacloudapi.cn',
};

/** The address of Microsoft Graph beside a sign-in service; undefined for one that is not Microsoft's own. */
export function graphOf(authority: string): string | undefined {
  return GRAPH_OF[new URL(authority).hostname];
}

/**
 * The secrets of an app's registration. Undefined where Graph does not tell: the app has no permission to read its own
 * registration (403, the usual case), it lives in another tenant (404), or Graph is out of reach. Never throws.
 */
export async function listSecrets(
  graphUrl: string,
  clientId: string,
  token: string,
  signal: AbortSignal,
): Promise<readonly ListedSecret[] | undefined> {
  const url = new URL(`/v1.0/applications(appId='${encodeURIComponent(clientId)}')`, graphUrl);
  url.searchParams.set('$select', 'passwordCredentials');
  try {
    const response = await fetch(url, { headers: { Authorization: `Bearer ${token}` }, signal });
    if (!response.ok) {
      await response.body?.cancel();
      return undefined;
    }
    const parsed = applicationSchema.safeParse(await response.json());
    return parsed.data?.passwordCredentials.flatMap(({ hint, endDateTime }) =>
      endDateTime ? [{ hint: hint ?? null, endsAt: new Date(endDateTime) }] : [],
    );
  } catch {
    return undefined;
  }
}
