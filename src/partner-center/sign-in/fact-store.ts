/** Where a fact is remembered for every replica: a setting state of `storage`. */
export interface FactStore<Fact> {
  read(): Promise<{ readonly value: Fact } | undefined>;
  write(value: Fact, updatedAt: Date): Promise<void>;
  forget(): Promise<void>;
}
