import { type SQL, sql } from 'drizzle-orm';
import type { Viewpoint } from '../../history/index.js';
import type { Orm, Transaction } from '../../platform/database/database.js';
import { statementOf } from '../../platform/database/driver-rows.js';
import {
  conditionsOf,
  type Dictionary,
  dictionaryAt,
  type ProjectFilter,
  selectionOf,
} from '../../projects/index.js';
import { projectVersion as v } from '../../projects/tables.js';
import type { ComparedMeasure } from '../measures.js';

/** Two states of the registry, the one that is compared with first. */
export interface States {
  readonly before: Viewpoint;
  readonly now: Viewpoint;
}

/** What one project adds to the total of a measure. */
export const valueOfProject = (measure: ComparedMeasure): SQL =>
  measure === 'projects' ? sql`1::bigint` : sql`${v[measure]}`;

/**
 * What a filter selects in two states, as `past` and `present` side by side, with whatever `columns` says of each version;
 * for `from`. Where the filter means the same in both states, only projects with a version that came or went between them
 * can differ, and nothing else is read: the cost follows from what changed. A status reckoned on another day, a renamed
 * city in a search or a merged organisation may select other projects without any new version: then everything is compared.
 */
export async function sideBySide(
  db: Orm | Transaction,
  { before, now }: States,
  filter: ProjectFilter,
  columns: (viewpoint: Viewpoint) => SQL,
): Promise<SQL> {
  const [past, present] = await Promise.all(
    [before, now].map(async (viewpoint) => ({
      viewpoint,
      dictionary: await dictionaryAt(db, viewpoint.revision),
      selection: await selectionOf(db, filter, viewpoint),
    })),
  );
  if (past === undefined || present === undefined) throw new Error('two states have two sides');
  const meaning = ({ viewpoint, dictionary }: Side) => meaningOf(filter, viewpoint, dictionary, columns);
  const isSame = filter.beneficiary === undefined && meaning(past) === meaning(present);
  const touched = isSame ? touchedBetween(before.revision, now.revision) : null;
  const selected = ({ viewpoint, selection }: Side): SQL => sql`(
    select ${v.id} as version_id, ${v.projectId} as project_id, ${v.reference} as reference, ${v.name} as name,
      ${columns(viewpoint)}
    from ${v} where ${selection}
      ${touched === null ? sql`` : sql`and ${v.projectId} in ${touched}`})`;
  return sql`${selected(present)} present full join ${selected(past)} past on past.project_id = present.project_id`;
}

interface Side {
  readonly viewpoint: Viewpoint;
  readonly dictionary: Dictionary;
  /** What the filter selects there. */
  readonly selection: SQL;
}

/** What a filter asks of a version, whatever the revision. */
function meaningOf(
  filter: ProjectFilter,
  viewpoint: Viewpoint,
  dictionary: Dictionary,
  columns: (viewpoint: Viewpoint) => SQL,
): string {
  const unmoved = { ...viewpoint, revision: 0 };
  const asked = statementOf(sql`${conditionsOf(filter, unmoved, dictionary)} ${columns(unmoved)}`);
  return JSON.stringify(asked, (_name, value) => (typeof value === 'bigint' ? `${value}n` : value));
}

/** Projects of which a version was published or superseded between two revisions. */
function touchedBetween(one: number, other: number): SQL {
  const [after, until] = [Math.min(one, other), Math.max(one, other)];
  return sql`(
    select came.project_id from project_version came where came.published_revision > ${after} and came.published_revision <= ${until}
    union
    select went.project_id from project_version went where went.superseded_revision > ${after} and went.superseded_revision <= ${until})`;
}
