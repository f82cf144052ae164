// The bot itself, anonymous, so that checking tokens is in neither side of the comparison.
import { createApp } from '../../src/app/app.js';
import { createLogger } from '../../src/base/logger.js';
import { readConfig } from '../../src/config/config.js';
import { createComplaints, createHealthTasks } from '../load/bot-health.js';
import { serveTasks } from '../serve-tasks.js';

const config = readConfig(process.env, { bot: true, partnerCenter: true });
const complaints = createComplaints();
const app = await createApp(config, createLogger(config.logLevel, complaints.destination));
const url = await app.listen();

serveTasks({ address: async () => url, ...createHealthTasks(complaints.take) }, () => app.close());
