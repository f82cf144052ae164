import type { Conversation } from './conversation.js';

/** Who may ask, and so hear: lower-case GUIDs. */
export interface AccessList {
  /** Empty for every tenant, which only anonymous mode has. */
  readonly tenantIds: readonly string[];
  /** Entra object ids; empty for everyone of those tenants. */
  readonly userIds: readonly string[];
}

/** What some services write where there is no id. */
const NO_ID = '00000000-0000-0000-0000-000000000000';

/**
 * An Entra object id in the one form in which it is compared; undefined for a person who has none, as an anonymous
 * guest of a meeting.
 */
export function personIdOf(objectId: string | null | undefined): string | undefined {
  const id = objectId?.trim().toLowerCase() ?? '';
  return id === '' || id === NO_ID ? undefined : id;
}

/** Whether a person may be answered. One without an Entra id is of no tenant and never is, whatever the list. */
export function mayAsk(personId: string | undefined, { userIds }: AccessList): boolean {
  return personId !== undefined && (userIds.length === 0 || userIds.includes(personId));
}

/**
 * Whether something may be sent into a conversation unasked: by the rule of answers. A personal chat is its person's. A
 * channel or group chat belongs to those who are in it, whoever set something there: its tenant decides.
 */
export function mayHear(
  { tenantId, conversationType, userId }: Pick<Conversation, 'tenantId' | 'conversationType' | 'userId'>,
  list: AccessList,
): boolean {
  if (list.tenantIds.length > 0 && !list.tenantIds.includes(tenantId)) return false;
  return conversationType !== 'personal' || mayAsk(personIdOf(userId), list);
}
