import type { AccessConfig } from '../config/config.js';
import { mayAsk, personIdOf } from '../domain/access-list.js';
import type { InboundActivity } from './activity.js';

/**
 * Whether an authenticated activity came through Teams. Web Chat and Direct Line, which an Azure Bot has by itself, let
 * whoever writes there say what tenant and person they are.
 */
export function isTeams({ channelId }: InboundActivity): boolean {
  return channelId === 'msteams';
}

/**
 * Whether the activity's tenant may talk to the bot. Teams names the tenant in the conversation and in channelData:
 * an activity that names none, or two that differ, is refused. An empty list (anonymous mode only) lets everyone in.
 */
export function isTenantAllowed(
  { conversation, channelData }: InboundActivity,
  { tenantIds }: AccessConfig,
): boolean {
  if (tenantIds.length === 0) return true;
  const named = [conversation.tenantId, channelData?.tenant?.id]
    .filter((id) => typeof id === 'string' && id !== '')
    .map((id) => String(id).toLowerCase());
  const [tenantId] = named;
  return tenantId !== undefined && named.every((id) => id === tenantId) && tenantIds.includes(tenantId);
}

/** Whether the person may be answered; nobody without an Entra object id is, in anonymous mode neither. */
export function isUserAllowed({ from }: InboundActivity, access: AccessConfig): boolean {
  return mayAsk(personIdOf(from?.aadObjectId), access);
}

/** Whether the person runs the bot: one of ADMIN_USER_IDS. */
export function isAdmin({ from }: InboundActivity, { adminUserIds }: AccessConfig): boolean {
  const personId = personIdOf(from?.aadObjectId);
  return personId !== undefined && adminUserIds.includes(personId);
}
