import type { AlertSubject } from './alert.js';
import { nameKey } from './name-key.js';

/** Tells subjects of one rule and one customer apart, spellings folded. */
export function subjectKey(subject: AlertSubject): string {
  switch (subject.kind) {
    case 'workload':
      return nameKey(subject.workloadName);
    case 'product':
      return `${nameKey(subject.productName)}\n${nameKey(subject.salesChannel)}`;
    case 'subscription':
      return subject.subscriptionId.toLowerCase();
  }
}
