import type { TurnContext } from 'botbuilder';

/** A typing activity costs a whole request, so a quick answer sends none. */
const TYPING_AFTER_MS = 300;
/** Teams shows it for about three seconds. */
const TYPING_AGAIN_MS = 3000;

/** Runs the work and shows that the bot is typing while it takes long. */
export async function withTyping<Result>(context: TurnContext, work: () => Promise<Result>): Promise<Result> {
  let timer = setTimeout(showTyping, TYPING_AFTER_MS);
  function showTyping() {
    timer = setTimeout(showTyping, TYPING_AGAIN_MS);
    // An indicator that cannot be sent is no reason to withhold the answer.
    context.sendActivity({ type: 'typing' }).catch(() => undefined);
  }
  try {
    return await work();
  } finally {
    clearTimeout(timer);
  }
}
