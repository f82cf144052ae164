import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPageModule } from './page-module.js';

const PAGE = join(import.meta.dirname, '..', '..', '..', 'demo', 'page');

describe('the words of the chat page', () => {
  let words: Readonly<Record<string, Readonly<Record<string, string>>>>;
  before(async () => {
    ({ WORDS: words } = (await loadPageModule('words.js')) as { WORDS: typeof words });
  });

  const valuesOf = (text: string | undefined) => [...(text ?? '').matchAll(/\{\w+\}/g)].map(String).sort();

  it('are the same in every language the page offers, with the same values', async () => {
    const { LOCALES } = (await loadPageModule('settings.js')) as { LOCALES: readonly (readonly [string])[] };
    const languages = new Set(LOCALES.map(([locale]) => locale.split('-')[0]));
    assert.deepEqual([...languages].sort(), Object.keys(words).sort());
    const { en = {}, ...others } = words;
    for (const [language, own] of Object.entries(others)) {
      assert.deepEqual(Object.keys(own), Object.keys(en), language);
      for (const [key, text] of Object.entries(own)) {
        assert.deepEqual(valuesOf(text), valuesOf(en[key]), `${language} ${key}`);
      }
    }
  });

  it('are there for everything the page says, and none is there for nothing', () => {
    const sources = readdirSync(PAGE)
      .filter((name) => /\.(js|html)$/.test(name) && !name.startsWith('words-'))
      .map((name) => readFileSync(join(PAGE, name), 'utf8'))
      .join('\n');
    const keys = Object.keys(words['en'] ?? {});
    const said = [...sources.matchAll(/(?:say\(|data-say(?:-label)?=)["']([\w.-]+)["']/g)].map(
      ([, key = '']) => key,
    );
    assert.ok(said.length > 30);
    assert.deepEqual(
      said.filter((key) => !keys.includes(key)),
      [],
    );
    const families = [...sources.matchAll(/say\(`([a-z]+\.)\$/g)].map(([, family = '']) => family);
    const isSaid = (key: string) =>
      sources.includes(`'${key}'`) ||
      sources.includes(`"${key}"`) ||
      families.some((family) => key.startsWith(family));
    assert.deepEqual(
      keys.filter((key) => !isSaid(key)),
      [],
    );
  });
});
