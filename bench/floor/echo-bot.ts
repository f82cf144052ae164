// The floor of an answer: botbuilder and restify as their samples put them together, and a reply without any work.
// REPLY in the environment is sent in place of an echo; CALLS are addresses that are asked, three for each turn.
import {
  type Activity,
  type ActivityHandler,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type TurnContext,
} from 'botbuilder';
import restify from 'restify';
import { serveTasks } from '../serve-tasks.js';

const CALLS_EACH = 3;
const reply = JSON.parse(process.env['REPLY'] ?? 'null') as Partial<Activity> | null;
const calls = JSON.parse(process.env['CALLS'] ?? '[]') as readonly string[];
let turns = 0;

async function call(): Promise<void> {
  const from = (turns * CALLS_EACH) % calls.length;
  turns += 1;
  await Promise.all(
    calls.slice(from, from + CALLS_EACH).map(async (url) => {
      await (await fetch(url, { headers: { authorization: 'Bearer bench' } })).json();
    }),
  );
}

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const bot: Pick<ActivityHandler, 'run'> = {
  async run(context: TurnContext) {
    if (calls.length > 0) await call();
    await context.sendActivity(reply ?? `You said: ${context.activity.text}`);
  },
};
const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (req, res) => {
  // restify's request has everything; botbuilder's type of one leaves no room for a property that is undefined.
  await adapter.process(req as Parameters<typeof adapter.process>[0], res, (context) => bot.run(context));
});
const listening = new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));

serveTasks({
  async address() {
    await listening;
    return `http://127.0.0.1:${server.address().port}`;
  },
});
