import { createCardRenderer, type RenderCard } from '../cards/render.js';
import { createMessagesFor, type MessagesFor } from '../i18n/messages.js';
import { readCardTemplates, readMessageTexts } from './assets.js';

/** What every reply is written with: templates and messages, read once. */
export interface Words {
  readonly render: RenderCard;
  readonly messagesFor: MessagesFor;
}

export function readWords(): Words {
  return {
    render: createCardRenderer(readCardTemplates()),
    messagesFor: createMessagesFor(readMessageTexts()),
  };
}
