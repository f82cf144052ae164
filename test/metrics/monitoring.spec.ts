import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createMetrics } from '../../src/metrics/metrics.js';

const DOCS = fileURLToPath(new URL('../../docs', import.meta.url));
const read = (name: string) => readFileSync(join(DOCS, name), 'utf8');

interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly datasource?: { readonly uid: string };
  readonly fieldConfig?: { readonly defaults: { readonly unit?: string } };
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets?: readonly { readonly expr: string; readonly datasource: { readonly uid: string } }[];
}

interface Dashboard {
  readonly schemaVersion: number;
  readonly panels: readonly Panel[];
  readonly templating: { readonly list: readonly { readonly name: string; readonly type: string }[] };
}

/** Labels of each metric; Prometheus adds job and instance, a histogram le. */
const LABELS: ReadonlyMap<string, readonly string[]> = new Map(
  createMetrics('1.0.0')
    .registry.getMetricsAsArray()
    .map((metric) => {
      const { labelNames = [] } = metric as { readonly labelNames?: readonly string[] };
      return [metric.name, ['job', 'instance', 'le', ...labelNames]] as const;
    }),
);
const OURS = [...LABELS.keys()].filter((name) => name.startsWith('seatwise_'));

/** Names of metrics in a text, those of a histogram's parts as its own. */
function namesIn(text: string): readonly string[] {
  const names = [...text.matchAll(/\b(?:seatwise|process|nodejs)_[a-z0-9_]+/g)].map(([name]) =>
    LABELS.has(name) ? name : name.replace(/_(bucket|sum|count)$/, ''),
  );
  return [...new Set(names)];
}

/** Labels by which a metric is selected, and which it does not have. */
function wrongLabels(text: string): readonly string[] {
  return [...text.matchAll(/\b((?:seatwise|process|nodejs)_[a-z0-9_]+)\{([^}]*)\}/g)].flatMap(
    ([, name = '', selector = '']) => {
      const known = LABELS.get(namesIn(name)[0] ?? '') ?? [];
      return [...selector.matchAll(/(\w+)\s*(?:=~|!~|!=|=)/g)].flatMap(([, label = '']) =>
        known.includes(label) ? [] : [`${name}{${label}}`],
      );
    },
  );
}

const unknown = (text: string) => namesIn(text).filter((name) => !LABELS.has(name));

describe('docs/operations.md', () => {
  const page = read('operations.md');

  it('describes every metric, with its labels, and none that is not there', () => {
    const rows = [...page.matchAll(/^\| `(seatwise_\w+)` \|([^|]*)\|/gm)];
    assert.deepEqual(rows.map(([, name]) => name).sort(), [...OURS].sort());
    for (const [, name = '', labels = ''] of rows) {
      const own = LABELS.get(name)?.slice(3) ?? [];
      assert.deepEqual(
        labels.split(',').flatMap((label) => label.trim() || []),
        own,
        name,
      );
    }
    assert.deepEqual(unknown(page), []);
  });

  it('says of every alarm what to do, and of none that is not there', () => {
    const alarms = [...read('monitoring/alerts.yml').matchAll(/- alert: (\w+)/g)].map(([, name]) => name);
    const rows = [...page.matchAll(/^\| `(Seatwise\w+)` \| [^|]+ \| [^|]+ \|$/gm)].map(([, name]) => name);
    assert.ok(alarms.length > 10);
    assert.deepEqual(rows, alarms);
  });
});

describe('docs/monitoring/alerts.yml', () => {
  const rules = read('monitoring/alerts.yml');

  it('goes by metrics and labels that there are', () => {
    assert.ok(namesIn(rules).length > 10);
    assert.deepEqual(unknown(rules), []);
    assert.deepEqual(wrongLabels(rules), []);
  });

  it('gives every alarm a severity and a sentence', () => {
    const count = (pattern: RegExp) => [...rules.matchAll(pattern)].length;
    const alarms = count(/- alert: /g);
    assert.equal(count(/^ {8}expr: /gm), alarms);
    assert.equal(count(/labels: \{ severity: (critical|warning|info) \}/g), alarms);
    assert.equal(count(/^ {10}summary: ".+"$/gm), alarms);
  });
});

describe('docs/monitoring/seatwise-dashboard.json', () => {
  const dashboard = JSON.parse(read('monitoring/seatwise-dashboard.json')) as Dashboard;
  const charts = dashboard.panels.filter(({ type }) => type !== 'row');

  it('is of the last schema version with this form, and asks which data source to take', () => {
    assert.equal(dashboard.schemaVersion, 42);
    assert.deepEqual(
      dashboard.templating.list.map(({ name, type }) => [name, type]),
      [
        ['datasource', 'datasource'],
        ['job', 'query'],
        ['instance', 'query'],
      ],
    );
    for (const { title, datasource, targets = [] } of charts) {
      assert.equal(datasource?.uid, '${datasource}', title);
      for (const target of targets) assert.equal(target.datasource.uid, '${datasource}', title);
    }
  });

  it('has its rows, and in each panel a unit and a question', () => {
    assert.deepEqual(
      dashboard.panels.filter(({ type }) => type === 'row').map(({ title }) => title),
      ['Turns', 'Partner Center', 'Sweep', 'Delivery', 'Process'],
    );
    assert.equal(new Set(dashboard.panels.map(({ id }) => id)).size, dashboard.panels.length);
    for (const { title, fieldConfig, targets = [] } of charts) {
      assert.ok(fieldConfig?.defaults.unit, title);
      assert.ok(targets.length > 0, title);
    }
  });

  it('lays no panel over another', () => {
    const taken = new Set<string>();
    for (const { title, gridPos } of dashboard.panels) {
      assert.ok(gridPos.x + gridPos.w <= 24, title);
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x += 1) {
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y += 1) {
          assert.ok(!taken.has(`${x}/${y}`), title);
          taken.add(`${x}/${y}`);
        }
      }
    }
  });

  it('asks for metrics and labels that there are, and shows every one of ours', () => {
    const questions = charts.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)).join('\n');
    assert.deepEqual(unknown(questions), []);
    assert.deepEqual(wrongLabels(questions), []);
    const shown = namesIn(questions);
    assert.deepEqual(
      OURS.filter((name) => !shown.includes(name)),
      [],
    );
  });
});
