import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { RULE_TRAITS } from '../../src/domain/watching/rule-traits.js';
import { WATCH_RULE_KINDS } from '../../src/domain/watching/watch.js';

const read = (path: string) => readFileSync(new URL(`../../docs/${path}`, import.meta.url), 'utf8');

describe('what the pages say of rules of watches', () => {
  it('is a row for each kind in docs/design.md, with what its alerts are about', () => {
    const [, section = ''] = read('design.md').split('\n## Rules of watches\n');
    const rows = [...section.matchAll(/^\| `([a-z-]+)` \| (workload|product|subscription) \|/gm)].map(
      ([, kind, subject]) => [kind, subject],
    );
    assert.deepEqual(
      Object.fromEntries(rows),
      Object.fromEntries(WATCH_RULE_KINDS.map((kind) => [kind, RULE_TRAITS[kind].subject])),
    );
  });

  it('is every kind in the schema of the webhook', () => {
    const schema = JSON.parse(read('webhooks/alert-v1.schema.json')) as {
      properties: { data: { properties: { rule: { enum: readonly string[] } } } };
    };
    assert.deepEqual(schema.properties.data.properties.rule.enum, WATCH_RULE_KINDS);
  });
});
