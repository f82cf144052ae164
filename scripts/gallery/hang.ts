import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkReply } from './check-reply.js';
import type { Situation } from './situation.js';
import type { Stage } from './stage.js';
import { VIEWS, type View, type Violation } from './view.js';

/** A card with its pictures. */
export interface HungCard {
  readonly name: string;
  readonly language: string;
  readonly summary: string;
  readonly text: string;
  readonly violations: readonly Violation[];
}

/** Where a picture lies, from the gallery's folder. The page builds the same path. */
function picturePath(language: string, name: string, { width, theme }: View): string {
  return `${language}/${width}-${theme}/${name}.png`;
}

/** Shows every card in every view, measures it and keeps its picture; without a folder it only measures. */
export async function hang(
  situations: readonly Situation[],
  {
    language,
    stage,
    folder,
  }: { readonly language: string; readonly stage: Stage; readonly folder: string | undefined },
): Promise<readonly HungCard[]> {
  const found = new Map<string, Violation[]>();
  for (const { name, reply } of situations) {
    found.set(
      name,
      checkReply(reply).map((finding) => ({ ...finding, language, card: name })),
    );
  }
  for (const view of VIEWS) {
    if (folder !== undefined)
      await mkdir(join(folder, picturePath(language, '', view), '..'), { recursive: true });
    for (const { name, reply, opensForm = false } of situations) {
      const { area, findings } = await stage.show(reply.card, { ...view, opensForm });
      found.get(name)?.push(...findings.map((finding) => ({ ...finding, language, card: name, view })));
      if (folder === undefined) continue;
      await writeFile(join(folder, picturePath(language, name, view)), await stage.picture(area));
    }
  }
  return situations.map(({ name, reply: { summary, text } }) => ({
    name,
    language,
    summary,
    text,
    violations: found.get(name) ?? [],
  }));
}
