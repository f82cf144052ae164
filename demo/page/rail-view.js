import { previewOf } from './format.js';
import { renderAvatar } from './message-view.js';
import { say } from './words.js';

/** Second line of a conversation's heading. */
export function aboutOf(conversation) {
  const { conversationType, members, team } = conversation;
  return say(`about.${conversationType}`, { count: members.length, team: team?.name ?? '' });
}

/** The avatar of a conversation: the bot's icon, or the initials of a group or channel. */
export function conversationAvatar(conversation) {
  const avatar = renderAvatar({
    name: conversation.name,
    isBot: conversation.conversationType === 'personal',
  });
  avatar.classList.add(`avatar-${conversation.conversationType}`);
  return avatar;
}

function heading(text) {
  const item = document.createElement('li');
  item.className = 'rail-heading';
  item.textContent = text;
  return item;
}

/** Draws the list of conversations anew; `entries` are { conversation, last, unread, isTyping }, chats first. */
export function renderRail(list, entries, { activeId, botName, onOpen }) {
  const focusedId = document.activeElement?.dataset?.conversation;
  let group;
  list.replaceChildren(
    ...entries.flatMap(({ conversation, last, unread, isTyping }) => {
      const ownGroup = conversation.team?.name ?? say('rail.chats');
      const isNewGroup = ownGroup !== group;
      group = ownGroup;
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'rail-item';
      button.dataset.conversation = conversation.id;
      if (conversation.id === activeId) button.setAttribute('aria-current', 'true');
      button.addEventListener('click', () => onOpen(conversation.id));

      const name = document.createElement('span');
      name.className = 'rail-name';
      name.textContent = conversation.name;
      const preview = document.createElement('span');
      preview.className = 'rail-preview';
      if (isTyping) preview.textContent = say('typing', { name: botName });
      else
        preview.textContent =
          last === undefined ? say(`kind.${conversation.conversationType}`) : previewOf(last);
      const words = document.createElement('span');
      words.className = 'rail-words';
      words.append(name, preview);
      button.append(conversationAvatar(conversation), words);
      if (unread > 0) {
        const badge = document.createElement('span');
        badge.className = 'badge';
        badge.textContent = String(unread);
        badge.setAttribute('aria-label', say('rail.new', { count: unread }));
        button.append(badge);
      }
      const item = document.createElement('li');
      item.append(button);
      return isNewGroup ? [heading(ownGroup), item] : [item];
    }),
  );
  if (focusedId !== undefined) {
    list.querySelector(`[data-conversation="${CSS.escape(focusedId)}"]`)?.focus({ preventScroll: true });
  }
}
