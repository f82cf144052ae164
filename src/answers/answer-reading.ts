import {
  cannotReply,
  didYouMeanReply,
  nothingReply,
  unclearReply,
  VIEWS,
  whoseReply,
} from '../cards/notices/question-cards.js';
import type { RenderCard } from '../cards/render.js';
import { namedPickerReply, pickerReply } from '../cards/usage/customer-picker-card.js';
import type { Reading, Remembered } from '../commands/meaning/reading.js';
import type { Messages } from '../i18n/messages.js';
import type { Answer } from './asking.js';

/** What a text was read as, short of something that can be looked up. */
export type OpenReading = Exclude<Reading, { readonly kind: 'command' | 'customer' | 'nobody' | 'turn' }>;

/** Answers a text that asks for more than it says, or for what the bot does not do: a question back, with buttons. */
export function answerOpenReading(
  reading: OpenReading,
  { remembered, hasDatabase }: { readonly remembered: Remembered | undefined; readonly hasDatabase: boolean },
  messages: Messages,
  render: RenderCard,
): Answer {
  const last = remembered?.kind === 'customer' ? [remembered.customer] : [];
  switch (reading.kind) {
    case 'choose': {
      const { tried, customers, view } = reading;
      const reply =
        tried === ''
          ? namedPickerReply(customers, VIEWS[view], messages, render)
          : pickerReply({ kind: 'several', tried, customers }, VIEWS[view], messages, render);
      return { reply, outcome: 'several' };
    }
    case 'is-it':
      return { reply: didYouMeanReply(reading, messages, render), outcome: 'several' };
    case 'whose':
      return unknown(whoseReply({ customers: last, view: reading.view, hasDatabase }, messages, render));
    case 'unclear':
      return unknown(unclearReply({ ...reading, hasDatabase }, messages, render));
    case 'cannot':
      return unknown(cannotReply({ ...reading, hasDatabase }, messages, render));
    case 'nothing':
      return unknown(nothingReply({ customers: last, hasDatabase }, messages, render));
  }
}

function unknown(reply: Answer['reply']): Answer {
  return { reply, outcome: 'unknown' };
}
