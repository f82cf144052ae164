/** Longest name shown; Partner Center allows longer ones than a card has room for. */
const NAME_LIMIT = 90;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: how a terminal's colours begin
const TERMINAL_SEQUENCE = /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]/g;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * Outside text (a customer, product or workload name, or what a person typed) made fit to stand in a card: control
 * and direction characters and terminal sequences gone, right-to-left text isolated so that it cannot reorder the words around it, long
 * text cut, and `{{` parted, which Adaptive Cards would read as a date function. Put it in a TextRun, never in a
 * TextBlock: a TextBlock reads Markdown.
 */
export function displayText(text: string, limit = NAME_LIMIT): string {
  const clean = text
    .replace(TERMINAL_SEQUENCE, ' ')
    .replace(INVISIBLE, ' ')
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(/\s+/g, ' ')
    .trim();
  const points = [...clean];
  const cut = points.length > limit ? `${points.slice(0, limit - 1).join('')}…` : clean;
  const inert = cut.replace(/\{(?=\{)/g, '{\u2060');
  return RIGHT_TO_LEFT.test(inert) ? `\u2068${inert}\u2069` : inert;
}
