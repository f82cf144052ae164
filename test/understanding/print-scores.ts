import { score, sentencesOf, tally, VERDICTS } from './score.js';

/** Prints how each language fares, and with `--misses` every sentence that is not answered right. */
const [folder = 'first', flag] = process.argv.slice(2);
for (const [language, sentences] of sentencesOf(folder)) {
  const scored = sentences.map(score);
  const counts = tally(scored);
  const share = ((100 * (counts.right + counts.choose)) / scored.length).toFixed(0);
  const cells = VERDICTS.map((verdict) => `${verdict} ${counts[verdict]}`).join('  ');
  process.stdout.write(
    `${language.padEnd(7)} ${String(scored.length).padStart(3)}  ${cells}  right or choose ${share} %\n`,
  );
  if (flag !== '--misses') continue;
  for (const { verdict, intent, customer, text, readAs } of scored) {
    if (verdict !== 'right')
      process.stdout.write(`    ${verdict}: ${text} [${intent}, ${customer}] ${readAs}\n`);
  }
}
