import { productKey } from '../usage/product-match.js';
import type { Alert } from './alert.js';
import { nameOfSubject } from './alert-subject.js';
import type { WatchDefinition } from './watch.js';
import { watchLevel } from './watch-level.js';

/** Whether a watch is about this customer; how many seats it has is not looked at. */
export function coversCustomer(
  { customer, exceptCustomers }: Pick<WatchDefinition, 'customer' | 'exceptCustomers'>,
  customerId: string,
): boolean {
  if (customer !== undefined) return customer.customerId === customerId;
  return !exceptCustomers.some((excepted) => excepted.customerId === customerId);
}

/** Whether a product, or a workload, is left out: its name holds all words of an exception, case and punctuation aside. */
export function isProductExcepted(exceptProducts: readonly string[], productName: string): boolean {
  if (exceptProducts.length === 0) return false;
  const words = new Set(productKey(productName).split(' '));
  return exceptProducts.some((exception) => {
    const wanted = productKey(exception);
    return wanted !== '' && wanted.split(' ').every((word) => words.has(word));
  });
}

/** Whether a watch would keep an alert, by the alert's figures as last read. */
export function coversAlert(watch: WatchDefinition, alert: Alert, now: Date): boolean {
  const { subject, customerId, ruleKind, figures } = alert;
  if (watch.rule.kind !== ruleKind || !coversCustomer(watch, customerId)) return false;
  if (isProductExcepted(watch.exceptProducts, nameOfSubject(subject))) return false;
  return watchLevel(watch.rule, figures, now) !== undefined;
}
