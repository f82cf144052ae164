import { z } from 'zod';

export const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';

const attachmentSchema = z.looseObject({
  contentType: z.string().min(1),
  content: z.unknown().optional(),
});

/** What the bot posts to the connector. Unknown fields are kept, so that the page can show the activity as it came. */
export const botActivitySchema = z.looseObject({
  type: z.string().min(1),
  text: z.string().nullish(),
  textFormat: z.string().nullish(),
  summary: z.string().nullish(),
  speak: z.string().nullish(),
  locale: z.string().nullish(),
  replyToId: z.string().nullish(),
  attachmentLayout: z.string().nullish(),
  attachments: z.array(attachmentSchema).nullish(),
  entities: z.array(z.looseObject({ type: z.string() })).nullish(),
});

export type BotActivity = z.infer<typeof botActivitySchema>;

const FILE_CONSENT = 'application/vnd.microsoft.teams.card.file.consent';

/** The attachment that asks whether a file may be put into OneDrive. Source: Teams docs, files in bots. */
export const fileConsentSchema = z.looseObject({
  contentType: z.literal(FILE_CONSENT),
  name: z.string().min(1),
  content: z.looseObject({
    description: z.string(),
    sizeInBytes: z.number(),
    acceptContext: z.unknown(),
    declineContext: z.unknown(),
  }),
});

/** Body of `POST /v3/conversations`. Source: Bot Connector REST reference, ConversationParameters. */
export const createConversationSchema = z.looseObject({
  isGroup: z.boolean().nullish(),
  members: z
    .array(z.looseObject({ id: z.string().min(1) }))
    .nullish()
    .transform((members) => members ?? []),
  tenantId: z.string().nullish(),
  activity: botActivitySchema.nullish(),
  channelData: z
    .looseObject({
      channel: z.looseObject({ id: z.string().min(1) }).nullish(),
      tenant: z.looseObject({ id: z.string().min(1) }).nullish(),
    })
    .nullish(),
});

/** Body of the bot's answer to an `adaptiveCard/action` invoke. Source: Teams docs, Universal Actions. */
export const cardActionAnswerSchema = z.looseObject({
  statusCode: z.number(),
  type: z.string(),
  value: z.unknown().optional(),
});

export const adaptiveCardSchema = z.looseObject({ type: z.literal('AdaptiveCard') });

const errorValueSchema = z.looseObject({ message: z.string() });

/** The sentence inside an invoke's error value; undefined when it has none. */
export function errorTextOf(value: unknown): string | undefined {
  const parsed = errorValueSchema.safeParse(value);
  return parsed.success ? parsed.data.message : undefined;
}
