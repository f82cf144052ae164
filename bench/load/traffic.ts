import { randomUUID } from 'node:crypto';
import type { EmulatedCustomer } from '../../demo/partner-center/customer.js';
import { readMessageTexts } from '../../src/app/assets.js';
import { CUSTOMER_VIEWS, showCustomer } from '../../src/cards/card-action.js';
import type { CommandName } from '../../src/commands/catalogue.js';
import type { Random } from '../random.js';
import { channelOf, chatOf, everyPlace, type Place } from './people.js';

/** What people do, and how many of a hundred turns each is. */
export const MIX = [
  { kind: 'license usage', share: 30 },
  { kind: 'a doubtful name', share: 6 },
  { kind: 'unused licenses', share: 6 },
  { kind: 'renewals', share: 5 },
  { kind: 'trend', share: 5 },
  { kind: 'portfolio', share: 4 },
  { kind: 'watches', share: 2 },
  { kind: 'watch, unwatch', share: 1 },
  { kind: 'help, small talk', share: 5 },
  { kind: 'click on a view', share: 16 },
  { kind: 'click on Refresh', share: 3 },
  { kind: 'click on an alert', share: 1 },
  { kind: 'search', share: 12 },
  { kind: 'choice of a search', share: 2 },
  { kind: 'installation', share: 1.5 },
  { kind: 'removal', share: 0.5 },
] as const;
export type TurnKind = (typeof MIX)[number]['kind'];

/** One activity, and what has to come of it. */
export interface Turn {
  readonly kind: TurnKind;
  readonly activity: Readonly<Record<string, unknown>> & { readonly id: string };
  /** `message`: a reply through the connector; `body`: in the answer to the request; else the request is just taken. */
  readonly reply: 'message' | 'body' | 'none';
  /** Has to be in the reply, so that a sorry is not taken for an answer. */
  readonly holds: string;
}

/** A card with an alert that stands in a channel. */
export interface StandingAlert {
  readonly channel: number;
  readonly cardId: string;
}

export interface TrafficParts {
  readonly customers: readonly Pick<EmulatedCustomer, 'customerId' | 'companyName'>[];
  readonly alerts: readonly StandingAlert[];
  readonly serviceUrl: string;
  readonly random: Random;
}

const CARD = 'AdaptiveCard';
const SMALL_TALK = ['hello', 'thanks', 'what is the weather like', 'czesc', 'merci', 'usage?'];
/** So many customers get most of the questions: answered from memory, while most of the others have to be asked for. */
const POPULAR = 60;
const POPULAR_SHARE = 0.85;
/** Chats where customers are watched and let go of, so that there is an end to the watches. */
const WATCHING_CHATS = 12;
/** As many installed chats wait to be removed; the next one takes the place of the oldest. */
const MOST_INSTALLED = 500;

/** Gives one turn after the other; the same numbers from `random` give the same turns. */
export function createTraffic({ customers, alerts, serviceUrl, random }: TrafficParts): () => Turn {
  const texts = readMessageTexts();
  const places = everyPlace();
  const installed: Place[] = [];
  let installations = 0;
  let watchTurns = 0;

  const popular = customers.slice(0, POPULAR);
  const customer = () =>
    random.pick(random.chance(POPULAR_SHARE) ? popular : customers) ?? failWithout('customers');
  const place = () => random.pick(places) ?? failWithout('places');

  function turn(
    kind: TurnKind,
    { fields }: Place,
    activity: object,
    reply: Turn['reply'],
    holds = CARD,
  ): Turn {
    const timestamp = new Date().toISOString();
    return {
      kind,
      activity: { id: randomUUID(), timestamp, serviceUrl, ...fields, ...activity },
      reply,
      holds,
    };
  }

  function say(kind: TurnKind, at: Place, text: string, holds?: string): Turn {
    return turn(kind, at, { type: 'message', text }, 'message', holds);
  }

  function example(at: Place, command: CommandName, name = ''): string {
    return texts[at.language][`command.${command}.example`].replace('Northwind', name);
  }

  function ask(kind: TurnKind, command: CommandName): Turn {
    const at = place();
    const { companyName } = customer();
    return say(kind, at, example(at, command, companyName), shortName(companyName));
  }

  function invoke(kind: TurnKind, at: Place, name: string, value: object, holds?: string): Turn {
    return turn(
      kind,
      at,
      { type: 'invoke', name, value, ...(at.isChannel ? {} : { replyToId: 'card' }) },
      'body',
      holds,
    );
  }

  function press(kind: TurnKind, at: Place, data: object, holds?: string): Turn {
    return invoke(kind, at, 'adaptiveCard/action', { action: { type: 'Action.Execute', data } }, holds);
  }

  function doubtful(): Turn {
    const at = place();
    const name = shortName(customer().companyName);
    // Half are the first word of many names, half lack a letter.
    if (random.chance(0.5)) {
      const [first = ''] = name.split(' ');
      return say('a doubtful name', at, example(at, 'license-usage', first), first);
    }
    const gap = 1 + random.below(name.length - 2);
    return say('a doubtful name', at, example(at, 'license-usage', name.slice(0, gap) + name.slice(gap + 1)));
  }

  function watchTurn(): Turn {
    watchTurns += 1;
    const pair = Math.floor(watchTurns / 2);
    const at = chatOf(`watching-${pair % WATCHING_CHATS}`, pair % WATCHING_CHATS);
    const text = watchTurns % 2 === 0 ? example(at, 'watch', customer().companyName) : example(at, 'unwatch');
    return say('watch, unwatch', at, text);
  }

  function alertTurn(): Turn {
    const { channel, cardId } = random.pick(alerts) ?? failWithout('alerts');
    const verb = random.chance(0.5) ? 'acknowledge' : 'reopen';
    return press('click on an alert', channelOf(channel, random.below(6)), { verb, cardId, which: 'all' });
  }

  function search(): Turn {
    const name = shortName(customer().companyName);
    const value = name.slice(0, 2 + random.below(name.length - 1));
    const query = { commandId: 'customers', parameters: [{ name: 'customer', value }] };
    return invoke('search', place(), 'composeExtension/query', query, '"type":"result"');
  }

  function install(): Turn {
    installations += 1;
    const at = chatOf(`installed-${installations}`, installations);
    if (installed.push(at) > MOST_INSTALLED) installed.shift();
    const membersAdded = [at.fields['recipient']];
    return turn('installation', at, { type: 'conversationUpdate', membersAdded }, 'message');
  }

  function remove(): Turn {
    const at = installed.shift() ?? chatOf('removed', 0);
    return turn('removal', at, { type: 'installationUpdate', action: 'remove' }, 'none');
  }

  function pressView(kind: TurnKind, fresh: boolean): Turn {
    const { customerId, companyName } = customer();
    const view = fresh ? 'usage' : random.pick(CUSTOMER_VIEWS);
    return press(kind, place(), showCustomer(customerId, view, { fresh }), shortName(companyName));
  }

  const makers: Readonly<Record<TurnKind, () => Turn>> = {
    'license usage': () => ask('license usage', 'license-usage'),
    'a doubtful name': doubtful,
    'unused licenses': () => ask('unused licenses', 'unused-licenses'),
    renewals: () => ask('renewals', 'renewals'),
    trend: () => ask('trend', 'trend'),
    portfolio: () => {
      const at = place();
      return say('portfolio', at, example(at, 'portfolio'));
    },
    watches: () => {
      const at = place();
      return say('watches', at, example(at, 'watches'));
    },
    'watch, unwatch': watchTurn,
    'help, small talk': () => {
      const at = place();
      const text = random.chance(0.5) ? example(at, 'help') : (random.pick(SMALL_TALK) ?? '');
      return say('help, small talk', at, text);
    },
    'click on a view': () => pressView('click on a view', false),
    'click on Refresh': () => pressView('click on Refresh', true),
    'click on an alert': alertTurn,
    search,
    'choice of a search': () => {
      const { customerId, companyName } = customer();
      const at = place();
      return invoke(
        'choice of a search',
        at,
        'composeExtension/selectItem',
        { customerId },
        shortName(companyName),
      );
    },
    installation: install,
    removal: remove,
  };

  return () => makers[random.weighted(MIX).kind]();
}

/** The name without its legal form, which cards write with care for line ends. */
function shortName(companyName: string): string {
  return companyName.split(' ').slice(0, 2).join(' ');
}

function failWithout(what: string): never {
  throw new Error(`There are no ${what}`);
}
