// The floor of an answer: botbuilder and restify as their samples put them together, and a reply without any work.
import {
  type ActivityHandler,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type TurnContext,
} from 'botbuilder';
import restify from 'restify';
import { serveTasks } from '../serve-tasks.js';

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const bot: Pick<ActivityHandler, 'run'> = {
  async run(context: TurnContext) {
    await context.sendActivity(`You said: ${context.activity.text}`);
  },
};
const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (req, res) => {
  await adapter.process(req, res, (context) => bot.run(context));
});
const listening = new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));

serveTasks({
  async address() {
    await listening;
    return `http://127.0.0.1:${server.address().port}`;
  },
});
