import type { z } from 'zod';
import { type Viewpoint, viewpointAt } from '../history/index.js';
import type { Actor } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import { actingAs } from '../platform/database/acting.js';
import type { Database, Transaction } from '../platform/database/database.js';
import { fingerprint } from '../platform/http/cursor.js';
import type { Visitor } from '../platform/workers/gate.js';
import { changedFields, toApiProject } from './api-project.js';
import { readListCursor, writeListCursor } from './list-cursor.js';
import { findCurrentProject, findProject, projectVersions } from './queries/projects.js';
import { readFor } from './queries/read-for.js';
import { listWork, type WorkItem } from './queries/work-in-progress.js';
import type { ApiProject, listQuerySchema, projectHistorySchema, projectPageSchema } from './schemas.js';
import type { Position, SortTerm } from './sort-term.js';

type ListQuery = z.output<typeof listQuerySchema>;

/** A page of the list that is asked for, and the viewpoint it is seen from. */
export interface ListQuestion {
  readonly query: ListQuery;
  readonly sort: readonly SortTerm[];
  readonly start: Position | null;
  readonly viewpoint: Viewpoint;
  readonly fingerprint: string;
  /** Same key, same answer, for ever: names everything the answer follows from. */
  readonly key: string;
}

/** Pages are walked by cursor at the revision the first one showed. @throws Problem `invalid_cursor`, `not_found` */
export async function listQuestion(database: Database, query: ListQuery): Promise<ListQuestion> {
  const { sort: terms = [], limit, cursor, asOf, include, workflow, ...filter } = query;
  const sort = terms.map(({ name, descending }) => ({ key: name, descending }));
  const question = fingerprint({ ...filter, workflow, sort, asOf });
  const start = cursor === undefined ? null : readListCursor(cursor, question, sort);
  const viewpoint = await viewpointAt(
    database.orm,
    start ? { kind: 'revision', revision: start.revision } : asOf,
  );
  const { revision, reckoningDay } = viewpoint;
  const key = [revision, reckoningDay, question, limit, include ?? '', cursor ?? ''].join(' ');
  return { query, sort, start: start?.position ?? null, viewpoint, fingerprint: question, key };
}

/** Asks for more than what is published: the answer depends on who asks. */
export const asksForWork = ({ query: { workflow } }: ListQuestion): boolean =>
  workflow?.some((state) => state !== 'published') ?? false;

/** One page of a list that asks for drafts or withdrawn projects, as whoever asks may see them. */
export async function workPage(
  database: Database,
  actor: Actor | null,
  visitor: Visitor,
  { query, sort, start, viewpoint, fingerprint: question }: ListQuestion,
): Promise<z.output<typeof projectPageSchema>> {
  const { sort: _, limit, cursor, asOf, include, workflow = [], ...filter } = query;
  const request = { filter, sort, limit, ...(start ? { after: start } : {}) };
  const read = (tx: Transaction) => listWork(tx, viewpoint, workflow, request);
  // Without an identity row security shows no draft.
  const page = await readFor(database, visitor, filter, (db) =>
    actor === null ? db.transaction(read) : actingAs(db, actor, {}, read),
  );
  return {
    items: page.items.map((item) => toApiWork(item, viewpoint)),
    total: include === 'total' ? page.total : null,
    nextCursor: writeListCursor(page.next, viewpoint.revision, question),
    revision: viewpoint.revision,
  };
}

function toApiWork({ workflow, draftId, record }: WorkItem, viewpoint: Viewpoint): ApiProject {
  if (draftId === null) return { ...toApiProject(record, viewpoint), workflow };
  // Only what was published has an instant of publication.
  const readable = { ...record, publishedAt: new Date(0) };
  return {
    ...toApiProject(readable, viewpoint),
    workflow,
    publishedRevision: null,
    publishedAt: null,
    draftId,
  };
}

/** The project as it stands now, with the revision that was looked at. @throws Problem `not_found` */
export async function readCurrentProject(
  database: Database,
  reference: string,
): Promise<{ revision: number; project: ApiProject }> {
  const found = await findCurrentProject(database.orm, reference);
  if (found === null) throw new Problem('not_found');
  const { viewpoint, record } = found;
  return { revision: viewpoint.revision, project: toApiProject(record, viewpoint) };
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
  const versions = records.map((record) => ({ record, project: toApiProject(record, viewpoint) }));
  return {
    reference,
    revision: viewpoint.revision,
    versions: versions.map(({ record, project }, index) => {
      const before = versions[index + 1]?.project;
      return {
        version: record.versionNumber,
        publishedRevision: record.publishedRevision,
        publishedAt: record.publishedAt.toISOString(),
        changedFields: before ? changedFields(before, project) : [],
        project,
      };
    }),
  };
}
