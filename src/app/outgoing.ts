import type { Logger } from '../base/logger.js';
import type { OutgoingConfig } from '../config/config.js';
import type { JobHandler } from '../jobs/job-run.js';
import { createOutgoingTask } from '../jobs/outgoing-task.js';
import { createMailCarrier } from '../mail/mail-carrier.js';
import { createMakeReport } from '../mail/make-report.js';
import { OUTGOING_TASK } from '../storage/outgoing/outgoing-jobs.js';
import type { MakeFile } from '../usecases/files/file-ports.js';
import type { OutgoingBox } from '../usecases/outgoing/outgoing-ports.js';
import { createSendOutgoing } from '../usecases/outgoing/send-outgoing.js';
import type { Clock } from '../usecases/ports.js';
import { createWebhookCarrier, type WebhookCarrierDeps } from '../webhooks/webhook-carrier.js';
import { readProgramVersion } from './assets.js';
import type { KeptUseCases } from './kept-use-cases.js';
import type { Words } from './words.js';

export interface OutgoingParts extends Pick<WebhookCarrierDeps, 'timeoutMs'> {
  readonly box: OutgoingBox;
  readonly useCases: Pick<
    KeptUseCases,
    'moneyOfAlert' | 'priceBasisOf' | 'notifyAdmins' | 'mayHear' | 'readReport'
  >;
  readonly makeFile: MakeFile;
  readonly words: Pick<Words, 'messagesFor'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The job that sends what leaves by mail or webhook, for `openJobs`. */
export function createOutgoing(
  { webhook, mail }: OutgoingConfig,
  { box, useCases, makeFile, words: { messagesFor }, timeoutMs, clock, logger }: OutgoingParts,
): Readonly<Record<typeof OUTGOING_TASK, JobHandler>> {
  const { moneyOfAlert: moneyOf } = useCases;
  const version = readProgramVersion();
  const makeReport = createMakeReport({ ...useCases, makeFile, messagesFor, clock });
  const sendOutgoing = createSendOutgoing({
    ...useCases,
    box,
    carriers: {
      ...(mail && { mail: createMailCarrier({ ...mail, moneyOf, messagesFor, makeReport, timeoutMs }) }),
      ...(webhook && { webhook: createWebhookCarrier({ ...webhook, moneyOf, version, timeoutMs, clock }) }),
    },
    clock,
    random: Math.random,
    logger,
  });
  return { [OUTGOING_TASK]: createOutgoingTask(sendOutgoing) };
}
