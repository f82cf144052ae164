import { noticeReply } from '../cards/notices/notice-card.js';
import type { RenderCard } from '../cards/render.js';
import type { Messages } from '../i18n/messages.js';
import type { AnswerKept } from './answer-kept.js';
import type { Answer } from './asking.js';

/** Where there is no database, and nothing can be kept: everything but `help` and single customers. */
export function createAnswerWithoutDatabase(render: RenderCard): AnswerKept {
  async function explain(messages: Messages): Promise<Answer> {
    const notice = {
      title: messages.say('error.no-database.title'),
      advice: messages.say('error.no-database.action'),
    };
    return { reply: noticeReply(notice, messages, render), outcome: 'refused' };
  }
  return {
    toCommand: (_command, _asking, _call, messages) => explain(messages),
    toRequest: (_request, _asking, _call, messages) => explain(messages),
  };
}
