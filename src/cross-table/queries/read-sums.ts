import { answeredByRollup, type Dimension, overlaps, sumsBy, wantedFor } from '../../aggregates/index.js';
import type { Viewpoint } from '../../history/index.js';
import type { Database, Orm } from '../../platform/database/database.js';
import { RevisionCache } from '../../platform/database/revision-cache.js';
import { fingerprint } from '../../platform/http/cursor.js';
import type { Visitor } from '../../platform/workers/gate.js';
import type { ProjectFilter } from '../../projects/index.js';
import { measureOf } from '../measures.js';
import type { CrossQuestion } from '../question.js';
import type { CrossSums } from '../table.js';

type Asked = Pick<CrossQuestion, 'rows' | 'columns' | 'measure'>;

const kept = new RevisionCache<CrossSums, string>(60);

/** The sums of a cross-table, kept as long as their revision is asked for. @throws Problem `overloaded` */
export function readCrossSums(
  { orm, searches }: Database,
  visitor: Visitor,
  viewpoint: Viewpoint,
  filter: ProjectFilter,
  { rows, columns, measure }: Asked,
): Promise<CrossSums> {
  const wanted = wantedFor([measureOf(measure).from]);
  const groupBy: Dimension[] = columns === null ? [rows] : [rows, columns];
  const key = `${viewpoint.revision} ${viewpoint.reckoningDay} ${fingerprint({ ...filter, groupBy, measure })}`;
  const read = (db: Orm) =>
    kept.get(db, key, async () => {
      const by = (dimensions: Dimension[]) => sumsBy(db, viewpoint, filter, dimensions, wanted);
      // A project counts in every calendar year it runs in and every action field it serves: the other dimension's totals are no sums of cells then.
      const cells = await by(groupBy);
      return {
        cells,
        rows: columns !== null && overlaps(columns) ? await by([rows]) : null,
        columns: columns !== null && overlaps(rows) ? await by([columns]) : null,
      };
    });
  const atOnce = viewpoint.provisional && answeredByRollup(filter, groupBy, wanted);
  return atOnce ? read(orm) : searches.read(visitor, read);
}
