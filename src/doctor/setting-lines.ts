import { type Environment, SETTING_NAMES, type SettingProblem } from '../config.js';
import type { ReportLine } from './run-checks.js';

/** Settings whose value is shown as "set" only. */
const SECRETS: readonly string[] = [
  'MicrosoftAppPassword',
  'PARTNER_CENTER_CLIENT_SECRET',
  'PARTNER_CENTER_CLIENT_CERTIFICATE',
  'PARTNER_CENTER_CLIENT_CERTIFICATE_KEY',
  'PARTNER_CENTER_REFRESH_TOKEN',
  'PARTNER_CENTER_ACCESS_TOKEN',
  'TOKEN_CACHE_KEY',
  'DATABASE_URL',
];

/** A line for each setting, by its form alone. `explanations` are those of .env.example, by name. */
export function settingLines(
  env: Environment,
  problems: readonly SettingProblem[],
  explanations: ReadonlyMap<string, string>,
): readonly ReportLine[] {
  const problemsByName = new Map(problems.map((problem) => [problem.name, problem.text]));
  return SETTING_NAMES.map((name) => {
    const problem = problemsByName.get(name);
    const value = env[name]?.trim() ?? '';
    if (problem === undefined) return { name, outcome: 'ok', detail: describeValue(name, value) };
    const advice = `${value === '' ? 'Set it' : 'Correct it'}: ${explanations.get(name) ?? 'see .env.example.'}`;
    return { name, outcome: 'failed', detail: problem.replace(/\.$/, ''), advice };
  });
}

function describeValue(name: string, value: string): string {
  if (value === '') return 'not set';
  return SECRETS.includes(name) ? 'set' : value;
}

/** What .env.example says about each setting: the comment in the line above it. */
export function readExplanations(envExample: string): ReadonlyMap<string, string> {
  const found = envExample.matchAll(/^# (.+)\n(\w+)=$/gm);
  return new Map([...found].map(([, comment = '', name = '']) => [name, comment]));
}
