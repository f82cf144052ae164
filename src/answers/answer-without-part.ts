import { withoutPart } from '../cards/notices/question-cards.js';
import type { Messages } from '../i18n/messages.js';
import type { Answer } from './asking.js';

/** An answer that says which part of the question it leaves out; as it is where that is none, or it answers nothing. */
export function answerWithoutPart(answer: Answer, passedOver: string, messages: Messages): Answer {
  if (passedOver === '' || answer.outcome !== 'answered') return answer;
  return { ...answer, reply: withoutPart(answer.reply, passedOver, messages) };
}
