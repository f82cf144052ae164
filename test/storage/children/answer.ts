/**
 * The child's side of `startChild`: says that it is up, then answers each message in turn with what the function
 * gives; an error's text is thrown in the parent. Ends with the parent, whatever the child is at.
 */
export function answerParent(answers: Readonly<Record<string, () => Promise<object>>>): void {
  process.once('disconnect', () => process.exit());
  process.on('message', async (message) => {
    const answer = answers[String(message)];
    const reply = await Promise.resolve(answer?.() ?? { error: `no answer to ${message}` }).catch(
      (error: Error) => ({ error: error.message }),
    );
    if (process.connected) process.send?.(reply);
  });
  // A parent that gave up meanwhile is told nothing.
  if (process.connected) process.send?.({ isUp: true });
}
