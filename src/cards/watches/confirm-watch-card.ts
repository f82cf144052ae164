import type { WatchDefinition } from '../../domain/watching/watch.js';
import type { Messages } from '../../i18n/messages.js';
import type { WatchRequest } from '../../usecases/watching/add-watch.js';
import { noticeReply } from '../notices/notice-card.js';
import type { RenderCard } from '../render.js';
import type { Reply } from '../reply.js';
import { type AddedWatch, firingPhrase } from './watch-firing.js';
import { watchPhrase } from './watch-phrases.js';

/** What a watch over all customers would look for and alert on now, and the button that makes it. */
export function confirmWatchReply(
  {
    request,
    definition,
    firing,
  }: {
    readonly request: WatchRequest;
    readonly definition: WatchDefinition;
    readonly firing: AddedWatch['firing'];
  },
  messages: Messages,
  render: RenderCard,
): Reply {
  const notice = {
    title: messages.say('watch.confirm.title'),
    about: watchPhrase(definition, messages),
    advice: firingPhrase(firing, messages),
    buttons: [
      { title: messages.say('action.watch-start'), data: { verb: 'confirm-watch' as const, request } },
    ],
  };
  return noticeReply(notice, messages, render);
}
