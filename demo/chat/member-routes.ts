import type { ConnectorAccess } from './connector-access.js';
import type { ChatPerson } from './conversations.js';
import { ChannelFault, json, type Route } from './router.js';

function memberBody(person: ChatPerson, tenantId: string): object {
  const [givenName = person.name, ...rest] = person.name.split(' ');
  return {
    id: person.id,
    name: person.name,
    objectId: person.aadObjectId,
    aadObjectId: person.aadObjectId,
    givenName,
    surname: rest.join(' '),
    email: person.email,
    userPrincipalName: person.email,
    tenantId,
    userRole: 'user',
  };
}

/** Who is in a conversation, as TeamsInfo asks for it. Source: Bot Connector REST API reference. */
export function createMemberRoutes(access: ConnectorAccess, tenantId: string): readonly Route[] {
  const { membersOf } = access;
  const bodiesOf = (id: string | undefined) => membersOf(id).map((person) => memberBody(person, tenantId));
  const one = '/v3/conversations/:conversationId';
  const list: Route['handle'] = ({ params }) => json(200, bodiesOf(params['conversationId']));
  return [
    { method: 'GET', path: `${one}/members`, handle: list },
    { method: 'GET', path: `${one}/activities/:activityId/members`, handle: list },
    {
      method: 'GET',
      path: `${one}/pagedmembers`,
      handle: ({ params }) => json(200, { members: bodiesOf(params['conversationId']) }),
    },
    {
      method: 'GET',
      path: `${one}/members/:userId`,
      handle: ({ params }) => {
        const { userId } = params;
        const person = membersOf(params['conversationId']).find(
          ({ id, aadObjectId }) => id === userId || aadObjectId === userId,
        );
        if (person === undefined) {
          throw new ChannelFault(404, 'MemberNotFoundInConversation', 'There is no such member here.');
        }
        return json(200, memberBody(person, tenantId));
      },
    },
  ];
}
