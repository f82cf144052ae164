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

/** The subject's name as Partner Center wrote it: of the workload, the product or the offer. */
export function nameOfSubject(subject: AlertSubject): string {
  switch (subject.kind) {
    case 'workload':
      return subject.workloadName;
    case 'product':
      return subject.productName;
    case 'subscription':
      return subject.offerName;
  }
}
