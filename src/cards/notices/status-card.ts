import type { MessageKey, Messages } from '../../i18n/messages.js';
import type { SignInState, Status } from '../../usecases/operations/show-status.js';
import type { KeptCounts, WaitingCards, WaitingOutgoing } from '../../usecases/operations/status-ports.js';
import type { SweepSummary } from '../../usecases/sweep/sweep-ports.js';
import { displayText } from '../display-text.js';
import type { RenderCard } from '../render.js';
import type { Reply } from '../reply.js';
import { agoPhrase, utcTimePhrase } from '../words/ago-phrase.js';
import { joinEntries, joinPhrases } from '../words/join.js';
import { statusProblems } from './status-problems.js';

const DATABASE_LIMIT = 160;

/** How the bot is doing: what needs someone first, then the rest in short lines. */
export function statusReply(
  status: Status,
  { now }: { readonly now: Date },
  messages: Messages,
  render: RenderCard,
): Reply {
  const title = messages.say('status.title');
  const problems = statusProblems(status, now, messages);
  const headline = messages.say('status.headline', { count: problems.length });
  const labelled = (label: string, value: string) => messages.say('phrase.labelled', { label, value });
  const lines = statusLines(status, now, messages).map(([key, value]) => {
    const line = labelled(messages.say(key), value);
    // The label, with what sets it apart from the value, is shown fainter.
    const at = line.lastIndexOf(value);
    return { line, label: line.slice(0, at), value: line.slice(at) };
  });
  const whats = problems.map(({ what }) => what);
  const summary = labelled(title, whats.length === 0 ? headline : joinEntries(whats, messages));
  const card = render('status', { title, headline, problems, lines, summary });
  const text = [
    title,
    headline,
    ...problems.flatMap(({ what, details, advice }) => [
      '',
      what,
      ...details,
      ...(advice === '' ? [] : [advice]),
    ]),
    '',
    ...lines.map(({ line }) => line),
  ];
  return { card, summary, text: text.join('\n') };
}

function statusLines(status: Status, now: Date, messages: Messages): readonly [MessageKey, string][] {
  const { counts } = status;
  return [
    ['status.sign-in', signInPhrase(status.signIn, messages)],
    ['status.last-sweep', lastSweepPhrase(status.lastSweep, now, messages)],
    ['status.next-sweep', utcTimePhrase(status.nextSweepAt, messages)],
    ['status.waiting', waitingPhrase(status.waiting, now, messages)],
    ...status.outgoing.map((waits) => outgoingLine(waits, now, messages)),
    ...heldLine(status, messages),
    ['status.conversations', conversationsPhrase(counts, messages)],
    ['status.watches', messages.number(counts.watches)],
    ['status.alerts', alertsPhrase(counts, messages)],
    ['status.digests', messages.number(counts.digests)],
    ['status.database', displayText(status.database, DATABASE_LIMIT)],
    ['status.version', status.version],
  ];
}

function signInPhrase(signIn: SignInState, messages: Messages): string {
  if (signIn.kind !== 'signed-in') return messages.say('status.not-signed-in');
  if (signIn.signedInAt === undefined) return messages.say('status.signed-in');
  return messages.say('status.signed-in-since', { date: messages.date(signIn.signedInAt) });
}

function lastSweepPhrase(sweep: SweepSummary | undefined, now: Date, messages: Messages): string {
  if (sweep === undefined) return messages.say('status.sweep-never');
  const { state, startedAt, endedAt, counts } = sweep;
  const phrase = (key: MessageKey, count: number) => (count === 0 ? '' : messages.say(key, { count }));
  return joinPhrases(
    [
      messages.say(`status.sweep-${state}`, { ago: agoPhrase(endedAt ?? startedAt, now, messages) }),
      messages.say('status.sweep-read', { count: counts.read }),
      phrase('status.sweep-skipped', sumOf(counts.skipped)),
      phrase('status.sweep-not-read', sumOf(counts.failed)),
    ],
    messages,
  );
}

function waitingPhrase({ cards, oldestAt }: WaitingCards, now: Date, messages: Messages): string {
  if (oldestAt === undefined) return messages.number(cards);
  return messages.say('status.waiting-count', { count: cards, ago: agoPhrase(oldestAt, now, messages) });
}

function outgoingLine(
  { way, messages: count, oldestAt }: WaitingOutgoing,
  now: Date,
  messages: Messages,
): [MessageKey, string] {
  const ago = agoPhrase(oldestAt, now, messages);
  return [`status.outgoing-${way}`, messages.say('status.waiting-count', { count, ago })];
}

function heldLine({ held }: Status, messages: Messages): readonly [MessageKey, string][] {
  return held.conversations === 0 ? [] : [['status.held', messages.say('status.held-count', { ...held })]];
}

function conversationsPhrase(counts: KeptCounts, messages: Messages): string {
  const { personalChats, groupChats, channels } = counts;
  const phrase = (key: MessageKey, count: number) => (count === 0 ? '' : messages.say(key, { count }));
  return joinPhrases(
    [
      phrase('status.channels', channels),
      phrase('status.group-chats', groupChats),
      phrase('status.personal-chats', personalChats),
    ],
    messages,
  );
}

function alertsPhrase({ alerts }: KeptCounts, messages: Messages): string {
  const kinds = ['open', 'acknowledged', 'snoozed'] as const;
  const phrases = kinds.map((kind) =>
    alerts[kind] === 0 ? '' : messages.say(`alert.count.${kind}`, { count: alerts[kind] }),
  );
  return joinPhrases(phrases, messages) || messages.say('status.none');
}

function sumOf(counts: Readonly<Partial<Record<string, number>>>): number {
  return Object.values(counts).reduce<number>((sum, count) => sum + (count ?? 0), 0);
}
