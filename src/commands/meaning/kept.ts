import type { CustomerCommandName } from '../catalogue.js';
import type { Reading } from './reading.js';
import type { Sense } from './sense.js';

/** What of the conversation's own a text is about; undefined where it is about customers. */
export function keptOf({ concepts, below, above, mentions }: Sense): 'watches' | 'digest' | undefined {
  if (concepts.has('digest')) return 'digest';
  if ((['watch', 'tell', 'alerts', 'snooze', 'stop'] as const).some((one) => concepts.has(one)))
    return 'watches';
  // "When Contoso falls below 30%" is a wish, whatever the words for it.
  const isBound = below !== undefined || above !== undefined;
  return isBound && concepts.has('when') && mentions.length > 0 ? 'watches' : undefined;
}

/** What is about the conversation's own: shown where nothing else can be meant, never changed. */
export function readKept(
  near: 'watches' | 'digest',
  { concepts, mentions, span, written }: Sense,
  words: string,
  view: CustomerCommandName | undefined,
): Reading {
  const customers = mentions.flat();
  // What is kept is as it stands now.
  const time = span === undefined || span.kind === 'this' ? '' : (written.get('span') ?? '');
  const unread = [words, customers.length === 0 ? time : ''].filter((part) => part !== '').join(', ');
  const isChange = (['tell', 'stop', 'snooze', 'not', 'buy', 'delete', 'cancel'] as const).some((one) =>
    concepts.has(one),
  );
  const isPlain = customers.length === 0 && unread === '' && !isChange;
  if (isPlain && near === 'watches') {
    const isAboutAlerts = concepts.has('alerts') && !concepts.has('watch');
    return { kind: 'command', command: { name: isAboutAlerts ? 'alerts' : 'watches' } };
  }
  if (isPlain)
    return { kind: 'command', command: { name: 'digest', what: { kind: 'problem', problem: 'days' } } };
  if (words !== '' && customers.length === 0) return { kind: 'nothing' };
  return { kind: 'unclear', unread, customers, view, near };
}
