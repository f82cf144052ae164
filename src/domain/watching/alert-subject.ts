import { nameKey, namesKey } from '../usage/name-key.js';
import type { AlertSubject } from './alert.js';

/** Tells subjects of one rule and one customer apart, spellings folded. */
export function subjectKey(subject: AlertSubject): string {
  switch (subject.kind) {
    case 'workload':
      return nameKey(subject.workloadName);
    case 'product':
      return namesKey(subject.productName, subject.salesChannel);
    case 'subscription':
      return subject.subscriptionId.toLowerCase();
  }
}
