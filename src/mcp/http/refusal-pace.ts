export interface RefusalPaceDeps {
  /** Between two refusals, in milliseconds. */
  readonly everyMs: number;
  /** Refusals that wait; more go out at once. */
  readonly mostWaiting: number;
}

export interface RefusalPace {
  /** Waits until the next refusal may go out; not longer than the client stays. Never rejects. */
  untilNext(client: AbortSignal): Promise<void>;
  /** All that wait go out now, and whatever comes later at once. */
  end(): void;
}

/**
 * Lets refusals out one after the other. Whoever is refused and asks again at once would otherwise be refused thousands
 * of times a second, which costs others as much as answers do; whoever waits for an answer asks no faster than it comes.
 */
export function createRefusalPace({ everyMs, mostWaiting }: RefusalPaceDeps): RefusalPace {
  const waiting = new Set<() => void>();
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;

  function letOut(): void {
    const [first] = waiting;
    timer = first === undefined ? undefined : setTimeout(letOut, everyMs);
    first?.();
  }

  return {
    async untilNext(client) {
      if (isOver || client.aborted) return;
      if (timer === undefined) {
        timer = setTimeout(letOut, everyMs);
        return;
      }
      if (waiting.size >= mostWaiting) return;
      await new Promise<void>((resolve) => {
        const go = () => {
          waiting.delete(go);
          client.removeEventListener('abort', go);
          resolve();
        };
        waiting.add(go);
        client.addEventListener('abort', go, { once: true });
      });
    },
    end() {
      isOver = true;
      clearTimeout(timer);
      timer = undefined;
      for (const go of [...waiting]) go();
    },
  };
}
