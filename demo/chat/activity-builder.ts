import type { ChatConversation, ChatPerson } from './conversations.js';
import { formatAddress } from './conversations.js';

export interface ChannelIdentity {
  /** Where the bot reaches this channel, with a closing slash. */
  readonly serviceUrl: string;
  readonly tenantId: string;
  readonly bot: { readonly id: string; readonly name: string };
  /** IANA name, as the Teams client reports it. */
  readonly timeZone: string;
}

export interface ActivityPlace {
  readonly conversation: ChatConversation;
  readonly threadId: string | undefined;
}

export interface ActivityMoment {
  readonly id: string;
  readonly at: Date;
  readonly locale: string;
}

export type TeamsActivity = Readonly<Record<string, unknown>> & {
  readonly type: string;
  readonly id: string;
};

/** The `<at>` element that names the bot in the text of a group or channel message. */
export function mentionOf(identity: ChannelIdentity): string {
  return `<at>${identity.bot.name}</at>`;
}

function channelDataOf(identity: ChannelIdentity, { conversation }: ActivityPlace): Record<string, unknown> {
  const tenant = { id: identity.tenantId };
  const { team } = conversation;
  if (team === undefined) return { tenant };
  return {
    teamsChannelId: conversation.id,
    teamsTeamId: team.id,
    channel: { id: conversation.id, name: conversation.name },
    team: { id: team.id, name: team.name, aadGroupId: team.aadGroupId },
    tenant,
  };
}

function clientInfo(identity: ChannelIdentity, locale: string): Record<string, unknown> {
  const country = new Intl.Locale(locale).region;
  return { type: 'clientInfo', locale, country, platform: 'Web', timezone: identity.timeZone };
}

/** The fields every Teams activity has, from `person` in `place`. Source: Bot Framework Activity schema, Teams docs. */
function envelope(
  identity: ChannelIdentity,
  person: ChatPerson,
  place: ActivityPlace,
  moment: ActivityMoment,
): Record<string, unknown> & { id: string } {
  const { conversation, threadId } = place;
  return {
    id: moment.id,
    channelId: 'msteams',
    serviceUrl: identity.serviceUrl,
    timestamp: moment.at.toISOString(),
    localTimestamp: moment.at.toISOString(),
    localTimezone: identity.timeZone,
    locale: moment.locale,
    from: { id: person.id, name: person.name, aadObjectId: person.aadObjectId },
    recipient: identity.bot,
    conversation: {
      id: formatAddress({ conversationId: conversation.id, threadId }),
      conversationType: conversation.conversationType,
      tenantId: identity.tenantId,
      ...(conversation.conversationType === 'personal' ? {} : { isGroup: true }),
      ...(conversation.conversationType === 'groupChat' ? { name: conversation.name } : {}),
    },
    channelData: channelDataOf(identity, place),
    entities: [clientInfo(identity, moment.locale)],
  };
}

/** A `message` with text. With `mention`, the text must hold mentionOf(identity). */
export function buildMessage(
  identity: ChannelIdentity,
  person: ChatPerson,
  place: ActivityPlace,
  moment: ActivityMoment,
  content: { readonly text: string; readonly mention: boolean },
): TeamsActivity {
  const base = envelope(identity, person, place, moment);
  const mention = { type: 'mention', text: mentionOf(identity), mentioned: identity.bot };
  return {
    ...base,
    type: 'message',
    text: content.text,
    textFormat: 'plain',
    entities: content.mention
      ? [mention, clientInfo(identity, moment.locale)]
      : [clientInfo(identity, moment.locale)],
  };
}

/** What an `Action.Submit` becomes: a `message` without text that carries the card's data and inputs as `value`. */
export function buildSubmit(
  identity: ChannelIdentity,
  person: ChatPerson,
  place: ActivityPlace,
  moment: ActivityMoment,
  submit: { readonly replyToId: string; readonly value: unknown },
): TeamsActivity {
  return { ...envelope(identity, person, place, moment), type: 'message', ...submit };
}

/** An `invoke` activity; `replyToId` is the message whose card was used. */
export function buildInvoke(
  identity: ChannelIdentity,
  person: ChatPerson,
  place: ActivityPlace,
  moment: ActivityMoment,
  invoke: { readonly name: string; readonly value: unknown; readonly replyToId?: string },
): TeamsActivity {
  return { ...envelope(identity, person, place, moment), type: 'invoke', ...invoke };
}

/**
 * The two activities Teams sends when the bot is added to or removed from a conversation, in its order.
 * They carry no locale: Teams sends none on installation.
 */
export function buildInstallation(
  identity: ChannelIdentity,
  person: ChatPerson,
  place: ActivityPlace,
  moments: readonly [ActivityMoment, ActivityMoment],
  action: 'add' | 'remove',
): readonly TeamsActivity[] {
  const [first, second] = moments;
  const { conversation } = place;
  const withoutLocale = { locale: undefined, entities: undefined };
  const inTeam = conversation.team !== undefined;
  const isAdd = action === 'add';
  const base = envelope(identity, person, place, second);
  return [
    {
      ...envelope(identity, person, place, first),
      ...withoutLocale,
      type: 'installationUpdate',
      action,
      channelData: {
        ...channelDataOf(identity, place),
        settings: { selectedChannel: { id: conversation.id } },
      },
    },
    {
      ...base,
      ...withoutLocale,
      type: 'conversationUpdate',
      [isAdd ? 'membersAdded' : 'membersRemoved']: [identity.bot],
      channelData: {
        ...channelDataOf(identity, place),
        ...(inTeam ? { eventType: isAdd ? 'teamMemberAdded' : 'teamMemberRemoved' } : {}),
      },
    },
  ];
}
