import { z } from 'zod';

const text = z.string().max(1000);
/** botbuilder sends it in a header of every reply. Teams' own are letters, digits and signs. */
const conversationId = text.regex(/^[ -~]+$/);
/** More members or mentions than a team adds or a message holds; what comes after them is not looked at. */
const MOST_ITEMS = 1000;
/** Cut before its items are looked at: each wrong one costs as much as a whole activity. */
const items = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    (value) => (Array.isArray(value) && value.length > MOST_ITEMS ? value.slice(0, MOST_ITEMS) : value),
    z.array(item).nullish(),
  );
const account = z.looseObject({ id: text.min(1), name: text.nullish(), aadObjectId: text.nullish() });

/**
 * What the bot relies on in an inbound activity; the rest passes through to botbuilder. Source: Bot Framework
 * activity schema, and the fields Teams fills in channelData.
 */
const ACTIVITY = z.looseObject({
  type: text.min(1),
  id: text.nullish(),
  channelId: text.min(1),
  serviceUrl: z
    .string()
    .max(2000)
    .refine((value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)),
  from: account.nullish(),
  recipient: account.nullish(),
  conversation: z.looseObject({
    id: conversationId,
    conversationType: text.nullish(),
    isGroup: z.boolean().nullish(),
    tenantId: text.nullish(),
  }),
  channelData: z
    .looseObject({
      tenant: z.looseObject({ id: text.nullish() }).nullish(),
      team: z.looseObject({ id: text.nullish() }).nullish(),
      channel: z.looseObject({ id: text.nullish() }).nullish(),
      eventType: text.nullish(),
    })
    .nullish(),
  text: z.string().nullish(),
  locale: z.string().max(100).nullish(),
  name: text.nullish(),
  replyToId: text.nullish(),
  value: z.unknown().optional(),
  membersAdded: items(account),
  membersRemoved: items(account),
  action: text.nullish(),
  entities: items(z.looseObject({ type: text.nullish() })),
});

/** An inbound activity whose parts are of the types they should be. */
export type InboundActivity = z.infer<typeof ACTIVITY>;

/** Parses a request body; undefined when it is no activity, one without `serviceUrl` included: a reply could go nowhere. */
export function parseActivity(body: unknown): InboundActivity | undefined {
  const parsed = ACTIVITY.safeParse(body);
  return parsed.success ? parsed.data : undefined;
}

/** Whether others read along: a channel or a group chat. */
export function isSharedConversation({ conversation }: InboundActivity): boolean {
  const { conversationType, isGroup } = conversation;
  return conversationType === 'channel' || conversationType === 'groupChat' || isGroup === true;
}
