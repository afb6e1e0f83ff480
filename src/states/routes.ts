import { z } from 'zod';
import type { Viewpoint } from '../history/index.js';
import { toDecimal } from '../kernel/money.js';
import type { Database } from '../platform/database/database.js';
import { open } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { visitorOf } from '../platform/http/client-gone.js';
import { fingerprint, readCursor, writeCursor } from '../platform/http/cursor.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { setRegistryRevision } from '../platform/http/registry-revision.js';
import { changesBetween, valuesOf } from '../projects/index.js';
import type { ComparedMeasure } from './measures.js';
import type { ChangedGroup } from './queries/changed-groups.js';
import type { ChangedProject } from './queries/changed-projects.js';
import { listRevisions } from './queries/revisions.js';
import { readChangedProjects, readComparison, statesOf } from './read-comparison.js';
import { changesQuery, changesSchema, revisionsQuery, revisionsSchema } from './schemas.js';

const tags = ['history'];
const problems = problemResponses(
  'unknown_parameter',
  'invalid_parameter',
  'invalid_cursor',
  'not_found',
  'overloaded',
);

/** The states of the registry, and what changed between any two of them. */
export function stateRoutes(api: App, { database }: { database: Database }): void {
  revisionsRoute(api, database);
  changesRoute(api, database);
}

function revisionsRoute(api: App, database: Database): void {
  const question = fingerprint({ list: 'revisions' });
  api.get(
    '/revisions',
    {
      config: open,
      schema: {
        operationId: 'listRevisions',
        summary: 'Published states of the registry, newest first',
        tags,
        querystring: revisionsQuery,
        response: {
          200: revisionsSchema,
          ...problemResponses('unknown_parameter', 'invalid_parameter', 'invalid_cursor'),
        },
      },
    },
    async (request) => {
      const { limit, cursor } = request.query;
      const before = cursor === undefined ? null : readCursor(cursor, question, z.tuple([])).revision;
      const found = await listRevisions(database.orm, before, limit + 1);
      const items = found.slice(0, limit);
      const last = found.length > limit ? items.at(-1) : undefined;
      return {
        items: items.map(({ revision, publishedAt }) => ({
          revision,
          publishedAt: publishedAt.toISOString(),
        })),
        nextCursor: last
          ? writeCursor({ values: [], id: 'revision', revision: last.revision }, question)
          : null,
      };
    },
  );
}

function changesRoute(api: App, database: Database): void {
  api.get(
    '/changes',
    {
      config: open,
      schema: {
        operationId: 'compareStates',
        summary: 'What changed between two states of the registry',
        description:
          'New, gone, amended and reclassified projects with the fields that differ, and why the total of a measure differs: its parts come to the difference to the cent.',
        tags,
        querystring: changesQuery,
        response: { 200: changesSchema, ...problems },
      },
    },
    async (request, reply) => {
      const { from, to, measure, groupBy = null, limit, cursor, ...filter } = request.query;
      const question = fingerprint({ ...filter, measure, from, to });
      const start = cursor === undefined ? null : readCursor(cursor, question, z.tuple([z.int().min(0)]));
      const states = await statesOf(
        database.orm,
        from,
        start === null ? to : { kind: 'revision', revision: start.revision },
      );
      const offset = start?.values[0] ?? 0;
      const asked = { filter, measure, dimension: groupBy };
      setRegistryRevision(reply, states.now.revision);
      const read = await database.searches.read(visitorOf(request, reply), async (db) => ({
        comparison: await readComparison(db, states, asked),
        page: await readChangedProjects(db, states, asked, { from: offset, limit }),
      }));
      const { before, after, parts, groups, words } = read.comparison;
      const written = (value: bigint) => writtenValue(value, measure);
      const next = { values: [offset + limit], id: 'changes', revision: states.now.revision };
      return {
        from: stateOf(states.before),
        to: stateOf(states.now),
        measure,
        total: {
          before: written(before),
          after: written(after),
          difference: written(after - before),
          parts: parts.map((part) => ({ ...part, difference: written(part.difference) })),
        },
        ...(groupBy === null ? {} : { groups: groups.map((group) => toApiGroup(group, measure)) }),
        words: [...words],
        items: read.page.items.map((project) => toApiChange(project, measure)),
        nextCursor: read.page.hasMore ? writeCursor(next, question) : null,
      };
    },
  );
}

const writtenValue = (value: bigint, measure: ComparedMeasure): string =>
  measure === 'projects' ? String(value) : toDecimal(value);

const stateOf = ({ revision, publishedAt, reckoningDay }: Viewpoint) => ({
  revision,
  publishedAt: publishedAt?.toISOString() ?? null,
  reckoningDay,
});

const toApiGroup = ({ group, before, after, parts }: ChangedGroup, measure: ComparedMeasure) => ({
  key: group.key,
  code: group.code,
  title: group.title?.de ?? null,
  before: writtenValue(before, measure),
  after: writtenValue(after, measure),
  difference: writtenValue(after - before, measure),
  parts: parts.map((part) => ({ ...part, difference: writtenValue(part.difference, measure) })),
});

function toApiChange(project: ChangedProject, measure: ComparedMeasure) {
  const { reference, name, kind, before, after, difference, past, present } = project;
  const value = (amount: bigint | null) => (amount === null ? null : writtenValue(amount, measure));
  return {
    ...{ reference, name, kind, before: value(before), after: value(after) },
    difference: writtenValue(difference, measure),
    changes: past === null || present === null ? [] : fieldsOf(past, present),
  };
}

/** Values as the API writes them; lists, which it writes as objects, in words. */
function fieldsOf(
  past: NonNullable<ChangedProject['past']>,
  present: NonNullable<ChangedProject['present']>,
) {
  const [old, now] = [valuesOf(past), valuesOf(present)];
  return changesBetween(past, present).map(({ field, label, before, after }) => ({
    field,
    label: label.de,
    before: field in old ? (old[field] ?? null) : before,
    after: field in now ? (now[field] ?? null) : after,
  }));
}
