/** One instruction with what follows it, for example `COPY` and `. .`. */
export interface Step {
  readonly instruction: string;
  readonly rest: string;
}

export interface Stage {
  /** After AS; undefined for the last one, which becomes the image. */
  readonly name: string | undefined;
  readonly base: string;
  readonly steps: readonly Step[];
}

/** Reads a Dockerfile as far as this project's goes: no ARG, no here-documents, instructions in capitals. */
export function parseDockerfile(text: string): readonly Stage[] {
  const steps = text
    .replace(/^\s*#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .flatMap((line): Step[] => {
      const [, instruction, rest] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
      return instruction && rest ? [{ instruction, rest }] : [];
    });
  const begins = steps.flatMap(({ instruction }, at) => (instruction === 'FROM' ? [at] : []));
  return begins.map((begin, at) => {
    const [base = '', , name] = steps[begin]?.rest.split(/\s+/) ?? [];
    return { base, name, steps: steps.slice(begin + 1, begins[at + 1]) };
  });
}

/** What the last of these instructions in a stage says; undefined when there is none. */
export function findLast({ steps }: Stage, instruction: string): string | undefined {
  return steps.findLast((step) => step.instruction === instruction)?.rest;
}

/** A command in exec form, as CMD and HEALTHCHECK have it; throws when it is in another. */
export function execForm(text: string): readonly string[] {
  return JSON.parse(text.slice(text.indexOf('['))) as readonly string[];
}
