import type { McpServer } from '@modelcontextprotocol/server';
import type { Logger } from '../base/logger.js';
import { createMcpServers } from '../mcp/mcp-server.js';
import type { Caller, Tool } from '../mcp/tool.js';
import { findCustomerTool } from '../mcp/tools/find-customer.js';
import { licenseUsageTool } from '../mcp/tools/license-usage.js';
import { openAlertsTool } from '../mcp/tools/open-alerts.js';
import { planTool } from '../mcp/tools/plan.js';
import { portfolioTool } from '../mcp/tools/portfolio.js';
import { renewalsTool } from '../mcp/tools/renewals.js';
import { trendTool } from '../mcp/tools/trend.js';
import { unusedLicensesTool } from '../mcp/tools/unused-licenses.js';
import type { Clock } from '../usecases/ports.js';
import { readProgramVersion } from './assets.js';
import type { Stores } from './stores.js';
import type { UseCases } from './use-cases.js';
import type { Words } from './words.js';

export interface McpParts {
  readonly useCases: UseCases;
  readonly stores: Pick<Stores, 'audit'> | undefined;
  readonly words: Words;
  readonly clock: Clock;
  readonly logger: Logger;
  /** What every call waits for; nothing unless given. */
  readonly ready?: Promise<unknown> | undefined;
}

/** What the bot can tell, as tools of the Model Context Protocol: the same use cases, without Teams. */
export function createMcp({
  useCases,
  stores,
  words,
  clock,
  logger,
  ready,
}: McpParts): (caller: Caller) => McpServer {
  return createMcpServers({
    version: readProgramVersion(),
    tools: toolsOf(useCases),
    ...words,
    audit: stores?.audit,
    clock,
    logger,
    ready,
  });
}

function toolsOf(useCases: UseCases): readonly Tool[] {
  const { kept } = useCases;
  const deps = {
    ...useCases,
    showPortfolio: kept?.showPortfolio,
    listCustomers: kept?.listCustomers,
    listOpenAlerts: kept?.listOpenAlerts,
  };
  return [
    findCustomerTool(deps),
    licenseUsageTool(deps),
    unusedLicensesTool(deps),
    renewalsTool(deps),
    trendTool(deps),
    portfolioTool(deps),
    openAlertsTool(deps),
    planTool(deps),
  ];
}
