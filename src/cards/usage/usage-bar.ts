import { createRecentlyUsed } from '../../base/recently-used.js';
import type { UsageFlag } from '../../domain/usage/license-usage-row.js';
import type { WorkloadUsage } from '../../domain/usage/workload-usage.js';
import type { Messages } from '../../i18n/messages.js';
import type { Rgb } from '../../pictures/canvas.js';
import { pngDataUri } from '../../pictures/line-chart.js';
import { drawShareBar } from '../../pictures/share-bar.js';

type BarColour = UsageFlag | 'fine';

/** Each at least 3:1 against white and against #292929. */
export const BAR_COLOURS: Readonly<Record<BarColour, Rgb>> = {
  'none-used': [0xd8, 0x70, 0x1a],
  low: [0xd8, 0x70, 0x1a],
  over: [0x2f, 0x86, 0xd6],
  fine: [0x1f, 0x97, 0x74],
};

/** Bars kept: percentages repeat, and drawing one takes longer than all the rest of its row. */
const MOST_KEPT = 1_000;
const drawn = createRecentlyUsed<string>(MOST_KEPT, () => 1);

/**
 * The bar of a workload as a picture, and the word that takes its place where pictures are not shown or seen. Without a
 * percentage there is no picture.
 */
export function usageBar(
  { usagePercent, flag }: Pick<WorkloadUsage, 'usagePercent' | 'flag'>,
  messages: Messages,
): { readonly url: string; readonly word: string } {
  if (usagePercent === undefined) return { url: '', word: '' };
  const colour = flag ?? 'fine';
  return { url: pictureOf(usagePercent, colour), word: messages.say(`flag.${colour}`) };
}

function pictureOf(usagePercent: number, colour: BarColour): string {
  // Nobody sees a tenth of a percent, but for the first and the last one.
  const percent = usagePercent > 0.5 && usagePercent < 99.5 ? Math.round(usagePercent) : usagePercent;
  const key = `${colour} ${percent}`;
  const known = drawn.get(key);
  if (known !== undefined) return known;
  const picture = pngDataUri(drawShareBar(percent, BAR_COLOURS[colour]));
  drawn.set(key, picture);
  return picture;
}
