import { PartnerCenterError, type PartnerCenterFault } from '../../../src/base/errors.js';
import { downloadReply } from '../../../src/cards/files/file-cards.js';
import { helpReply, welcomeReply } from '../../../src/cards/notices/help-card.js';
import { errorReply, noticeReply, operationsReply } from '../../../src/cards/notices/notice-card.js';
import {
  cannotReply,
  didYouMeanReply,
  nothingReply,
  unclearReply,
} from '../../../src/cards/notices/question-cards.js';
import { noCustomerReply, pickerReply } from '../../../src/cards/usage/customer-picker-card.js';
import { ADMIN_COMMANDS, HELP_COMMANDS, OPEN_COMMANDS } from '../../../src/commands/catalogue.js';
import type { Customer } from '../../../src/domain/customers/customer.js';
import type { MessageKey, Messages } from '../../../src/i18n/messages.js';
import { render } from '../../../test/helpers/cards.js';
import { FAILED_SHEETS } from '../../../test/helpers/portfolio-situations.js';
import { CONTOSO } from '../../../test/helpers/situations.js';
import { eachOf, type Situation, type Situations } from '../situation.js';
import { CUSTOMERS } from './names.js';

const CORRELATION_ID = '0f8fad5b-d9cb-469f-a165-70867728950e';
const FAULTS: readonly PartnerCenterFault[] = [
  'unauthorized',
  'mfa-required',
  'sign-in-lost',
  'wrong-audience',
  'forbidden',
  'no-relationship',
  'not-found',
  'throttled',
  'unavailable',
  'timeout',
  'unreadable',
  'rejected',
];
const TWINS: readonly Customer[] = [
  CONTOSO,
  { ...CONTOSO, domain: 'contoso.pt' },
  { ...CONTOSO, domain: undefined },
];
/** Notices of two sentences, by their titles and their advice. */
const NOTICES: Readonly<Record<string, readonly [title: MessageKey, advice: MessageKey]>> = {
  'not-allowed': ['error.not-allowed.title', 'error.not-allowed.action'],
  'admins-only': ['error.admins-only.title', 'error.admins-only.action'],
  'teams-only': ['error.teams-only.title', 'error.teams-only.action'],
  'no-database': ['error.no-database.title', 'error.no-database.action'],
  'operations-here': ['operations.here', 'operations.here-about'],
  'no-cost-prices': ['prices.no-cost', 'prices.no-cost-advice'],
  'prices-off': ['prices.off', 'prices.off-advice'],
};
const FILE = {
  name: 'License usage - Contoso - 2026-11-30.csv',
  subject: 'License usage',
  customerName: 'Contoso',
  leftOut: ['Products'],
};
const LINK = {
  url: `https://seatwise.contoso.com/downloads/${'x'.repeat(43)}`,
  question: { kind: 'customer', view: 'license-usage', customer: CONTOSO.customerId },
} as const;
const CHANNEL = {
  kind: 'conversation-refused',
  conversationType: 'channel',
  teamId: '19:customer-success-1b7e@thread.tacv2',
  conversationId: '19:licence-watch-8c41@thread.tacv2',
  reason: 'BotNotInConversationRoster',
} as const;
const OPERATIONS = {
  'sign-in-lost': { kind: 'sign-in-lost', fault: 'mfa-required', correlationId: CORRELATION_ID },
  'app-refused': { kind: 'sign-in-lost', fault: 'app-refused', correlationId: CORRELATION_ID },
  'channel-refused': CHANNEL,
  'sweep-failed': { kind: 'sweep-failed', fault: 'unavailable', runId: 12 },
  'sweep-waits': { kind: 'sweep-waits' },
  'prices-failed': { kind: 'prices-failed', sheets: FAILED_SHEETS },
} as const;

/** Choosing a customer, help, and everything that is said in a few sentences. */
export const wordsSituations: Situations = (messages) => [
  ...pickers(messages),
  ...help(messages),
  ...notices(messages),
  ...FAULTS.map((fault) => ({ name: `error-${fault}`, reply: faultReply(fault, messages) })),
  {
    name: 'error-internal',
    reply: errorReply(new Error(), { correlationId: CORRELATION_ID }, messages, render),
  },
  ...eachOf('operations', OPERATIONS, (notice) => operationsReply(notice, messages, render)),
];

function faultReply(fault: PartnerCenterFault, messages: Messages) {
  const error = new PartnerCenterError('', { fault, correlationId: CORRELATION_ID });
  const data = { verb: 'show-customer', customerId: '', view: 'usage', page: 0, fresh: false } as const;
  const retry = { title: messages.say('action.try-again'), data };
  return errorReply(error, { correlationId: CORRELATION_ID, retry }, messages, render);
}

function pickers(messages: Messages): readonly Situation[] {
  const several = (tried: string, customers: readonly Customer[]) =>
    pickerReply({ kind: 'several', tried, customers }, 'usage', messages, render);
  const none = (tried: string, nearest: readonly Customer[], searched?: number) =>
    noCustomerReply({ kind: 'no-customer', tried, nearest, searched }, 'usage', messages, render);
  return [
    { name: 'picker-twins', reply: several('contoso', TWINS) },
    { name: 'picker-hard-names', reply: several('W'.repeat(200), Object.values(CUSTOMERS)) },
    { name: 'picker-none-with-nearest', reply: none('contosso group', TWINS, 40) },
    { name: 'picker-none', reply: none('zzzz', [], 100_000) },
    { name: 'picker-none-arabic', reply: none('شركة', [CUSTOMERS.arabic], 1) },
    { name: 'picker-none-id', reply: none(CONTOSO.customerId, []) },
  ];
}

function help(messages: Messages): readonly Situation[] {
  const more = OPEN_COMMANDS.filter((name) => !HELP_COMMANDS.some((listed) => listed === name));
  const words = (about: Parameters<typeof helpReply>[1]) => helpReply(HELP_COMMANDS, about, messages, render);
  const welcome = (about: Parameters<typeof welcomeReply>[0]) => welcomeReply(about, messages, render);
  return [
    { name: 'help-personal', reply: words({ isShared: false, canWatch: true, more }) },
    {
      name: 'help-channel-admin',
      reply: words({ isShared: true, canWatch: true, more: [...more, ...ADMIN_COMMANDS] }),
    },
    { name: 'help-welcome', reply: welcome({ isShared: false, canWatch: true }) },
    { name: 'help-welcome-channel', reply: welcome({ isShared: true, canWatch: true }) },
    {
      name: 'help-unknown',
      reply: nothingReply({ customers: [], hasDatabase: true }, messages, render),
    },
    {
      name: 'question-did-you-mean',
      reply: didYouMeanReply({ tried: 'contso', customer: CONTOSO, view: 'trend' }, messages, render),
    },
    {
      name: 'question-unclear',
      reply: unclearReply(
        {
          unread: 'phone number',
          customers: [CONTOSO],
          view: 'renewals',
          near: undefined,
          hasDatabase: true,
        },
        messages,
        render,
      ),
    },
    {
      name: 'question-cannot',
      reply: cannotReply(
        { what: 'cancel', customers: [CONTOSO], view: 'renewals', hasDatabase: true },
        messages,
        render,
      ),
    },
  ];
}

function notices(messages: Messages): readonly Situation[] {
  const example = messages.say('command.license-usage.example');
  const refresh = {
    title: messages.say('action.refresh'),
    data: { verb: 'show-customer', customerId: '', view: 'usage', page: 0, fresh: true },
  } as const;
  const noData = {
    title: messages.say('usage.no-data'),
    about: CUSTOMERS.unbroken.customerName.slice(0, 90),
    advice: messages.say('usage.no-data-explained'),
    buttons: [refresh],
  };
  const staleCard = {
    title: messages.say('error.stale-card.title'),
    advice: messages.say('error.stale-card.action', { example }),
  };
  const missing = messages.say('command.license-usage.missing-customer', { example });
  return [
    ...[true, false].map((isForOne) => ({
      name: `download-${isForOne ? 'for-one' : 'once'}`,
      reply: downloadReply(FILE, { ...LINK, isForOne }, messages, render),
    })),
    { name: 'notice-no-data', reply: noticeReply(noData, messages, render) },
    { name: 'notice-stale-card', reply: noticeReply(staleCard, messages, render) },
    { name: 'notice-missing-customer', reply: noticeReply({ title: missing }, messages, render) },
    { name: 'notice-thanks', reply: noticeReply({ title: messages.say('thanks.reply') }, messages, render) },
    ...eachOf('notice', NOTICES, ([title, advice]) =>
      noticeReply({ title: messages.say(title), advice: messages.say(advice) }, messages, render),
    ),
  ];
}
