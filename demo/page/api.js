import { say } from './words.js';

/** Calls the channel; resolves to the answer, rejects with a sentence for the user. */
async function post(token, path, body) {
  let response;
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-chat-token': token },
      body: JSON.stringify(body ?? {}),
    });
  } catch {
    throw new Error(say('page.stopped'));
  }
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  throw new Error(answer.error?.message ?? say('page.status', { status: response.status }));
}

/** The page's calls, with this run's token. */
export function createApi(token) {
  const place = (conversationId) => `/api/conversations/${encodeURIComponent(conversationId)}`;
  return {
    sendText: (conversationId, message) => post(token, `${place(conversationId)}/messages`, message),
    runAction: (conversationId, action) => post(token, `${place(conversationId)}/actions`, action),
    answerFile: (conversationId, answer) => post(token, `${place(conversationId)}/files`, answer),
    runControl: (id, locale) => post(token, `/api/controls/${encodeURIComponent(id)}`, { locale }),
  };
}

/** Opens the event stream. It reconnects by itself and then begins with the whole state again. */
export function listen({ onEvent, onConnection }) {
  const stream = new EventSource('/api/events');
  stream.onopen = () => onConnection(true);
  stream.onerror = () => onConnection(false);
  stream.onmessage = (event) => onEvent(JSON.parse(event.data));
}
