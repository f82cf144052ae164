import { jsonReply, type Reply } from './reply.js';

export const ERROR_SHAPES = ['partner-center', 'gateway', 'error-object', 'entra'] as const;
export type ErrorShape = (typeof ERROR_SHAPES)[number];

const TRACE_ID = '0b7a1c52-6f0e-4a55-9d2e-2f4f7a1d3300';

/**
 * The body of an error in one of the four shapes a client meets: Partner Center's own, the gateway's, the newer
 * api.partner.microsoft.com family's, Entra's. Source: Partner Center docs, "Error codes" and "API throttling guidance".
 */
export function errorBody(shape: ErrorShape, status: number, code: string, text: string): object {
  switch (shape) {
    case 'partner-center':
      return { code, description: text, data: [], source: 'PartnerFD' };
    case 'gateway':
      return { statusCode: status, message: text };
    case 'error-object':
      return { error: { code, message: text, target: 'request', innerError: { code, message: text } } };
    case 'entra':
      return {
        error: 'invalid_grant',
        error_description: `AADSTS${code}: ${text}`,
        error_codes: [Number(code)],
        timestamp: '2026-01-01 00:00:00Z',
        trace_id: TRACE_ID,
        correlation_id: TRACE_ID,
      };
  }
}

/** An error in Partner Center's own shape. `code` is one of the documented codes, as text. */
export function partnerCenterError(status: number, code: string, description: string): Reply {
  return jsonReply(status, errorBody('partner-center', status, code, description));
}

/** An error in the gateway's shape, which has no code. */
export function gatewayError(
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return jsonReply(status, errorBody('gateway', status, '', message), headers);
}
