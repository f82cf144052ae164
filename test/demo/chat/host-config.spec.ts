import assert from 'node:assert/strict';
import { loadPageModule } from './page-module.js';

interface Colours {
  readonly backgroundColor: string;
  readonly foregroundColors: Readonly<Record<string, { readonly default: string; readonly subtle: string }>>;
}
interface Config {
  readonly containerStyles: Readonly<Record<string, Colours>>;
  readonly actions: { readonly maxActions: number };
}

/** WCAG 2.2 relative luminance of "#rrggbb". */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** "light" and "dark" text are for backgrounds of the opposite kind; a card chooses them at its own risk. */
const FIXED = ['light', 'dark'];

for (const theme of ['light', 'dark']) {
  describe(`hostConfig("${theme}")`, () => {
    let config: Config;
    before(async () => {
      const { hostConfig } = (await loadPageModule('host-config.js')) as {
        hostConfig: (name: string) => Config;
      };
      config = hostConfig(theme);
    });

    it('has every container style of the schema', () => {
      assert.deepEqual(Object.keys(config.containerStyles).sort(), [
        'accent',
        'attention',
        'default',
        'emphasis',
        'good',
        'warning',
      ]);
    });

    it('keeps each semantic colour at 4.5:1 on each container style', () => {
      const tooFaint = Object.entries(config.containerStyles).flatMap(([style, colours]) =>
        Object.entries(colours.foregroundColors)
          .filter(([name]) => !FIXED.includes(name))
          .flatMap(([name, { default: normal, subtle }]) => [
            { where: `${name} on ${style}`, ratio: contrast(normal, colours.backgroundColor) },
            { where: `subtle ${name} on ${style}`, ratio: contrast(subtle, colours.backgroundColor) },
          ])
          .filter(({ ratio }) => ratio < 4.5),
      );
      assert.deepEqual(tooFaint, []);
    });

    it('tells a filled bar from its track', () => {
      const track = config.containerStyles['emphasis']?.backgroundColor ?? '';
      for (const style of ['good', 'warning', 'attention', 'accent']) {
        const fill = config.containerStyles[style]?.backgroundColor ?? '';
        assert.ok(contrast(fill, track) > 1.05 && fill !== track, `${style}: ${contrast(fill, track)}`);
      }
    });

    it('shows six actions, as Teams does', () => assert.equal(config.actions.maxActions, 6));
  });
}
