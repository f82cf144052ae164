import type { SettingProblem } from '../base/errors.js';
import { type Environment, SETTING_NAMES, shownSetting } from '../config/config.js';
import type { ReportLine } from './run-checks.js';

/** A line for each setting, by its form alone. */
export function settingLines(env: Environment, problems: readonly SettingProblem[]): readonly ReportLine[] {
  const problemsByName = new Map(problems.map((problem) => [problem.name, problem]));
  return SETTING_NAMES.map((name) => {
    const problem = problemsByName.get(name);
    const value = env[name]?.trim() ?? '';
    if (problem !== undefined) {
      const advice = problem.advice ?? (value === '' ? 'Set it.' : 'Correct it.');
      return { name, outcome: 'failed', detail: problem.text, advice };
    }
    if (value === '') return { name, outcome: 'ok', detail: 'not set', isUnset: true };
    return { name, outcome: 'ok', detail: shownSetting(name, value) };
  });
}
