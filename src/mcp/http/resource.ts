import type { McpServing } from './serving.js';
import { SCOPE } from './token-check.js';

/** Where the metadata of the tools is, after RFC 9728: before the path of what it is about. */
export const METADATA_PATHS = [
  '/.well-known/oauth-protected-resource/mcp',
  '/.well-known/oauth-protected-resource',
] as const;

/** What a client needs to sign somebody in: who issues tokens, and for which scope. */
export function resourceMetadata({ publicUrl, authority, audience, tenantIds }: McpServing): object {
  return {
    resource: `${publicUrl}/mcp`,
    resource_name: 'Seatwise',
    authorization_servers: tenantIds.map((tenantId) => `${authority}/${tenantId}/v2.0`),
    scopes_supported: [scopeOf(audience)],
    bearer_methods_supported: ['header'],
  };
}

/** The scope as clients ask for it. */
export function scopeOf(audience: string): string {
  return `${audience}/${SCOPE}`;
}
