import type { CallContext } from '../../usecases/ports.js';

/** The optional application name Partner Center keeps with a call. Source: headers. */
const APPLICATION = 'Seatwise';

/** A language tag and nothing else: the text comes from a chat client and ends up in a header. */
const LOCALE = /^[a-z]{2,8}(-[a-z0-9]{1,8}){0,4}$/i;

export interface HeaderParts {
  readonly accessToken: string;
  readonly userAgent: string;
  /** One per logical call: a retry after a timeout must repeat it, and for a GET repeating it is harmless anyway. */
  readonly requestId: string;
  /** What a `next` link asks to send along; the headers of this client win over it. */
  readonly extra: ReadonlyMap<string, string> | undefined;
}

/** The headers of one request; a locale that is no language tag becomes en-US. Source: headers. */
export function createHeaders(call: CallContext, parts: HeaderParts): Headers {
  const headers = new Headers([...(parts.extra ?? [])]);
  headers.set('Authorization', `Bearer ${parts.accessToken}`);
  // Without Accept the service may choose XML.
  headers.set('Accept', 'application/json');
  headers.set('User-Agent', parts.userAgent);
  headers.set('MS-RequestId', parts.requestId);
  headers.set('MS-CorrelationId', call.correlationId);
  headers.set('X-Locale', LOCALE.test(call.locale) ? call.locale : 'en-US');
  headers.set('MS-PartnerCenter-Application', APPLICATION);
  return headers;
}
