import { type SQL, sql } from 'drizzle-orm';
import { visibleAt } from '../../history/index.js';
import { fold } from '../../kernel/fold.js';
import type { Orm, Transaction } from '../../platform/database/database.js';

type Reader = Orm | Transaction;

/** Registry revision the directory is read at; null for what is published now, also in the middle of publishing. */
export type DirectoryAt = number | null;

/** Whether a version is the one that was published then. */
const shownAt = (version: string, at: DirectoryAt): SQL =>
  at === null
    ? sql.raw(`${version}.superseded_revision is null`)
    : visibleAt(
        {
          publishedRevision: sql.raw(`${version}.published_revision`),
          supersededRevision: sql.raw(`${version}.superseded_revision`),
        },
        at,
      );

/** An organisation as the directory shows it. */
export interface Organisation {
  readonly id: bigint;
  readonly publicId: string;
  readonly name: string;
  readonly legalForm: string | null;
  readonly naturalPerson: boolean;
  /** Revision of its present version. */
  readonly publishedRevision: number;
  /** The organisation it was merged into; null for one that stands for itself. */
  readonly mergedInto: { readonly publicId: string; readonly name: string } | null;
}

export interface ListedOrganisation extends Organisation {
  /** Published projects in which it is beneficiary or executing body. */
  readonly projects: number;
}

interface Row extends Record<string, unknown> {
  readonly id: string;
  readonly public_id: string;
  readonly name: string;
  readonly legal_form: string | null;
  readonly natural_person: boolean;
  readonly published_revision: number;
  readonly head_id: string | null;
  readonly head_name: string | null;
}

const columns = sql`v.organisation_id as id, o.public_id, v.name, v.legal_form, v.natural_person, v.published_revision,
  ho.public_id as head_id, hv.name as head_name`;
const source = (at: DirectoryAt): SQL => sql`organisation_version v
  join organisation o on o.id = v.organisation_id
  left join organisation_version hv on hv.organisation_id = v.merged_into_id and ${shownAt('hv', at)}
  left join organisation ho on ho.id = hv.organisation_id`;

/** An organisation `m` that is the one asked for or was merged into it; `head` is the id of one that stands for itself. */
const isMember = (head: SQL, at: DirectoryAt): SQL =>
  sql`${shownAt('m', at)} and (m.organisation_id = ${head} or m.merged_into_id = ${head})`;

/** A wording a record had used by then. */
const wordingOfMember = (at: DirectoryAt): SQL =>
  sql`organisation_wording w on w.organisation_id = m.organisation_id${at === null ? sql`` : sql` and w.first_revision <= ${at}`}`;

const wordingsOf = (head: SQL, at: DirectoryAt): SQL =>
  sql`organisation_version m join ${wordingOfMember(at)} where ${isMember(head, at)}`;

/** Whether the version `p` of a project that was published then names the wording `w`. */
const isNamed = (at: DirectoryAt): SQL => sql`${shownAt('p', at)}
  and ((p.beneficiary_name = w.wording and p.beneficiary_is_natural_person = w.natural_person)
    or (p.executing_body_name = w.wording and p.executing_body_is_natural_person = w.natural_person))`;

/** One page of organisations by name, those that stand for themselves; every word of `q` stands in one of their wordings. */
export async function listOrganisations(
  db: Reader,
  request: {
    readonly q: string;
    readonly limit: number;
    readonly after?: ListPosition;
    readonly at?: DirectoryAt;
  },
): Promise<{ readonly items: readonly ListedOrganisation[]; readonly next: ListPosition | null }> {
  const { at = null } = request;
  const words = request.q
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 10);
  const found = words.map(
    (word) => sql`and exists (select from ${wordingsOf(sql`v.organisation_id`, at)}
      and fold_text(w.wording) like ${`%${fold(word).replace(/[\\%_]/g, '\\$&')}%`})`,
  );
  const { after } = request;
  const behind = after
    ? sql`and (v.name, v.organisation_id) > (${after.name} collate "de-x-icu", ${after.id})`
    : sql``;
  const rows = await db.execute<Row & { projects: number }>(sql`
    with page as materialized (
      select ${columns} from ${source(at)}
      where ${shownAt('v', at)} and v.merged_into_id is null ${sql.join(found, sql` `)} ${behind}
      order by v.name, v.organisation_id limit ${request.limit + 1})
    select page.*, ${projectCount(sql`page.id`, at)} as projects from page order by name, id`);
  const items = rows
    .slice(0, request.limit)
    .map((row) => ({ ...organisationOf(row), projects: row.projects }));
  const last = rows.length > request.limit ? items.at(-1) : undefined;
  return { items, next: last ? { name: last.name, id: last.id } : null };
}

export interface ListPosition {
  readonly name: string;
  readonly id: bigint;
}

/** One organisation by the id the public knows, or null. */
export async function findOrganisation(
  db: Reader,
  publicId: string,
  at: DirectoryAt = null,
): Promise<Organisation | null> {
  const [row] = await db.execute<Row>(sql`
    select ${columns} from ${source(at)} where ${shownAt('v', at)} and o.public_id = ${publicId}`);
  return row ? organisationOf(row) : null;
}

/** The organisations that were merged into one. */
export async function membersOf(
  db: Reader,
  head: bigint,
  at: DirectoryAt = null,
): Promise<readonly Organisation[]> {
  const rows = await db.execute<Row>(sql`
    select ${columns} from ${source(at)}
    where ${shownAt('v', at)} and v.merged_into_id = ${head} order by v.name, v.organisation_id`);
  return rows.map(organisationOf);
}

function organisationOf(row: Row): Organisation {
  return {
    id: BigInt(row.id),
    publicId: row.public_id,
    name: row.name,
    legalForm: row.legal_form,
    naturalPerson: row.natural_person,
    publishedRevision: row.published_revision,
    mergedInto: row.head_id === null ? null : { publicId: row.head_id, name: row.head_name ?? '' },
  };
}

export interface Wording {
  readonly text: string;
  /** Published projects that write it so. */
  readonly projects: number;
}

/** How the records write an organisation, letter by letter, the most used first; also wordings of earlier versions. */
export async function wordingsAt(
  db: Reader,
  head: bigint,
  at: DirectoryAt = null,
): Promise<readonly Wording[]> {
  const rows = await db.execute<{ text: string; projects: number }>(sql`
    select w.wording as text,
      (select count(*)::int from project_version p where ${isNamed(at)}) as projects
    from ${wordingsOf(sql`${head}`, at)} order by projects desc, w.wording`);
  return rows.map(({ text, projects }) => ({ text, projects }));
}

function projectCount(head: SQL, at: DirectoryAt): SQL {
  return sql`(select count(distinct p.id)::int
    from organisation_version m
    join ${wordingOfMember(at)}
    join project_version p on ${isNamed(at)}
    where ${isMember(sql`${head}`, at)})`;
}

/** A project an organisation plays a part in. */
export interface ProjectOfOrganisation {
  readonly reference: string;
  readonly name: string;
  /** How the record writes it, by the part it plays; null where it plays none. */
  readonly asBeneficiary: string | null;
  readonly asExecutingBody: string | null;
  /** EUR cents; null where it is not stated. */
  readonly totalEligibleCost: bigint | null;
}

/** One page of an organisation's published projects by reference. */
export async function projectsOf(
  db: Reader,
  head: bigint,
  {
    limit,
    after = '',
    at = null,
  }: {
    readonly limit: number;
    readonly after?: string;
    readonly at?: DirectoryAt;
  },
): Promise<{ readonly items: readonly ProjectOfOrganisation[]; readonly next: string | null }> {
  const rows = await db.execute<Record<string, string | null> & { reference: string; name: string }>(sql`
    select p.reference, p.name, p.total_eligible_cost::text as cost,
      max(w.wording) filter (where p.beneficiary_name = w.wording) as as_beneficiary,
      max(w.wording) filter (where p.executing_body_name = w.wording) as as_executing_body
    from organisation_version m
    join ${wordingOfMember(at)}
    join project_version p on ${isNamed(at)}
    where ${isMember(sql`${head}`, at)}
      and p.reference > ${after}
    group by p.id order by p.reference limit ${limit + 1}`);
  const items = rows.slice(0, limit).map((row) => ({
    reference: row.reference,
    name: row.name,
    asBeneficiary: row.as_beneficiary ?? null,
    asExecutingBody: row.as_executing_body ?? null,
    totalEligibleCost: row.cost === null || row.cost === undefined ? null : BigInt(row.cost),
  }));
  return { items, next: rows.length > limit ? (items.at(-1)?.reference ?? null) : null };
}

/** How many published projects name an organisation. */
export async function countProjectsOf(db: Reader, head: bigint, at: DirectoryAt = null): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`select ${projectCount(sql`${head}`, at)} as count`);
  return row?.count ?? 0;
}
