import type { CustomersQuestion } from '../usage/customers-question.js';
import type { FileKind } from './file-kind.js';

/** Views of a customer that are tables. */
export const FILE_VIEWS = ['license-usage', 'unused-licenses', 'renewals'] as const;
export type FileView = (typeof FILE_VIEWS)[number];

/** A question whose answer is a table. */
export type FileQuestion =
  /** `customer` is an id, or a name or domain as people write it. */
  | { readonly kind: 'customer'; readonly view: FileView; readonly customer: string }
  | { readonly kind: 'portfolio'; readonly order: 'seats' | 'money' }
  | { readonly kind: 'customers'; readonly question: CustomersQuestion };

/** A question, and the kind of file that its answer is wished for as. */
export interface FileRequest {
  readonly question: FileQuestion;
  readonly file: FileKind;
}
