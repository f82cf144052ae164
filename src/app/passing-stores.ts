import type { RefusalStore } from '../partner-center/sign-in/app-refusal.js';
import type { FactStore } from '../partner-center/sign-in/fact-store.js';
import type { LossStore } from '../partner-center/sign-in/loss.js';
import type { SignInVault } from '../partner-center/sign-in/ports.js';

/** Where a sign-in lies for as long as a process: for a check of a database that has no tables yet. */
export function createPassingStores(): {
  readonly vault: SignInVault;
  readonly lossStore: LossStore;
  readonly refusalStore: RefusalStore;
} {
  const contents = new Map<string, string>();
  const vault: SignInVault = {
    read: async (name) => contents.get(name),
    async update(name, change) {
      const { value, result } = await change(contents.get(name));
      if (value !== undefined) contents.set(name, value);
      return result;
    },
    remove: async (name) => void contents.delete(name),
  };
  return { vault, lossStore: createPassingFact(), refusalStore: createPassingFact() };
}

function createPassingFact<Fact>(): FactStore<Fact> {
  let fact: { readonly value: Fact } | undefined;
  return {
    read: async () => fact,
    write: async (value) => {
      fact = { value };
    },
    forget: async () => {
      fact = undefined;
    },
  };
}
