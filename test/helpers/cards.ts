import { readCardTemplates, readMessageTexts } from '../../src/app/assets.js';
import { createCardRenderer } from '../../src/cards/render.js';
import { createMessagesFor } from '../../src/i18n/messages.js';

/** The real templates and messages, built once for all specs. */
export const render = createCardRenderer(readCardTemplates());
export const messagesFor = createMessagesFor(readMessageTexts());
