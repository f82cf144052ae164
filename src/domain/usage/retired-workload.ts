import { nameKey } from './name-key.js';

/**
 * Workloads that Microsoft has switched off: Skype for Business Online (2021), Kaizala (2023), StaffHub (2019), Stream
 * Classic and Delve (2024). Their rows stay in reports, and nobody can use them more. Source: Microsoft's retirement notices.
 */
const RETIRED: ReadonlySet<string> = new Set([
  'skype for business',
  'skype for business online',
  'lync',
  'lync online',
  'kaizala',
  'microsoft kaizala',
  'staffhub',
  'microsoft staffhub',
  'stream (classic)',
  'stream classic',
  'microsoft stream (classic)',
  'delve',
  'office delve',
]);

/** Whether a workload is one that nobody can use any more. */
export function isRetiredWorkload(workloadName: string): boolean {
  return RETIRED.has(nameKey(workloadName));
}
