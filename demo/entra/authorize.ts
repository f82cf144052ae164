import { z } from 'zod';
import { emptyReply, type Reply } from '../partner-center/reply.js';
import type { Grants } from './grants.js';
import type { EntraClient, EntraUser } from './identities.js';
import { decisionForm, escapeHtml, page } from './pages.js';
import type { EntraSettings } from './settings.js';

const querySchema = z.object({
  client_id: z.string(),
  response_type: z.literal('code'),
  redirect_uri: z.url(),
  scope: z.string(),
  state: z.string().optional(),
  nonce: z.string().optional(),
  response_mode: z.enum(['query', 'form_post']).default('query'),
  code_challenge: z.string().optional(),
  code_challenge_method: z.enum(['S256', 'plain']).default('plain'),
});

type AuthorizeRequest = z.output<typeof querySchema>;

export interface AuthorizeParts {
  readonly grants: Grants;
  readonly client: EntraClient;
  readonly user: EntraUser;
  readonly settings: () => EntraSettings;
}

/**
 * `/{tenant}/oauth2/v2.0/authorize`: a page with a button, or the redirect at once when approving is automatic. A
 * posted decision redirects with code and state, or with access_denied. Only loopback redirect URIs are registered;
 * for another one, and for another app, there is a page and no redirect.
 */
export function answerAuthorize(
  query: URLSearchParams,
  decision: string | undefined,
  parts: AuthorizeParts,
): Reply {
  const parsed = querySchema.safeParse(Object.fromEntries(query));
  if (!parsed.success) return problem('AADSTS900144: a parameter is missing or not valid.');
  const request = parsed.data;
  if (request.client_id.toLowerCase() !== parts.client.clientId.toLowerCase()) {
    return problem('AADSTS700016: the app is not known in the tenant.');
  }
  if (!isLoopback(request.redirect_uri)) {
    return problem('AADSTS50011: the redirect URI is not registered for the app.');
  }
  if (decision === 'approve' || (decision === undefined && parts.settings().autoApprove)) {
    return sendBack(request, { code: createCode(request, parts) });
  }
  if (decision === 'decline') {
    return sendBack(request, {
      error: 'access_denied',
      error_description: 'The user cancelled the sign-in.',
    });
  }
  const { name, userPrincipalName } = parts.user;
  return page(
    200,
    'Sign in',
    `<p>Continue as <strong>${escapeHtml(name)}</strong> (${escapeHtml(userPrincipalName)})?</p>` +
      `<p>The app asks for: <code>${escapeHtml(request.scope)}</code></p>${decisionForm('')}`,
  );
}

function createCode(request: AuthorizeRequest, { grants, client, settings }: AuthorizeParts): string {
  const { code_challenge: text, code_challenge_method: method } = request;
  return grants.createCode({
    signIn: {
      clientId: client.clientId,
      scope: request.scope,
      nonce: request.nonce,
      mfa: settings().mfa,
    },
    redirectUri: request.redirect_uri,
    challenge: text === undefined ? undefined : { text, method },
  });
}

function sendBack(request: AuthorizeRequest, answer: Readonly<Record<string, string>>): Reply {
  const fields = { ...answer, ...(request.state === undefined ? {} : { state: request.state }) };
  if (request.response_mode === 'form_post') {
    const inputs = Object.entries(fields)
      .map(([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`)
      .join('');
    const action = escapeHtml(request.redirect_uri);
    return page(
      200,
      'Signed in',
      `<form method="post" action="${action}">${inputs}<button>Continue</button></form>`,
    );
  }
  const target = new URL(request.redirect_uri);
  for (const [name, value] of Object.entries(fields)) target.searchParams.set(name, value);
  return emptyReply(302, { Location: target.href, 'Cache-Control': 'no-store' });
}

function isLoopback(redirectUri: string): boolean {
  const { protocol, hostname } = new URL(redirectUri);
  return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

function problem(text: string): Reply {
  return page(400, 'Sign-in is not possible', `<p>${text}</p>`);
}
