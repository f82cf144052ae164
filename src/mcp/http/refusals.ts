import { jsonAnswer, type WebAnswer } from '../../base/web-answer.js';

/** An answer that says why there is none. */
export function refusal(
  status: number,
  error: string,
  headers: Readonly<Record<string, string>> = {},
): WebAnswer {
  return jsonAnswer(status, { error }, { 'cache-control': 'no-store', ...headers });
}

/** The challenge that tells a client where to sign in. */
export function challenge(
  { metadataUrl, scope }: { readonly metadataUrl: string; readonly scope: string },
  error?: 'invalid_token' | 'insufficient_scope',
): string {
  const parts = [
    ...(error === undefined ? [] : [`error="${error}"`]),
    `resource_metadata="${metadataUrl}"`,
    `scope="${scope}"`,
  ];
  return `Bearer ${parts.join(', ')}`;
}
