import { z } from 'zod';
import { type Viewpoint, viewpointAt } from '../history/index.js';
import { Problem } from '../kernel/problem.js';
import type { Database } from '../platform/database/database.js';
import { fingerprint, readCursor, writeCursor } from '../platform/http/cursor.js';
import { changedFields, toApiProject } from './api-project.js';
import { countProjects, findProject, listProjects, projectVersions } from './queries/projects.js';
import type { ApiProject, listQuerySchema, projectHistorySchema, projectPageSchema } from './schemas.js';
import { cursorValueSchema, type Position, type SortTerm } from './sort-term.js';

type ListQuery = z.output<typeof listQuerySchema>;

/** One page of the list, walked by cursor at the revision its first page showed. */
export async function listPage(
  database: Database,
  query: ListQuery,
): Promise<z.output<typeof projectPageSchema>> {
  const { sort: terms = [], limit, cursor, asOf, include, workflow, ...filter } = query;
  const sort = terms.map(({ name, descending }) => ({ key: name, descending }));
  const question = fingerprint({ ...filter, workflow, sort, asOf });
  const start = cursor === undefined ? null : startOf(cursor, question, sort);
  const viewpoint = await viewpointAt(
    database.orm,
    start ? { kind: 'revision', revision: start.revision } : asOf,
  );
  const { revision } = viewpoint;
  // Nothing unpublished exists outside row security, so asking for anything else finds nothing.
  if (workflow && !workflow.includes('published'))
    return { items: [], total: include ? 0 : null, nextCursor: null, revision };
  const [page, total] = await Promise.all([
    listProjects(database.orm, viewpoint, {
      filter: filter,
      sort,
      limit,
      ...(start ? { after: start.position } : {}),
    }),
    include === 'total' ? countProjects(database.orm, viewpoint, filter) : null,
  ]);
  const next = page.next && { values: page.next.values, id: page.next.projectId.toString(), revision };
  return {
    items: page.items.map((record) => toApiProject(record, viewpoint)),
    total,
    nextCursor: next && writeCursor(next, question),
    revision,
  };
}

/** Where the page before ended. @throws Problem `invalid_cursor` for anything this list could not have handed out */
function startOf(
  cursor: string,
  question: string,
  sort: readonly SortTerm[],
): { revision: number; position: Position } {
  const values = z.tuple(sort.map(({ key }) => cursorValueSchema(key)) as [z.ZodString]);
  const { revision, id, values: known } = readCursor(cursor, question, values);
  if (!/^\d{1,18}$/.test(id)) throw new Problem('invalid_cursor');
  return { revision, position: { values: known, projectId: BigInt(id) } };
}

/** @throws Problem `not_found` */
export async function readProject(
  database: Database,
  viewpoint: Viewpoint,
  reference: string,
): Promise<ApiProject> {
  const record = await findProject(database.orm, viewpoint, reference);
  if (record === null) throw new Problem('not_found');
  return toApiProject(record, viewpoint);
}

/** @throws Problem `not_found` */
export async function readHistory(
  database: Database,
  viewpoint: Viewpoint,
  reference: string,
): Promise<z.output<typeof projectHistorySchema>> {
  const records = await projectVersions(database.orm, viewpoint, reference);
  if (records.length === 0) throw new Problem('not_found');
  const versions = records.map((record) => toApiProject(record, viewpoint));
  return {
    reference,
    revision: viewpoint.revision,
    versions: versions.map((project, index) => {
      const before = versions[index + 1];
      return {
        version: project.version,
        publishedRevision: project.publishedRevision,
        publishedAt: project.publishedAt,
        changedFields: before ? changedFields(before, project) : [],
        project,
      };
    }),
  };
}
