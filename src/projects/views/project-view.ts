import type { Day } from '../../kernel/day.js';
import type { MapGeometry } from '../../web/index.js';
import type { NamingRecord } from '../queries/naming-records.js';
import type { ProjectRecord } from '../record.js';

/** Everything the page of one project shows. */
export interface ProjectView {
  readonly record: ProjectRecord;
  /** Published versions, newest first; the first is the one shown. */
  readonly versions: readonly ProjectRecord[];
  /** Other projects of the same city, or other statewide ones. */
  readonly neighbours: readonly ProjectRecord[];
  /** What its city published that names it: plan, goals, how it is carried out. */
  readonly naming: readonly NamingRecord[];
  readonly reckoningDay: Day;
  readonly map: MapGeometry;
}
