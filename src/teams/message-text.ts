import { z } from 'zod';
import { type InboundActivity, isSharedConversation } from './activity.js';
import { decodeEntities, splitMarkup, type TextPart } from './teams-markup.js';

const MENTION = z.looseObject({
  type: z.literal('mention'),
  text: z.string().optional().catch(undefined),
  mentioned: z.looseObject({ id: z.string(), name: z.string().optional().catch(undefined) }),
});

interface Mention {
  readonly isOfBot: boolean;
  /** How it may be written in the text. */
  readonly names: readonly string[];
}

/**
 * What the person wrote: everything that Teams marks up is taken off, the mentions of the bot with their name, other
 * mentions to their name, and entities are decoded.
 */
export function messageText(activity: InboundActivity): string {
  const parts = splitMarkup(activity.text ?? '');
  const isOfBot = createMentionJudge(activity, parts);
  return parts
    .map(({ text, isMention }) => (isMention && isOfBot(text) ? ' ' : decodeEntities(text)))
    .join('')
    .trim();
}

/**
 * Tells the bot's mentions from others, in the order of the text. Each goes by a name that its entity gives, else by the
 * bot's own. A name that no entity knows is that of an app renamed since, when the bot is mentioned under no other one; or
 * when nobody is known to be mentioned in a place where the bot hears only what mentions it, if it comes first.
 */
function createMentionJudge(
  activity: InboundActivity,
  parts: readonly TextPart[],
): (written: string) => boolean {
  const mentions = mentionsOf(activity);
  const ofBot = new Set(mentions.flatMap(({ isOfBot, names }) => (isOfBot ? names : [])));
  const ofOthers = new Set(mentions.flatMap(({ isOfBot, names }) => (isOfBot ? [] : names)));
  const own = nameKey(activity.recipient?.name ?? '');
  const isWrittenAsKnown = parts.some(({ text, isMention }) => isMention && ofBot.has(nameKey(text)));
  const isMentioned = mentions.some((one) => one.isOfBot);
  let isRenamedExpected =
    !isWrittenAsKnown && (isMentioned || (mentions.length === 0 && isSharedConversation(activity)));

  return (text) => {
    const key = nameKey(text);
    if (ofBot.has(key)) return true;
    if (ofOthers.has(key)) return false;
    if (own !== '' && key === own) {
      isRenamedExpected = false;
      return true;
    }
    const isRenamed = isRenamedExpected;
    isRenamedExpected = false;
    return isRenamed;
  };
}

function mentionsOf({ entities, recipient }: InboundActivity): readonly Mention[] {
  return (entities ?? []).flatMap((entity) => {
    const { mentioned, text } = MENTION.safeParse(entity).data ?? {};
    if (mentioned === undefined) return [];
    const names = [text, mentioned.name].flatMap((name) => (name ? [nameKey(nameOf(name))] : []));
    return [{ isOfBot: mentioned.id === recipient?.id, names }];
  });
}

/** The name that an entity gives, with its tag or without. */
function nameOf(written: string): string {
  return splitMarkup(written)
    .map(({ text }) => text)
    .join('');
}

/** One key for a name, escaped or not. */
function nameKey(name: string): string {
  return decodeEntities(name).replaceAll(/\s+/g, ' ').trim().toLowerCase();
}
