import assert from 'node:assert/strict';
import {
  CHART_SIZE,
  type ChartLine,
  drawLineChart,
  drawLineSample,
  LINE_COLOURS,
} from '../../src/pictures/line-chart.js';
import { type DecodedPicture, decodePng } from '../helpers/pictures.js';

const { width, height } = CHART_SIZE;
/** Where 0 and 1 lie. */
const EDGE = 9;

const draw = (...lines: readonly ChartLine[]) => decodePng(drawLineChart(lines));
const line = (style: ChartLine['style'], ...ys: readonly (number | undefined)[]): ChartLine => ({
  style,
  points: ys.map((y, at) => ({ x: at / Math.max(1, ys.length - 1), y })),
});

/** Which of the lines a pixel belongs to, wholly or at an edge; undefined for the grid and for nothing. */
function styleAt(picture: DecodedPicture, x: number, y: number): string | undefined {
  const [red, green, blue, alpha] = picture.at(x, y);
  const found = Object.entries(LINE_COLOURS).find(([, rgb]) => rgb.join() === [red, green, blue].join());
  return alpha === 0 ? undefined : found?.[0];
}

/** The part of a row's columns between the edges that belong to a line. */
function shareDrawn(picture: DecodedPicture, y: number): number {
  const columns = Array.from({ length: 500 }, (_, at) => at + 60);
  return columns.filter((x) => styleAt(picture, x, y) !== undefined).length / columns.length;
}

/** WCAG 2.1's relative luminance. */
function luminance(rgb: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe('drawLineChart', () => {
  it('is transparent but for a faint grid at 0, 1/2 and 1', () => {
    const empty = draw();
    assert.deepEqual([empty.width, empty.height], [width, height]);
    for (const [x, y] of [
      [0, 0],
      [width - 1, 0],
      [0, height - 1],
      [width - 1, height - 1],
      [width / 2, 60],
    ] as const) {
      assert.equal(empty.at(x, y)[3], 0);
    }
    for (const y of [EDGE, height / 2, height - EDGE]) {
      const [, , , alpha] = empty.at(300, y);
      assert.ok(alpha > 0 && alpha < 128, `${y}: ${alpha}`);
    }
  });

  it('goes from the first value at the left to the last at the right, upwards for more', () => {
    const picture = draw(line('solid', 0, 1));
    assert.equal(styleAt(picture, EDGE, height - EDGE), 'solid');
    assert.equal(styleAt(picture, width / 2, height / 2), 'solid');
    assert.equal(styleAt(picture, width - EDGE, EDGE), 'solid');
    assert.equal(styleAt(picture, EDGE, EDGE), undefined);
    assert.equal(styleAt(picture, width - EDGE, height - EDGE), undefined);
  });

  it('smooths its edges', () => {
    const picture = draw(line('solid', 0.2, 0.9));
    const alphas = new Set(Array.from({ length: height }, (_, y) => picture.at(200, y)[3]));
    assert.ok([...alphas].some((alpha) => alpha > 0 && alpha < 255));
    assert.ok(alphas.has(255));
  });

  it('keeps a value outside within the picture', () => {
    const picture = draw(line('solid', 1.4, 1.4), line('dashed', -0.2, -0.2));
    assert.equal(styleAt(picture, 300, EDGE), 'solid');
    assert.equal(styleAt(picture, EDGE, height - EDGE), 'dashed');
  });

  it('leaves a gap where there is no value, and draws a lone value as a dot', () => {
    const picture = draw(line('solid', 0.25, 0.25, undefined, undefined, 0.25));
    const y = Math.round(height - EDGE - 0.25 * (height - 2 * EDGE));
    assert.equal(styleAt(picture, 100, y), 'solid');
    assert.equal(styleAt(picture, 350, y), undefined);
    assert.equal(styleAt(picture, width - EDGE, y), 'solid');
  });

  it('tells its lines apart by more than colour', () => {
    const y = Math.round(height - EDGE - 0.25 * (height - 2 * EDGE));
    const [solid, dashed, dotted] = (['solid', 'dashed', 'dotted'] as const).map((style) =>
      shareDrawn(draw(line(style, 0.25, 0.25)), y),
    );
    assert.equal(solid, 1);
    assert.ok(dashed !== undefined && dashed > 0.5 && dashed < 0.8, `dashed: ${dashed}`);
    assert.ok(dotted !== undefined && dotted > 0.3 && dotted < dashed, `dotted: ${dotted}`);
  });

  it('has colours that stand out on light and on dark', () => {
    for (const background of [
      [0xff, 0xff, 0xff],
      [0x1f, 0x1f, 0x1f],
      [0x29, 0x29, 0x29],
    ]) {
      for (const [style, rgb] of Object.entries(LINE_COLOURS)) {
        const [dark = 0, light = 0] = [luminance(background), luminance(rgb)].sort((a, b) => a - b);
        assert.ok((light + 0.05) / (dark + 0.05) >= 3, style);
      }
    }
  });

  it('draws nothing of a line without values, and takes values at one time', () => {
    const empty = drawLineChart([]);
    assert.deepEqual(drawLineChart([line('solid', undefined, undefined), line('dotted')]), empty);
    const upright: ChartLine = { style: 'dashed', points: [0.5, 0.5, 0.9].map((y) => ({ x: 0.5, y })) };
    assert.equal(styleAt(draw(upright), width / 2, height / 2), 'dashed');
  });
});

describe('drawLineSample', () => {
  for (const style of ['solid', 'dashed', 'dotted'] as const) {
    it(`is a small picture of a ${style} line in its colour`, () => {
      const png = drawLineSample(style);
      const picture = decodePng(png);
      assert.ok(png.length < 200, `${png.length} bytes`);
      assert.equal(styleAt(picture, EDGE, picture.height / 2), style);
      assert.equal(picture.at(0, 0)[3], 0);
    });
  }
});
