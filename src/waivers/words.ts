import type { Waiver } from '../kernel/finding.js';
import { formatDay } from '../kernel/format.js';

/** "Ausnahme bis 31.12.2027, Grund: …" */
export const waiverWords = ({ until, reason, grantedBy }: Waiver): string =>
  `Ausnahme bis ${formatDay(until, 'de')}, Grund: ${reason}${grantedBy === null ? '' : ` (${grantedBy})`}`;
