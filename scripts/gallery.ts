// Takes pictures of every card into gallery/, and measures them: npm run gallery [-- --language pl|all] [--only alert]
import { mkdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { LANGUAGES } from '../src/i18n/locale.js';
import { messagesFor } from '../test/helpers/cards.js';
import { hang } from './gallery/hang.js';
import { reportOf } from './gallery/report.js';
import { everySituation } from './gallery/situations/every-situation.js';
import { openStage } from './gallery/stage.js';
import { writePage } from './gallery/write-page.js';

const { values } = parseArgs({
  options: {
    language: { type: 'string', default: 'en' },
    only: { type: 'string', default: '' },
    'no-pictures': { type: 'boolean', default: false },
  },
});
const languages = LANGUAGES.filter((language) => [language, 'all'].includes(values.language));
if (languages.length === 0) throw new Error(`--language takes ${LANGUAGES.join(', ')} or all`);

const folder = fileURLToPath(new URL('../gallery/', import.meta.url));
const startedAt = performance.now();
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const stage = await openStage();
try {
  const hung = [];
  for (const language of languages) {
    const situations = everySituation(messagesFor(language)).filter(({ name }) =>
      name.startsWith(values.only),
    );
    const pictures = values['no-pictures'] ? undefined : folder;
    hung.push(...(await hang(situations, { language, stage, folder: pictures })));
  }
  await writePage(folder, hung);
  const violations = hung.flatMap(({ violations }) => violations);
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  console.log(reportOf(violations));
  console.log(`${hung.length} cards, ${languages.join(', ')}, in ${seconds} s: ${folder}index.html`);
} finally {
  await stage.close();
}
