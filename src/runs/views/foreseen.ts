import type { Day } from '../../kernel/day.js';
import { formatDay } from '../../kernel/format.js';
import type { Preview } from '../../reporting/index.js';

/** What a report would hold, if it were made as the form says. */
export interface Foreseen {
  readonly revision: number;
  /** Day of its publication; null where nothing has been published. */
  readonly publishedOn: Day | null;
  readonly reckoningDay: Day;
  /** Null where the report cannot tell before it is made. */
  readonly preview: Preview | null;
  /** Pages of the newest print with the same parameters; null where there is none. */
  readonly lastPages: number | null;
  /** Where its public part can be looked at as a page before it is made; null where it has none. */
  readonly page: string | null;
}

/** "47 vom 31.10.2026" */
export const revisionWords = ({ revision, publishedOn }: Foreseen): string =>
  publishedOn === null ? String(revision) : `${revision} vom ${formatDay(publishedOn, 'de')}`;
