/** A text with every kind of space made plain: which no-break space a number holds depends on the Node version. */
export function plainSpaces(text: string): string {
  return text.replace(/\s/g, ' ');
}
