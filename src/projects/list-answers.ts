import type { Viewpoint } from '../history/index.js';
import type { Database, Orm } from '../platform/database/database.js';
import { KeptAnswers } from '../platform/http/kept-answers.js';
import { serialise } from '../platform/http/serialisation.js';
import type { Visitor } from '../platform/workers/gate.js';
import { toApiProject } from './api-project.js';
import { writeListCursor } from './list-cursor.js';
import { countProjects, findVersions, readVersions } from './queries/projects.js';
import { readFor } from './queries/read-for.js';
import type { ListQuestion } from './read-answers.js';
import { type ApiProject, projectPageSchema, projectSchema } from './schemas.js';

const roomForPages = 32 * 1_048_576;
const roomForRecords = 32 * 1_048_576;

const route = 'GET /projects';
const opening = '{"items":[';
const comma = Buffer.from(',');

/** The names of natural persons leave past states too, so what holds one is not kept. */
const namesNaturalPerson = (project: ApiProject): boolean =>
  project.beneficiaryIsNaturalPerson || project.executingBodyIsNaturalPerson;

interface EncodedRecord {
  readonly bytes: Buffer;
  readonly kept: boolean;
}

/**
 * Pages of the published list as bytes. A page that was given before is given again; of others the database says which
 * versions stand on them, and those that were given before need neither be read nor encoded again: a version in the words
 * of a revision, reckoned on a day, never changes.
 */
export class ListAnswers {
  readonly #pages = new KeptAnswers(roomForPages);
  readonly #records = new KeptAnswers(roomForRecords);

  constructor(private readonly database: Database) {}

  /** Free searches wait for their turn. @throws Problem `overloaded` */
  async of(question: ListQuestion, visitor: () => Visitor): Promise<Buffer> {
    const known = this.#pages.get(question.key);
    if (known !== undefined) return known;
    return readFor(this.database, visitor(), question.query, (db) => this.#read(db, question));
  }

  async #read(db: Orm, { query, sort, start, viewpoint, fingerprint, key }: ListQuestion): Promise<Buffer> {
    const { sort: _, limit, cursor, asOf, include, workflow, ...filter } = query;
    const request = { filter, sort, limit, ...(start ? { after: start } : {}) };
    const [page, total] = await Promise.all([
      findVersions(db, viewpoint, request),
      include === 'total' ? countProjects(db, viewpoint, filter) : null,
    ]);
    const records = await this.#encoded(db, viewpoint, page.versionIds);
    const nextCursor = writeListCursor(page.next, viewpoint.revision, fingerprint);
    const frame = { items: [], total, nextCursor, revision: viewpoint.revision };
    const answer = pageOf(
      records.map(({ bytes }) => bytes),
      serialise(projectPageSchema, frame, route),
    );
    if (records.every(({ kept }) => kept)) this.#pages.keep(key, answer);
    return answer;
  }

  async #encoded(db: Orm, viewpoint: Viewpoint, ids: readonly string[]): Promise<EncodedRecord[]> {
    const keyOf = (id: string) => `${viewpoint.revision} ${viewpoint.reckoningDay} ${id}`;
    const known = new Map<string, EncodedRecord>();
    for (const id of ids) {
      const bytes = this.#records.get(keyOf(id));
      if (bytes !== undefined) known.set(id, { bytes, kept: true });
    }
    const missing = ids.filter((id) => !known.has(id));
    for (const [id, record] of await readVersions(db, viewpoint, missing)) {
      const project = toApiProject(record, viewpoint);
      const bytes = Buffer.from(serialise(projectSchema, project, route));
      const kept = !namesNaturalPerson(project);
      if (kept) this.#records.keep(keyOf(id), bytes);
      known.set(id, { bytes, kept });
    }
    return ids.flatMap((id) => known.get(id) ?? []);
  }
}

/** Records put into the frame of a page, which is encoded without them. */
function pageOf(records: readonly Buffer[], frame: string): Buffer {
  if (!frame.startsWith(opening)) throw new Error('a page does not begin with its items');
  const items = records.flatMap((record, at) => (at === 0 ? [record] : [comma, record]));
  return Buffer.concat([Buffer.from(opening), ...items, Buffer.from(frame.slice(opening.length))]);
}
