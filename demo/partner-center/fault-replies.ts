import { errorBody, gatewayError, partnerCenterError } from './error-bodies.js';
import type { Replacement } from './faults.js';
import { emptyReply, jsonReply, type Reply } from './reply.js';

const HTML =
  '<!DOCTYPE html><html><head><title>Service</title></head><body><h1>One moment</h1></body></html>';

/** The answer a fault puts in the place of the emulator's own. Codes: Partner Center docs, "Error codes". */
export function faultReply(fault: Replacement): Reply {
  switch (fault.kind) {
    case 'unauthorized':
      return partnerCenterError(401, fault.code, 'Access denied.');
    case 'mfa-required':
      return partnerCenterError(401, '900421', 'The token does not prove multi-factor authentication.');
    case 'mfa-required-no-body':
      return {
        ...emptyReply(401, { 'WWW-Authenticate': 'Bearer error="invalid_token"' }),
        reason: 'Unauthorized - MFA required',
      };
    case 'forbidden':
      return partnerCenterError(403, fault.code, 'Access denied.');
    case 'not-found':
      return partnerCenterError(404, fault.code, 'Not found.');
    case 'throttled':
      return throttled(fault.retryAfter);
    case 'server-error':
      return partnerCenterError(500, '800003', 'An unexpected error occurred.');
    case 'unavailable':
      return gatewayError(503, 'Service unavailable.');
    case 'status':
      return gatewayError(fault.status, 'The request could not be served.');
    case 'error-shape':
      return jsonReply(
        fault.status,
        errorBody(fault.shape, fault.status, fault.code, 'The request could not be served.'),
      );
    case 'html':
      return {
        status: fault.status,
        headers: { 'Content-Type': 'text/html; charset=utf-8' },
        body: Buffer.from(HTML),
      };
    case 'empty':
      return emptyReply(fault.status);
    case 'nonsense':
      return jsonReply(fault.status, Buffer.from('{"totalCount": 2, "items": [{"customerName": nope'));
  }
}

function throttled(retryAfter: number | string | null): Reply {
  const wait = typeof retryAfter === 'number' ? ` Try again in ${retryAfter} seconds.` : '';
  const headers: Record<string, string> = retryAfter === null ? {} : { 'Retry-After': String(retryAfter) };
  return gatewayError(429, `Rate limit is exceeded.${wait}`, headers);
}
