import { type Environment, SETTING_NAMES, type SettingProblem } from '../config/config.js';
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

/** A line for each setting, by its form alone. */
export function settingLines(env: Environment, problems: readonly SettingProblem[]): readonly ReportLine[] {
  const problemsByName = new Map(problems.map((problem) => [problem.name, problem.text]));
  return SETTING_NAMES.map((name) => {
    const problem = problemsByName.get(name);
    const value = env[name]?.trim() ?? '';
    if (problem !== undefined) {
      const advice = value === '' ? 'Set it.' : 'Correct it.';
      return { name, outcome: 'failed', detail: problem.replace(/\.$/, ''), advice };
    }
    if (value === '') return { name, outcome: 'ok', detail: 'not set', isUnset: true };
    return { name, outcome: 'ok', detail: SECRETS.includes(name) ? 'set' : value };
  });
}
