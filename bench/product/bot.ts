// The bot itself, anonymous, so that checking tokens is in neither side of the comparison.
import { createApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { createLogger } from '../../src/logger.js';
import { createComplaints, createHealthTasks } from '../load/bot-health.js';
import { serveTasks } from '../serve-tasks.js';

const config = readConfig(process.env, { bot: true, partnerCenter: true });
const complaints = createComplaints();
const app = await createApp(config, createLogger(config.logLevel, complaints.destination));
const url = await app.listen();

serveTasks({ address: async () => url, ...createHealthTasks(complaints.take) }, () => app.close());
