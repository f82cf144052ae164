import type { DigestRhythm } from '../../domain/schedules/digest-rhythm.js';
import type { MessageKey, Messages } from '../../i18n/messages.js';
import type { DigestProblem } from '../../usecases/portfolio/schedule-digest.js';
import { displayText } from '../display-text.js';
import { noticeReply } from '../notices/notice-card.js';
import type { RenderCard } from '../render.js';
import type { Reply } from '../reply.js';
import { digestPhrase, localDateAndTime } from './digest-phrase.js';

/** A person's words are quoted back no longer than this. */
const QUOTE_LIMIT = 60;

/** A digest was set: when it comes, when first, and how to end it. */
export function digestScheduledReply(
  { rhythm, nextAt }: { readonly rhythm: DigestRhythm; readonly nextAt: Date },
  messages: Messages,
  render: RenderCard,
): Reply {
  const button = messages.say('action.remove');
  const command = messages.say('digest.stop-command');
  const notice = {
    title: messages.say('digest.scheduled'),
    about: messages.say('digest.scheduled-when', {
      rhythm: digestPhrase(rhythm, messages),
      ...localDateAndTime(rhythm, nextAt, messages),
    }),
    advice: messages.say('digest.scheduled-stop', { button, command }),
    buttons: [{ title: button, data: { verb: 'stop-digest' } as const }],
  };
  return noticeReply(notice, messages, render);
}

/** No digest comes any more; `wasOn` is whether one did. */
export function digestStoppedReply(
  { wasOn }: { readonly wasOn: boolean },
  messages: Messages,
  render: RenderCard,
): Reply {
  const example = messages.say('command.digest.example');
  const notice = {
    title: messages.say(wasOn ? 'digest.stopped' : 'digest.none'),
    advice: messages.say('digest.how-to-set', { example }),
  };
  return noticeReply(notice, messages, render);
}

const PROBLEMS: Readonly<
  Record<DigestProblem['kind'], { readonly title: MessageKey; readonly advice: MessageKey }>
> = {
  days: { title: 'digest.no-days', advice: 'digest.days-advice' },
  time: { title: 'digest.no-time', advice: 'digest.time-advice' },
  'no-zone': { title: 'digest.no-zone', advice: 'digest.zone-advice' },
  'unknown-zone': { title: 'digest.unknown-zone', advice: 'digest.zone-advice' },
};

/** Why a digest cannot be set, with a line that would do. */
export function digestProblemReply(problem: DigestProblem, messages: Messages, render: RenderCard): Reply {
  const { title, advice } = PROBLEMS[problem.kind];
  const example = messages.say('command.digest.example');
  const about =
    problem.kind === 'unknown-zone'
      ? messages.say('digest.unknown-zone-tried', { zone: displayText(problem.tried, QUOTE_LIMIT) })
      : '';
  return noticeReply(
    { title: messages.say(title), about, advice: messages.say(advice, { example }) },
    messages,
    render,
  );
}
