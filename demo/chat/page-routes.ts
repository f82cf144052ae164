import { z } from 'zod';
import type { Delivered, Inbox } from '../inbox/inbox.js';
import type { ChatPerson } from './conversations.js';
import { ChannelFault, json, parseJson, type Route } from './router.js';
import type { Transcript } from './transcript.js';
import type { UserVerbs } from './user-verbs.js';

/** One extra button of the page. */
export interface ChatControl {
  readonly id: string;
  readonly label: string;
  /** By locale, where there is more than one language; `label` serves the locales that have none. */
  readonly labels?: Readonly<Record<string, string>>;
  /** A returned string is shown to the user; a rejection's message too. */
  run(locale?: string): Promise<unknown>;
}

export interface PageState {
  readonly token: string;
  readonly user: ChatPerson;
  readonly bot: { readonly id: string; readonly name: string };
  /** Example lines by locale; "en-US" serves the locales that have none. */
  readonly prompts: Readonly<Record<string, readonly string[]>>;
}

const localeSchema = z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/);

const messageSchema = z.object({
  text: z.string().trim().min(1).max(4000),
  locale: localeSchema.optional(),
  threadId: z.string().min(1).optional(),
  mention: z.boolean().optional(),
});

const actionSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('execute'),
    messageId: z.string().min(1),
    verb: z.string().optional(),
    id: z.string().optional(),
    data: z.unknown().optional(),
    trigger: z.enum(['manual', 'automatic']).optional(),
    locale: localeSchema.optional(),
  }),
  z.object({
    kind: z.literal('submit'),
    messageId: z.string().min(1),
    value: z.unknown().optional(),
    locale: localeSchema.optional(),
  }),
]);

const consentSchema = z.object({
  messageId: z.string().min(1),
  isAccepted: z.boolean(),
  locale: localeSchema.optional(),
});

const controlSchema = z.object({ locale: localeSchema.optional() });

function parse<T>(schema: z.ZodType<T>, body: string): T {
  const result = schema.safeParse(parseJson(body));
  if (result.success) return result.data;
  throw new ChannelFault(400, 'BadSyntax', z.prettifyError(result.error));
}

/** What the page calls. Every POST has passed the page guard before it comes here. */
export function createPageRoutes(dependencies: {
  readonly state: PageState;
  readonly transcript: Transcript;
  readonly verbs: UserVerbs;
  readonly controls: readonly ChatControl[];
  /** What arrives outside Teams, for the page to show; undefined without. */
  readonly inbox: Pick<Inbox, 'delivered' | 'listen'> | undefined;
}): readonly Route[] {
  const { state, transcript, verbs, controls, inbox } = dependencies;

  function snapshot(): object {
    const own = transcript
      .conversations()
      .filter(({ members }) => members.some(({ id }) => id === state.user.id));
    return {
      kind: 'state',
      ...state,
      controls: controls.map(({ id, label, labels }) => ({ id, label, ...(labels ? { labels } : {}) })),
      conversations: own,
      messages: own.flatMap(({ id }) => transcript.messages(id)),
      ...(inbox ? { inbox: inbox.delivered() } : {}),
    };
  }

  return [
    {
      method: 'GET',
      path: '/api/events',
      handle: ({ response }) => {
        const write = (event: object) => response.write(`data: ${JSON.stringify(event)}\n\n`);
        response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
        write(snapshot());
        response.on('close', transcript.listen(write));
        const tell = (delivered: Delivered) => write({ kind: 'delivered', delivered });
        if (inbox !== undefined) response.on('close', inbox.listen(tell));
        return { kind: 'open' };
      },
    },
    {
      method: 'POST',
      path: '/api/conversations/:conversationId/messages',
      handle: async ({ params, body }) => {
        const { text, ...options } = parse(messageSchema, body);
        return json(200, await verbs.sendText(params['conversationId'] ?? '', text, options));
      },
    },
    {
      method: 'POST',
      path: '/api/conversations/:conversationId/actions',
      handle: async ({ params, body }) => {
        const conversationId = params['conversationId'] ?? '';
        const action = parse(actionSchema, body);
        const { locale, messageId } = action;
        if (action.kind === 'submit') {
          return json(200, await verbs.submitAction(conversationId, messageId, action.value, { locale }));
        }
        const { verb, id, data, trigger } = action;
        return json(
          200,
          await verbs.executeAction(conversationId, messageId, { verb, id, data }, { locale, trigger }),
        );
      },
    },
    {
      method: 'POST',
      path: '/api/conversations/:conversationId/files',
      handle: async ({ params, body }) => {
        const { messageId, isAccepted, locale } = parse(consentSchema, body);
        const conversationId = params['conversationId'] ?? '';
        return json(200, await verbs.answerFileConsent(conversationId, messageId, isAccepted, { locale }));
      },
    },
    {
      method: 'POST',
      path: '/api/controls/:controlId',
      handle: async ({ params, body }) => {
        const { locale } = parse(controlSchema, body);
        const control = controls.find(({ id }) => id === params['controlId']);
        if (control === undefined) throw new ChannelFault(404, 'NotFound', 'There is no such control.');
        try {
          const said = await control.run(locale);
          return json(200, { text: typeof said === 'string' ? said : `${control.label}: done` });
        } catch (error) {
          throw new ChannelFault(
            500,
            'ControlFailed',
            error instanceof Error ? error.message : String(error),
          );
        }
      },
    },
  ];
}
