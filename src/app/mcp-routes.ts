import type { Config, McpConfig } from '../config/config.js';
import { createMcpEndpoint, type McpEndpointDeps } from '../mcp/http/endpoint.js';
import { rememberPeople } from '../mcp/http/remembered-people.js';
import { METADATA_PATHS } from '../mcp/http/resource.js';
import { createTokenCheck } from '../mcp/http/token-check.js';
import { createKeysOf } from '../mcp/http/token-keys.js';
import type { WebRoute } from '../teams/web-routes.js';
import { createMcp, type McpParts } from './mcp.js';

/** The tools as routes of the bot's server. */
export interface McpRoutes {
  readonly routes: readonly WebRoute[];
  close(): Promise<void>;
}

/** `POST /mcp` and, where people sign in, what tells clients how. */
export function createMcpRoutes(
  { access }: Pick<Config, 'access'>,
  { protection }: McpConfig,
  { untilFree, ...parts }: McpParts & Pick<McpEndpointDeps, 'untilFree'>,
): McpRoutes {
  const { logger } = parts;
  const endpoint = createMcpEndpoint({
    makeServer: createMcp(parts),
    protection: protection && {
      serving: { ...protection, tenantIds: access.tenantIds },
      people: rememberPeople(
        createTokenCheck({
          access,
          audiences: [protection.audience, protection.appId],
          keysOf: createKeysOf(protection.authority),
        }),
      ),
    },
    untilFree,
    logger,
  });
  const { answer, metadata, close } = endpoint;
  const told: readonly WebRoute[] =
    metadata === undefined
      ? []
      : METADATA_PATHS.map((path) => ({ method: 'get', path, answer: async () => metadata() }));
  return { routes: [{ method: 'post', path: '/mcp', answer }, ...told], close };
}
