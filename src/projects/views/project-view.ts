import type { Day } from '../../kernel/day.js';
import type { MapGeometry } from '../../web/index.js';
import type { ProjectRecord } from '../record.js';

/** Everything the page of one project shows. */
export interface ProjectView {
  readonly record: ProjectRecord;
  /** Published versions, newest first; the first is the one shown. */
  readonly versions: readonly ProjectRecord[];
  /** Other projects of the same city, or other statewide ones. */
  readonly neighbours: readonly ProjectRecord[];
  readonly reckoningDay: Day;
  readonly map: MapGeometry;
}
