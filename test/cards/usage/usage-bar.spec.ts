import assert from 'node:assert/strict';
import { BAR_COLOURS, usageBar } from '../../../src/cards/usage/usage-bar.js';
import { messagesFor } from '../../helpers/cards.js';
import { type DecodedPicture, picturesOf } from '../../helpers/pictures.js';

const english = messagesFor('en');

function runsOf(usagePercent: number, flag?: 'none-used' | 'low' | 'over') {
  const { url } = usageBar({ usagePercent, flag }, english);
  const [picture] = picturesOf(url);
  assert.ok(picture !== undefined);
  return runsAcross(picture);
}

/** The stretches of one colour from left to right, the same in every row. */
function runsAcross({ width, height, at }: DecodedPicture) {
  const runs: { readonly colour: readonly number[]; length: number }[] = [];
  for (let x = 0; x < width; x += 1) {
    const colour = at(x, 0);
    assert.deepEqual(at(x, height - 1), colour);
    const last = runs.at(-1);
    if (last !== undefined && String(last.colour) === String(colour)) last.length += 1;
    else runs.push({ colour, length: 1 });
  }
  return runs;
}

describe('usageBar', () => {
  const bars: [percent: number, widths: number[]][] = [
    [0, [120]],
    [0.04, [2, 118]],
    [3, [4, 116]],
    [13, [16, 104]],
    [50, [60, 60]],
    [99.96, [118, 2]],
    [100, [120]],
    [140, [85, 2, 33]],
    [200, [59, 2, 59]],
    [100_000, [1, 2, 117]],
  ];
  for (const [percent, widths] of bars) {
    it(`has parts of ${widths.join(', ')} pixels at ${percent} percent`, () => {
      assert.deepEqual(
        runsOf(percent).map(({ length }) => length),
        widths,
      );
    });
  }

  it('shows nothing, a little, half, all and more than all in five ways', () => {
    const drawn = [0, 3, 50, 100, 140].map((percent) => JSON.stringify(runsOf(percent)));
    assert.equal(new Set(drawn).size, 5);
  });

  it('shows a track for nothing, and no track for all', () => {
    const [track] = runsOf(0, 'none-used');
    const [all] = runsOf(100);
    assert.deepEqual(all?.colour, [...BAR_COLOURS.fine, 255]);
    assert.ok((track?.colour[3] ?? 0) < 255);
  });

  it('has a word for each flag and for none, in place of the picture', () => {
    const wordOf = (flag?: 'none-used' | 'low' | 'over') =>
      usageBar({ usagePercent: 20, flag }, english).word;
    assert.deepEqual(
      [wordOf('none-used'), wordOf('low'), wordOf('over'), wordOf()],
      ['none used', 'low', 'over-used', 'in use'],
    );
  });

  it('is not there without a percentage', () => {
    assert.deepEqual(usageBar({ usagePercent: undefined, flag: undefined }, english), { url: '', word: '' });
  });

  it('stays small: eight of them are a tenth of a card', () => {
    for (const percent of [0, 3, 50, 100, 140])
      assert.ok(usageBar({ usagePercent: percent, flag: undefined }, english).url.length < 200);
  });

  it('is at least 3:1 against white, dark cards', () => {
    for (const colour of Object.values(BAR_COLOURS)) {
      for (const ground of [[0xff, 0xff, 0xff] as const, [0x29, 0x29, 0x29] as const]) {
        assert.ok(contrast(colour, ground) >= 3, `${colour} on ${ground}`);
      }
    }
  });
});

type Rgb = readonly [number, number, number];

function contrast(one: Rgb, other: Rgb): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(rgb: Rgb): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
