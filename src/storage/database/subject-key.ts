import { createHash } from 'node:crypto';
import type { AlertSubject } from '../../domain/watching/alert.js';
import { subjectKey } from '../../domain/watching/alert-subject.js';
import { storable } from './json.js';

const LONGEST_KEY = 200;

/** The key under which alerts and money keep a subject; a digest in the place of one that is longer than an index takes. */
export function storedSubjectKey(subject: AlertSubject): string {
  const key = storable(subjectKey(subject));
  if (key.length <= LONGEST_KEY) return key;
  return `sha256:${createHash('sha256').update(key).digest('base64url')}`;
}
