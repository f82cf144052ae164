import type { Messages } from '../i18n/messages.js';
import type { ProactiveMessage } from '../usecases/delivery/delivery-ports.js';
import { alertsReply, supersededReply, testAlertReply } from './alerts/alerts-card.js';
import { operationsReply } from './notices/notice-card.js';
import { digestReply } from './portfolio/digest-card.js';
import type { RenderCard } from './render.js';
import type { Reply } from './reply.js';

/** The card of what is said without being asked, as it is at `now`. */
export function proactiveReply(
  message: ProactiveMessage,
  { now }: { readonly now: Date },
  messages: Messages,
  render: RenderCard,
): Reply {
  switch (message.kind) {
    case 'alerts':
      return alertsReply(message, { now }, messages, render);
    case 'superseded':
      return supersededReply(message.alerts, messages, render);
    case 'test-alert':
      return testAlertReply(messages, render);
    case 'digest':
      return digestReply(message.digest, messages, render);
    case 'notice':
      return operationsReply(message.notice, messages, render);
  }
}
