import { Counter, Histogram, type Registry } from 'prom-client';
import type { Answers } from '../answers/answers.js';
import type { Answer } from '../answers/asking.js';
import type { Receive } from '../teams/receive.js';

const ACTIVITIES: Readonly<Record<string, string>> = {
  message: 'message',
  conversationUpdate: 'conversation-update',
  installationUpdate: 'conversation-update',
  'invoke adaptiveCard/action': 'button',
  'invoke composeExtension/query': 'search',
  'invoke composeExtension/selectItem': 'search-choice',
};
const KINDS = [...new Set([...Object.values(ACTIVITIES), 'other'])];

const OUTCOMES: Readonly<Record<number, string>> = {
  400: 'malformed',
  401: 'unauthenticated',
  403: 'forbidden',
  408: 'malformed',
  413: 'malformed',
  501: 'unsupported',
};

const ANSWER_OUTCOMES: readonly Answer['outcome'][] = [
  'answered',
  'no-customer',
  'several',
  'unknown',
  'refused',
  'failed',
];

export interface TurnMetrics {
  /** The same way in, counted and timed. */
  receive(receive: Receive): Receive;
  /** The same answers, counted by what became of the question. */
  answers(answers: Answers): Answers;
}

export function createTurnMetrics(registry: Registry): TurnMetrics {
  const registers = [registry];
  const turns = new Counter({
    name: 'seatwise_turns_total',
    help: 'Activities that came in from Teams, by what they are and how the request ended.',
    labelNames: ['activity', 'outcome'],
    registers,
  });
  const duration = new Histogram({
    name: 'seatwise_turn_duration_seconds',
    help: 'Time from the arrival of an activity to the end of its turn, the sending of the reply included.',
    labelNames: ['activity'],
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 9, 15],
    registers,
  });
  const answered = new Counter({
    name: 'seatwise_answers_total',
    help: 'Answers to questions and buttons, by what became of them.',
    labelNames: ['outcome'],
    registers,
  });
  // What is not there yet cannot be seen to rise.
  for (const activity of KINDS) for (const outcome of ['ok', 'failed']) turns.inc({ activity, outcome }, 0);
  for (const outcome of ANSWER_OUTCOMES) answered.inc({ outcome }, 0);

  function count(answer: Answer): Answer {
    answered.inc({ outcome: answer.outcome });
    return answer;
  }

  return {
    receive: (receive) => async (request) => {
      const startedMs = performance.now();
      let activity = 'other';
      const answer = await receive({
        ...request,
        async body() {
          const body = await request.body();
          if (body.kind === 'json') activity = kindOf(body.value);
          return body;
        },
      });
      const isServed = answer.status < 300;
      turns.inc({ activity, outcome: isServed ? 'ok' : (OUTCOMES[answer.status] ?? 'failed') });
      // Who is turned away would make the time look short.
      if (isServed || answer.status >= 500) {
        duration.observe({ activity }, (performance.now() - startedMs) / 1000);
      }
      return answer;
    },

    answers: (answers) => ({
      ...answers,
      toText: async (text, asking) => count(await answers.toText(text, asking)),
      toAction: async (request, asking) => count(await answers.toAction(request, asking)),
      toFileConsent: async (consent, asking) => count(await answers.toFileConsent(consent, asking)),
      toStaleAction: (asking) => count(answers.toStaleAction(asking)),
      refusal: (asking) => count(answers.refusal(asking)),
    }),
  };
}

/** Of a body that nobody has looked at yet. */
function kindOf(body: unknown): string {
  if (typeof body !== 'object' || body === null) return 'other';
  const { type, name } = body as { readonly type?: unknown; readonly name?: unknown };
  const kind = type === 'invoke' && typeof name === 'string' ? `invoke ${name}` : type;
  // Only a text is looked up: making one of anything else may fail.
  if (typeof kind !== 'string' || !Object.hasOwn(ACTIVITIES, kind)) return 'other';
  return ACTIVITIES[kind] ?? 'other';
}
