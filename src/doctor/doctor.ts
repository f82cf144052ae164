import type { Logger } from '../base/logger.js';
import { type Environment, inspectConfig } from '../config/config.js';
import type { Clock } from '../usecases/ports.js';
import { createBotTokenCheck } from './bot-token-check.js';
import { createCredentialEndChecks } from './credential-end-checks.js';
import { createCustomersCheck } from './customers-check.js';
import { createDatabaseCheck } from './database-check.js';
import type { DoctorState, OpenSignIn } from './doctor-state.js';
import { createMcpChecks } from './mcp-check.js';
import { createOutgoingChecks } from './outgoing-checks.js';
import { createPricesChecks } from './prices-check.js';
import { createRegistrationCheck } from './registration-check.js';
import { type ReportLine, runChecks } from './run-checks.js';
import { settingLines } from './setting-lines.js';
import { createSignInCheck } from './sign-in-check.js';
import { createTokenChecks } from './token-checks.js';
import { createUsageCheck } from './usage-check.js';

export interface DoctorOptions {
  readonly env: Environment;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly openSignIn: OpenSignIn;
  /** Microsoft Graph beside a sign-in service, where it is not Microsoft's own. */
  readonly graph?: (authority: string) => string | undefined;
}

/**
 * Checks every setting, then what they lead to, and gives a line for each. Renews the sign-in where it is due, as the
 * bot would; changes nothing else.
 */
export async function examine(options: DoctorOptions): Promise<readonly ReportLine[]> {
  const { env, graph, ...parts } = options;
  const { config, problems } = inspectConfig(env, { bot: true, partnerCenter: true });
  const state: DoctorState = { config, ...parts };
  try {
    return await runChecks(settingLines(env, problems), [
      createDatabaseCheck(state),
      createBotTokenCheck(state),
      createRegistrationCheck(state),
      ...createCredentialEndChecks(state, graph),
      createSignInCheck(state),
      ...createTokenChecks(state),
      createCustomersCheck(state),
      createUsageCheck(state),
      ...createPricesChecks(state),
      ...createMcpChecks(state),
      ...createOutgoingChecks(state),
    ]);
  } finally {
    await state.database?.close();
  }
}
