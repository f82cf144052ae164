export type ConversationType = 'personal' | 'groupChat' | 'channel';

export interface ChatPerson {
  /** The channel's own id, "29:…". */
  readonly id: string;
  readonly name: string;
  /** Entra object id: what the bot's allow lists compare. */
  readonly aadObjectId: string;
  readonly email: string;
}

export interface ChatTeam {
  readonly id: string;
  readonly name: string;
  readonly aadGroupId: string;
}

export interface ChatConversation {
  readonly id: string;
  readonly conversationType: ConversationType;
  readonly name: string;
  readonly members: readonly ChatPerson[];
  /** Set on a channel, absent elsewhere. */
  readonly team?: ChatTeam;
}

export const DEMO_TENANT_ID = '5f0c2a7e-1d3b-4c58-9e64-7a2b90d1c3f8';

export const DEMO_USER: ChatPerson = {
  id: '29:1rita-marques',
  name: 'Rita Marques',
  aadObjectId: '7b1f6d0a-52c4-4a39-8f0e-3d9b6a41c275',
  email: 'rita.marques@seatwise.example',
};

const JONAS: ChatPerson = {
  id: '29:1jonas-weber',
  name: 'Jonas Weber',
  aadObjectId: 'e2c98b14-0a7d-4f63-b5d1-96f20c84ab3e',
  email: 'jonas.weber@seatwise.example',
};

const MEI: ChatPerson = {
  id: '29:1mei-lin',
  name: 'Mei Lin',
  aadObjectId: '41d7f3c6-8e2b-4950-a1fc-5b0d72e9864a',
  email: 'mei.lin@seatwise.example',
};

/**
 * The three places of the demo, in the order of the page: a personal chat, a group chat, a team channel.
 * Ids have the shape Teams gives them, because the bot has to carry them through URLs.
 */
export function demoConversations(user: ChatPerson, botName: string): readonly ChatConversation[] {
  return [
    { id: 'a:1-rita-marques-seatwise', conversationType: 'personal', name: botName, members: [user] },
    {
      id: '19:renewals-desk-3f2a@thread.v2',
      conversationType: 'groupChat',
      name: 'Renewals desk',
      members: [user, JONAS, MEI],
    },
    {
      id: '19:licence-watch-8c41@thread.tacv2',
      conversationType: 'channel',
      name: 'Licence watch',
      members: [user, JONAS, MEI],
      team: {
        id: '19:customer-success-1b7e@thread.tacv2',
        name: 'Customer success',
        aadGroupId: '0d6a8f2b-73e5-4c1d-9b48-2fe1c05a7d93',
      },
    },
  ];
}

export interface ConversationAddress {
  readonly conversationId: string;
  /** Root message of the channel thread; undefined outside a thread. */
  readonly threadId: string | undefined;
}

const THREAD_MARK = ';messageid=';

/** Splits "19:…;messageid=17…", the form in which Teams names one thread of a channel. */
export function parseAddress(id: string): ConversationAddress {
  const at = id.indexOf(THREAD_MARK);
  if (at < 0) return { conversationId: id, threadId: undefined };
  return { conversationId: id.slice(0, at), threadId: id.slice(at + THREAD_MARK.length) };
}

/** The reverse of parseAddress. */
export function formatAddress(address: ConversationAddress): string {
  return address.threadId === undefined
    ? address.conversationId
    : `${address.conversationId}${THREAD_MARK}${address.threadId}`;
}
