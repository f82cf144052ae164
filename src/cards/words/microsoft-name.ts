import { writtenName } from '../../domain/usage/written-name.js';
import { displayText } from '../display-text.js';

/** The name of a product or workload, as people write it and fit to stand in a card; cut at so many characters. */
export function microsoftName(name: string, limit?: number): string {
  return displayText(writtenName(name), limit);
}
