import assert from 'node:assert/strict';
import { PartnerCenterError, type PartnerCenterFault } from '../../../src/base/errors.js';
import { displayText } from '../../../src/cards/display-text.js';
import { helpReply, welcomeReply } from '../../../src/cards/notices/help-card.js';
import { errorReply, operationsReply } from '../../../src/cards/notices/notice-card.js';
import { nothingReply } from '../../../src/cards/notices/question-cards.js';
import { noCustomerReply, pickerReply } from '../../../src/cards/usage/customer-picker-card.js';
import { COMMAND_NAMES, HELP_COMMANDS } from '../../../src/commands/catalogue.js';
import { LANGUAGES } from '../../../src/i18n/locale.js';
import { messagesFor, render } from '../../helpers/cards.js';
import { elementsOf, parseEvents } from '../../helpers/parse-card.js';
import { assertSample } from '../../helpers/samples.js';
import { CONTOSO } from '../../helpers/situations.js';

const english = messagesFor('en');
const correlationId = '0f8fad5b-d9cb-469f-a165-70867728950e';
const retry = {
  title: 'Try again',
  data: { verb: 'show-customer', customerId: CONTOSO.customerId, view: 'usage' },
} as const;

const FAULTS: Record<PartnerCenterFault, true> = {
  unauthorized: true,
  'mfa-required': true,
  'sign-in-lost': true,
  'wrong-audience': true,
  forbidden: true,
  'no-relationship': true,
  'not-found': true,
  throttled: true,
  unavailable: true,
  timeout: true,
  unreadable: true,
  rejected: true,
};

describe('errorReply', () => {
  for (const fault of Object.keys(FAULTS) as PartnerCenterFault[]) {
    it(`says what to do and gives a reference for ${fault}, in every language`, () => {
      const error = new PartnerCenterError('secret words of the server', { fault, correlationId });
      for (const language of LANGUAGES) {
        const { card, text } = errorReply(error, { correlationId, retry }, messagesFor(language), render);
        assert.deepEqual(parseEvents(card), []);
        assert.match(text, /0f8fad5b/);
        assert.equal(text.split('\n').length, 3);
        assert.doesNotMatch(JSON.stringify(card), /secret words/);
      }
    });
  }

  it('offers to try again only where that can help', () => {
    const titles = (fault: PartnerCenterFault) =>
      elementsOf(
        errorReply(
          new PartnerCenterError('', { fault, correlationId }),
          { correlationId, retry },
          english,
          render,
        ).card,
      ).map(({ title }) => title);
    assert.ok(titles('unavailable').includes('Try again'));
    assert.ok(!titles('forbidden').includes('Try again'));
  });

  it('says how long to wait when the server did', () => {
    const error = new PartnerCenterError('', { fault: 'throttled', correlationId, retryAfterMs: 56_100 });
    assert.match(errorReply(error, { correlationId }, english, render).text, /in 57 seconds/);
  });

  it('shows nothing of an unforeseen error but the reference', () => {
    const { card } = errorReply(new Error('at /srv/app.js: Bearer abc'), { correlationId }, english, render);
    assertSample('notice.internal-error', card);
  });
});

describe('operationsReply', () => {
  for (const fault of ['sign-in-lost', 'mfa-required', 'app-refused'] as const) {
    it(`says what to run for ${fault}, in every language`, () => {
      for (const language of LANGUAGES) {
        const notice = { kind: 'sign-in-lost', fault, correlationId } as const;
        const { card, text } = operationsReply(notice, messagesFor(language), render);
        assert.deepEqual(parseEvents(card), []);
        assert.match(text, fault === 'app-refused' ? /npm run doctor/ : /npm run consent/);
        assert.match(text, /0f8fad5b/);
      }
    });
  }
});

describe('pickerReply', () => {
  const twins = [
    CONTOSO,
    { ...CONTOSO, customerId: '22222222-2222-4222-8222-222222222222', domain: 'contoso.pt' },
  ];

  it('tells twins apart by domain and lets each be chosen', () => {
    const { card, text } = pickerReply(
      { kind: 'several', tried: 'contoso', customers: twins },
      'renewals',
      english,
      render,
    );
    assertSample('customer-picker.twins', card);
    assert.deepEqual(parseEvents(card), []);
    assert.match(text, /Contoso \(contoso\.onmicrosoft\.com\)\n- Contoso \(contoso\.pt\)/);
  });

  it('counts the customers that its summary does not name', () => {
    const customers = Array.from({ length: 6 }, (_, at) => ({ ...CONTOSO, domain: `c${at}.example` }));
    const { summary } = pickerReply({ kind: 'several', tried: 'c', customers }, 'usage', english, render);
    assert.match(summary, /\(c3\.example\), and 2 more$/);
  });

  it('says what was tried and offers the nearest names when there is none', () => {
    const { card, text } = noCustomerReply(
      { kind: 'no-customer', tried: 'kontosso', nearest: [CONTOSO], searched: 47 },
      'usage',
      english,
      render,
    );
    assert.deepEqual(parseEvents(card), []);
    assert.match(text, /“kontosso”.*47 customers/);
    assert.match(text, /Contoso \(contoso\.onmicrosoft\.com\)/);
  });
});

describe('helpReply and nothingReply', () => {
  const verbsOf = (card: unknown) =>
    [...JSON.stringify(card).matchAll(/"type":"Action.Execute","title":"[^"]+","verb":"([^"]+)"/g)].map(
      ([, verb]) => verb,
    );

  it('list commands as lines to copy', () => {
    const { card, text } = helpReply(
      HELP_COMMANDS,
      { isShared: false, canWatch: true, more: ['unwatch', 'language'] },
      english,
      render,
    );
    assertSample('help', card);
    assert.deepEqual(parseEvents(card), []);
    assert.match(text, /license usage for Northwind/);
    assert.deepEqual(verbsOf(card), ['show-portfolio', 'show-customers', 'show-open-alerts']);
    const alone = helpReply(HELP_COMMANDS, { isShared: false, canWatch: false }, english, render).card;
    assert.deepEqual(verbsOf(alone), []);
    assert.deepEqual(
      parseEvents(nothingReply({ customers: [], hasDatabase: true }, english, render).card),
      [],
    );
  });

  it('welcome with three buttons, without a database with one', () => {
    const { card, summary } = welcomeReply({ isShared: false, canWatch: true }, english, render);
    assertSample('help.welcome', card);
    assert.deepEqual(parseEvents(card), []);
    assert.match(summary, /^Hello/);
    const verbs = (canWatch: boolean) =>
      verbsOf(welcomeReply({ isShared: false, canWatch }, english, render).card);
    assert.deepEqual(verbs(true), ['show-portfolio', 'show-watches', 'show-help']);
    assert.deepEqual(verbs(false), ['show-help']);
  });

  it('say in a channel that the bot must be mentioned', () => {
    assert.match(
      helpReply(COMMAND_NAMES, { isShared: true, canWatch: true }, english, render).text,
      /mention me/,
    );
    assert.doesNotMatch(
      helpReply(COMMAND_NAMES, { isShared: false, canWatch: true }, english, render).text,
      /mention me/,
    );
  });
});

describe('displayText', () => {
  const cases: [what: string, text: string, shown: string][] = [
    ['drops control characters', 'Con\u0000to\u001bso\n Ltd', 'Con to so Ltd'],
    ['drops terminal sequences whole', '\u001b[31mContoso\u001b[0m \u009b1;2HLtd', 'Contoso Ltd'],
    ['drops direction overrides', 'abc\u202edef', 'abc def'],
    ['isolates right-to-left text', 'שלום', '\u2068שלום\u2069'],
    ['parts double braces', '{{DATE(x)}}', '{\u2060{DATE(x)}}'],
    ['replaces half a character', 'a\ud83d', 'a\ufffd'],
    ['leaves Markdown as it is, for a TextRun', '**b**', '**b**'],
  ];
  for (const [what, text, shown] of cases) it(what, () => assert.equal(displayText(text), shown));

  it('cuts long text at whole characters', () => {
    const cut = displayText('😀'.repeat(200), 10);
    assert.equal([...cut].length, 10);
    assert.ok(cut.endsWith('…'));
  });
});
