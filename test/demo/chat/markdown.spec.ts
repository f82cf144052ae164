import assert from 'node:assert/strict';
import fc from 'fast-check';
import { loadPageModule } from './page-module.js';

type Profile = 'card' | 'message';
type Parse = (source: string, profile: Profile) => readonly unknown[];

const text = (value: string): object => ({ kind: 'text', text: value });

describe('parseInline', () => {
  let parseInline: Parse;
  before(async () => {
    ({ parseInline } = (await loadPageModule('markdown-inline.js')) as { parseInline: Parse });
  });

  const understood: readonly [string, string, readonly object[]][] = [
    ['bold', '**Contoso**', [{ kind: 'strong', children: [text('Contoso')] }]],
    ['bold by underscores', '__Contoso__', [{ kind: 'strong', children: [text('Contoso')] }]],
    ['italics', 'a _b_ c', [text('a '), { kind: 'emphasis', children: [text('b')] }, text(' c')]],
    ['italics by asterisk', '*b*', [{ kind: 'emphasis', children: [text('b')] }]],
    [
      'italics in bold',
      '**a *b* c**',
      [{ kind: 'strong', children: [text('a '), { kind: 'emphasis', children: [text('b')] }, text(' c')] }],
    ],
    [
      'a link',
      '[Contoso](https://contoso.example/a_(b))',
      [{ kind: 'link', href: 'https://contoso.example/a_(b)', children: [text('Contoso')] }],
    ],
    [
      'a link with a title',
      '[x](https://contoso.example "t")',
      [{ kind: 'link', href: 'https://contoso.example/', children: [text('x')] }],
    ],
    [
      'an address in angle brackets',
      '<https://contoso.example/>',
      [
        {
          kind: 'link',
          href: 'https://contoso.example/',
          children: [text('https://contoso.example/')],
        },
      ],
    ],
    ['entities', 'R&amp;D &#42;x&#42;', [text('R&D *x*')]],
  ];
  for (const [name, source, nodes] of understood) {
    it(`understands ${name}`, () => assert.deepEqual(parseInline(source, 'card'), nodes));
  }

  const plain: readonly [string, string][] = [
    ['a lone asterisk', '5 * 3 = 15'],
    ['an underscore inside a word', 'snake_case_name'],
    ['an unclosed mark', '**Contoso'],
    ['empty marks', '****'],
    ['markup', '<img src=x onerror=alert(1)>'],
    ['a script link', '[x](javascript:alert(1))'],
    ['a data link', '[x](data:text/html,hi)'],
    ['brackets alone', 'Contoso [EMEA] (test)'],
    ['a bare address', 'see https://contoso.example'],
    ['code marks', '`x`'],
    ['strike-through', '~~x~~'],
    ['an unknown entity', '&bogus; AT&T'],
  ];
  for (const [name, source] of plain) {
    it(`leaves ${name} of a card as text`, () =>
      assert.deepEqual(parseInline(source, 'card'), [text(source)]));
  }

  it('keeps an escaped mark as a character', () => {
    assert.deepEqual(parseInline('\\*\\*Contoso\\*\\* \\[x\\](https://a.example)', 'card'), [
      text('**Contoso** [x](https://a.example)'),
    ]);
  });

  it('understands code, strike-through, mentions and bare addresses in a message', () => {
    assert.deepEqual(parseInline('<at>Seatwise</at> `a*b*` ~~c~~ https://a.example/x.', 'message'), [
      { kind: 'mention', text: 'Seatwise' },
      text(' '),
      { kind: 'code', text: 'a*b*' },
      text(' '),
      { kind: 'strike', children: [text('c')] },
      text(' '),
      { kind: 'link', href: 'https://a.example/x', children: [text('https://a.example/x')] },
      text('.'),
    ]);
  });

  it('gives back any text whose punctuation is escaped, unchanged', () => {
    const line = fc.string({ unit: 'binary' }).filter((value) => value !== '' && !/[\n\r]/.test(value));
    fc.assert(
      fc.property(line, fc.constantFrom<Profile>('card', 'message'), (value, profile) => {
        const escaped = value.replace(/[!-/:-@[-`{-~]/g, '\\$&');
        const nodes = parseInline(escaped, profile) as readonly { kind: string; text: string }[];
        assert.deepEqual(nodes, [text(value)]);
      }),
    );
  });
});

describe('parseMarkdown', () => {
  let parseMarkdown: Parse;
  before(async () => {
    ({ parseMarkdown } = (await loadPageModule('markdown.js')) as { parseMarkdown: Parse });
  });

  const paragraph = (...children: object[]): object => ({ kind: 'paragraph', children });

  it('joins lines by a space and starts a paragraph after an empty line', () => {
    assert.deepEqual(parseMarkdown('a\nb\r\n\r\nc', 'card'), [paragraph(text('a b')), paragraph(text('c'))]);
  });

  it('breaks a line that ends in two spaces', () => {
    assert.deepEqual(parseMarkdown('a  \nb', 'card'), [paragraph(text('a'), { kind: 'break' }, text('b'))]);
  });

  it('reads bulleted and numbered lists', () => {
    assert.deepEqual(parseMarkdown('Try:\n- a\n- **b**\n\n3. c\n4. d', 'card'), [
      paragraph(text('Try:')),
      {
        kind: 'list',
        start: undefined,
        items: [[text('a')], [{ kind: 'strong', children: [text('b')] }]],
      },
      { kind: 'list', start: 3, items: [[text('c')], [text('d')]] },
    ]);
  });

  it('reads quotes and code blocks of a message, an unclosed one to the end', () => {
    assert.deepEqual(parseMarkdown('> a\n> b\n```\n**c**', 'message'), [
      { kind: 'quote', children: [paragraph(text('a b'))] },
      { kind: 'preformatted', text: '**c**' },
    ]);
  });

  it('never fails, whatever it reads', () => {
    const anything = fc.string({ unit: fc.constantFrom(...'*_[]()<>&#;`~\\- \n1.ah:/>'), maxLength: 60 });
    fc.assert(
      fc.property(anything, fc.constantFrom<Profile>('card', 'message'), (value, profile) => {
        assert.ok(Array.isArray(parseMarkdown(value, profile)));
      }),
    );
  });
});
