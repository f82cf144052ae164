const TYPING_MS = 4000;

/**
 * What the page knows: the channel's state, the messages by conversation, what is unread and where the bot types.
 * `onTypingOver` is called when a typing notice has run out by itself.
 */
export function createChatStore({ activeId, onTypingOver }) {
  let state;
  let active = activeId;
  let messages = new Map();
  const unread = new Map();
  const typing = new Map();

  function keep(message) {
    const known = messages.get(message.conversationId) ?? new Map();
    const isNew = !known.has(message.id);
    known.set(message.id, message);
    messages.set(message.conversationId, known);
    return isNew;
  }

  function stopTyping(conversationId) {
    clearTimeout(typing.get(conversationId));
    typing.delete(conversationId);
  }

  function find(id) {
    return state.conversations.find((conversation) => conversation.id === id);
  }

  return {
    state: () => state,
    active: () => find(active),
    /** Oldest first. */
    messagesOf: (conversationId) => [...(messages.get(conversationId)?.values() ?? [])],
    unreadIn: (conversationId) => unread.get(conversationId) ?? 0,
    isTypingIn: (conversationId) => typing.has(conversationId),
    /** Takes the whole state over; an active conversation that it does not have becomes its first. */
    begin: (next) => {
      state = next;
      messages = new Map();
      for (const message of next.messages) keep(message);
      if (find(active) === undefined) active = next.conversations[0]?.id;
    },
    open: (conversationId) => {
      active = conversationId;
      unread.delete(conversationId);
    },
    /** Keeps a message or its new state; true when it is new. */
    put: (message) => {
      const isNew = keep(message);
      if (!isNew || !message.author.isBot) return isNew;
      stopTyping(message.conversationId);
      if (message.conversationId !== active) {
        unread.set(message.conversationId, (unread.get(message.conversationId) ?? 0) + 1);
      }
      return isNew;
    },
    startTyping: (conversationId) => {
      stopTyping(conversationId);
      const forget = () => {
        typing.delete(conversationId);
        onTypingOver();
      };
      typing.set(conversationId, setTimeout(forget, TYPING_MS));
    },
  };
}
