import { LANGUAGES, type Language } from '../../src/i18n/locale.js';

const TENANT_ID = '22222222-2222-4222-8222-222222222222';
const BOT = { id: '28:seatwise', name: 'Seatwise' };
const CHATS = 360;
const CHANNELS = 40;
/** So many people write in a channel, each in a language of their own. */
const MEMBERS = 5;

/** Somebody in a conversation. */
export interface Place {
  readonly language: Language;
  readonly isChannel: boolean;
  /** What every activity from there carries. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Everybody who writes: a person in a chat of their own, or one of several in a channel. */
export function everyPlace(): readonly Place[] {
  const chats = Array.from({ length: CHATS }, (_, at) => chatOf(`chat-${at}`, at));
  const channels = Array.from({ length: CHANNELS * MEMBERS }, (_, at) =>
    channelOf(Math.floor(at / MEMBERS), at),
  );
  return [...chats, ...channels];
}

/** A chat with one person; the number says who, and in which language. */
export function chatOf(name: string, person: number): Place {
  return {
    language: languageOf(person),
    isChannel: false,
    fields: {
      ...fromPerson(person),
      conversation: { id: `a:${name}`, conversationType: 'personal', tenantId: TENANT_ID },
      channelData: { tenant: { id: TENANT_ID } },
    },
  };
}

/** A person in a numbered channel; four channels are a team. */
export function channelOf(channel: number, person: number): Place {
  const id = `19:channel-${channel}@thread.tacv2`;
  return {
    language: languageOf(person),
    isChannel: true,
    fields: {
      ...fromPerson(person),
      conversation: {
        id: `${id};messageid=1795252506000`,
        conversationType: 'channel',
        isGroup: true,
        tenantId: TENANT_ID,
      },
      channelData: {
        tenant: { id: TENANT_ID },
        team: { id: `19:team-${Math.floor(channel / 4)}@thread.tacv2` },
        channel: { id },
      },
    },
  };
}

function languageOf(person: number): Language {
  return LANGUAGES[person % LANGUAGES.length] ?? 'en';
}

function fromPerson(person: number): Readonly<Record<string, unknown>> {
  const digits = String(person).padStart(12, '0');
  return {
    channelId: 'msteams',
    from: { id: `29:${person}`, name: `Person ${person}`, aadObjectId: `33333333-3333-4333-8333-${digits}` },
    recipient: BOT,
    locale: languageOf(person),
  };
}
