/** The usage endpoints: one customer's own, or the commercial report that superseded it. */
export type UsageApi = 'customer' | 'commercial';

/** Which endpoint was found to answer, kept for whoever asks next. Both methods may throw StorageError. */
export interface RememberedChoice {
  read(): Promise<{ readonly value: UsageApi; readonly updatedAt: Date } | undefined>;
  /** The last writer wins. */
  write(value: UsageApi, updatedAt: Date): Promise<void>;
}
