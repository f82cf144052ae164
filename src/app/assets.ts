import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CARD_NAMES, type CardName } from '../cards/render.js';
import { languageOf, TONGUES, type Tongue } from '../i18n/locale.js';
import type { MessageTexts } from '../i18n/messages.js';

/** The folder that holds package.json: the same from the sources and from compiled code. */
const PACKAGE_ROOT = findPackageRoot(dirname(fileURLToPath(import.meta.url)));

function findPackageRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('package.json not found above the program');
  return findPackageRoot(parent);
}

function readJson(...path: string[]): unknown {
  return JSON.parse(readFileSync(join(PACKAGE_ROOT, ...path), 'utf8'));
}

/** The card templates of `cards/`, by name. */
export function readCardTemplates(): Readonly<Record<CardName, unknown>> {
  const entries = CARD_NAMES.map((name) => [name, readJson('cards', `${name}.json`)]);
  return Object.fromEntries(entries) as Record<CardName, unknown>;
}

/**
 * The message files of `locales/`, by language; a test holds their keys equal. The file of one country's way of a
 * language holds only what it says differently, and is laid over that language's.
 */
export function readMessageTexts(): Readonly<Record<Tongue, MessageTexts>> {
  const entries = TONGUES.map((tongue) => [tongue, { ...textsOf(languageOf(tongue)), ...textsOf(tongue) }]);
  return Object.fromEntries(entries) as Record<Tongue, MessageTexts>;
}

function textsOf(tongue: Tongue): Partial<MessageTexts> {
  return readJson('locales', `${tongue}.json`) as Partial<MessageTexts>;
}

/** The version in package.json. */
export function readProgramVersion(): string {
  const { version } = readJson('package.json') as { readonly version: string };
  return version;
}
