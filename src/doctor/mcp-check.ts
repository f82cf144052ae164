import { createKeysOf } from '../mcp/http/token-keys.js';
import type { Check, Finding } from './check.js';
import type { DoctorState } from './doctor-state.js';

/** Whether people can sign in for the tools at /mcp; none with MCP off. */
export function createMcpChecks({ config: { mcp, access } }: DoctorState): readonly Check[] {
  if (mcp === undefined) return [];
  const { protection } = mcp;
  if (protection === undefined)
    return [
      {
        name: 'mcp',
        needs: ['MCP'],
        run: async () => ({
          outcome: 'ok',
          detail: 'programs on this machine ask without a token, as with ALLOW_ANONYMOUS in Teams',
        }),
      },
    ];
  const { publicUrl, authority, audience } = protection;
  return [
    {
      name: 'mcp',
      needs: ['MCP', 'PUBLIC_URL', 'MCP_AUTHORITY', 'ALLOWED_TENANT_IDS'],
      async run(): Promise<Finding> {
        const keysOf = createKeysOf(authority);
        const asked = await Promise.all(
          access.tenantIds.map((tenantId) =>
            keysOf(tenantId).then(
              () => [],
              () => [tenantId],
            ),
          ),
        );
        const [missing] = asked.flat();
        if (missing === undefined)
          return { outcome: 'ok', detail: `${publicUrl}/mcp takes tokens for ${audience}` };
        return {
          outcome: 'failed',
          detail: `${authority} does not say how tokens of the tenant ${missing} are checked, so /mcp answers 503`,
          advice:
            'Check MCP_AUTHORITY and ALLOWED_TENANT_IDS, and that this machine reaches the sign-in service.',
        };
      },
    },
  ];
}
