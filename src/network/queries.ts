import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import type { Day } from '../kernel/day.js';
import { Problem } from '../kernel/problem.js';
import type { Transaction } from '../platform/database/database.js';
import type { NetworkOrganisation, NetworkPerson, OrganisationKind } from './entry.js';
import { soonDays } from './entry.js';
import { networkOrganisation, networkPerson } from './tables.js';

const organisationColumns = {
  id: networkOrganisation.id,
  reference: networkOrganisation.reference,
  name: networkOrganisation.name,
  kind: networkOrganisation.kind,
  website: networkOrganisation.website,
  topics: networkOrganisation.topics,
  people: sql<number>`(select count(*)::int from network_person n where n.organisation_id = ${networkOrganisation.id})`,
  version: networkOrganisation.version,
};

/** Organisations of the network by name; `q` looks into names and topics. */
export const readOrganisations = (tx: Transaction, q = ''): Promise<NetworkOrganisation[]> =>
  tx
    .select(organisationColumns)
    .from(networkOrganisation)
    .where(
      contains(
        q,
        sql`concat_ws(' ', ${networkOrganisation.name}, array_to_string(${networkOrganisation.topics}, ' '))`,
      ),
    )
    .orderBy(asc(networkOrganisation.name), asc(networkOrganisation.id));

/** @throws Problem `not_found` */
export async function findOrganisation(tx: Transaction, reference: string): Promise<NetworkOrganisation> {
  const [found] = await tx
    .select(organisationColumns)
    .from(networkOrganisation)
    .where(eq(networkOrganisation.reference, reference));
  if (!found) throw new Problem('not_found');
  return found;
}

const personColumns = {
  id: networkPerson.id,
  reference: networkPerson.reference,
  name: networkPerson.name,
  function: networkPerson.function,
  organisation: networkOrganisation.reference,
  organisationName: networkOrganisation.name,
  organisationKind: networkOrganisation.kind,
  email: networkPerson.email,
  phone: networkPerson.phone,
  topics: networkPerson.topics,
  note: networkPerson.note,
  inDirectory: networkPerson.inDirectory,
  getsInvitations: networkPerson.getsInvitations,
  consentOn: networkPerson.consentOn,
  consentHow: networkPerson.consentHow,
  withdrawnOn: networkPerson.withdrawnOn,
  deleteOn: networkPerson.deleteOn,
  isDue: sql<boolean>`${networkPerson.deleteOn} < today_in_saxony()`,
  isDueSoon: sql<boolean>`${networkPerson.deleteOn} < today_in_saxony() + ${sql.raw(String(soonDays))}`,
  version: networkPerson.version,
};

/** Which people are asked for. */
export interface PeopleAsked {
  /** Words that all have to stand in name, function, organisation, address or topics. */
  readonly q?: string | undefined;
  readonly topic?: string | undefined;
  readonly kind?: OrganisationKind | undefined;
  /** Reference of their organisation. */
  readonly organisation?: string | undefined;
  /** Only those who may be invited now. */
  readonly invitable?: boolean | undefined;
  /** Only those whose day of deletion is near or over; the nearest first. */
  readonly dueSoon?: boolean | undefined;
  /** Only those behind this entry, in the order of names. */
  readonly after?: string | undefined;
}

export const peoplePerPage = 50;

/** People whoever acts may see: the service centre all, others none. `most` is how many are read. */
export const readPeople = (
  tx: Transaction,
  asked: PeopleAsked,
  most = peoplePerPage,
): Promise<NetworkPerson[]> =>
  tx
    .select(personColumns)
    .from(networkPerson)
    .leftJoin(networkOrganisation, eq(networkOrganisation.id, networkPerson.organisationId))
    .where(and(...conditionsOf(asked)))
    .orderBy(
      ...(asked.dueSoon ? [asc(networkPerson.deleteOn)] : []),
      asc(networkPerson.name),
      asc(networkPerson.id),
    )
    .limit(most);

const words = sql`concat_ws(' ', ${networkPerson.name}, ${networkPerson.function}, ${networkPerson.email},
  ${networkOrganisation.name}, array_to_string(${networkPerson.topics}, ' '))`;

function conditionsOf({
  q = '',
  topic,
  kind,
  organisation,
  invitable,
  dueSoon,
  after,
}: PeopleAsked): (SQL | undefined)[] {
  return [
    contains(q, words),
    // What an organisation is asked about, its people are too.
    topic === undefined
      ? undefined
      : sql`(${topic} = any(${networkPerson.topics}) or ${topic} = any(${networkOrganisation.topics}))`,
    kind === undefined ? undefined : eq(networkOrganisation.kind, kind),
    organisation === undefined ? undefined : eq(networkOrganisation.reference, organisation),
    invitable
      ? sql`${networkPerson.getsInvitations} and ${networkPerson.deleteOn} >= today_in_saxony()`
      : undefined,
    dueSoon ? sql`${personColumns.isDueSoon}` : undefined,
    after === undefined
      ? undefined
      : sql`(${networkPerson.name}, ${networkPerson.id}) > (select b.name, b.id from network_person b where b.reference = ${after})`,
  ];
}

/** Whether every word of `q` stands in a text, whatever its case and accents. */
function contains(q: string, within: SQL): SQL | undefined {
  const asked = q.trim();
  if (asked === '') return undefined;
  return sql`(select bool_and(strpos(fold_text((${within}) collate "C"), w) > 0) from regexp_split_to_table(fold_text(${asked}), '\\s+') w)`;
}

/** @throws Problem `not_found` */
export async function findPerson(tx: Transaction, reference: string): Promise<NetworkPerson> {
  const [found] = await tx
    .select(personColumns)
    .from(networkPerson)
    .leftJoin(networkOrganisation, eq(networkOrganisation.id, networkPerson.organisationId))
    .where(eq(networkPerson.reference, reference));
  if (!found) throw new Problem('not_found');
  return found;
}

/** How many people there are, and how many of them are due soon. */
export async function countPeople(
  tx: Transaction,
): Promise<{ readonly all: number; readonly dueSoon: number }> {
  const [row] = await tx
    .select({
      all: sql<number>`count(*)::int`,
      dueSoon: sql<number>`(count(*) filter (where ${personColumns.isDueSoon}))::int`,
    })
    .from(networkPerson);
  return row ?? { all: 0, dueSoon: 0 };
}

/** Every topic that stands somewhere, once. */
export async function readTopics(tx: Transaction): Promise<string[]> {
  const rows = await tx.execute<{ topic: string }>(sql`
    select distinct topic collate "de-x-icu" as topic from (
      select unnest(topics) as topic from network_person union all select unnest(topics) from network_organisation) t
    order by 1`);
  return rows.map(({ topic }) => topic);
}

/** Today in Saxony, by the database's clock. */
export async function readToday(tx: Transaction): Promise<Day> {
  const [row] = await tx.execute<{ today: Day }>(sql`select today_in_saxony()::text as today`);
  if (!row) throw new Error('the database has no clock');
  return row.today;
}

/** Somebody as the people of programme cities see them. */
export interface DirectoryEntry {
  readonly reference: string;
  readonly name: string;
  readonly function: string | null;
  readonly organisation: string | null;
  readonly kind: OrganisationKind | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly topics: readonly string[];
}

/** Who agreed to be shown to programme cities, by name; nobody for whoever may not see them. */
export async function readDirectory(tx: Transaction, q = ''): Promise<DirectoryEntry[]> {
  const where = contains(
    q,
    sql`concat_ws(' ', d.name, d.function, d.organisation, array_to_string(d.topics, ' '))`,
  );
  const rows = await tx.execute<Record<string, unknown> & DirectoryEntry>(sql`
    select d.reference, d.name, d.function, d.organisation, d.kind, d.email, d.phone, d.topics from network_directory() d
    ${where === undefined ? sql`` : sql`where ${where}`}
    order by d.name, d.reference`);
  return rows.map((row) => ({ ...row }));
}

/** One change of an entry, with what was said before and after it. */
export interface EntryChange {
  readonly at: Date;
  readonly who: string;
  readonly operation: 'insert' | 'update' | 'delete';
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

/** The changes of an entry from the trail, the newest first; nothing for whoever may not see it. */
export async function historyOf(
  tx: Transaction,
  table: 'network_person' | 'network_organisation',
  id: bigint,
): Promise<EntryChange[]> {
  const rows = await tx.execute<
    Record<string, unknown> & Pick<EntryChange, 'who' | 'operation' | 'before' | 'after'> & { at: string }
  >(sql`select at, who, operation, before, after from network_history(${table}, ${id}::bigint)`);
  return rows.map(({ at, who, operation, before, after }) => ({
    at: new Date(at),
    who,
    operation,
    before,
    after,
  }));
}

/** What was deleted, the newest first. */
export interface LoggedDeletion {
  readonly reference: string;
  readonly reason: 'day' | 'wish' | 'forgotten';
  readonly removed: Readonly<Record<string, number>>;
  readonly deletedAt: Date;
  readonly deletedBy: string | null;
}

const mostLogged = 100;

export async function readDeletions(tx: Transaction): Promise<LoggedDeletion[]> {
  const rows = await tx.execute<
    Record<string, unknown> &
      Pick<LoggedDeletion, 'reference' | 'reason' | 'removed'> & { at: string; by: string | null }
  >(sql`
    select d.reference, d.reason, d.removed, d.deleted_at as at, p.name as by
    from network_deletion d left join person p on p.id = d.deleted_by order by d.id desc limit ${mostLogged}`);
  return rows.map(({ at, by, reference, reason, removed }) => ({
    ...{ reference, reason, removed },
    deletedAt: new Date(at),
    deletedBy: by,
  }));
}

/** Everything that is kept about somebody (Art. 15 GDPR), without secrets. @throws Problem `not_found` */
export async function exportOf(
  tx: Transaction,
  reference: string,
): Promise<Readonly<Record<string, unknown>>> {
  const { id } = await findPerson(tx, reference);
  const [row] = await tx.execute<{ kept: Readonly<Record<string, unknown>> | null }>(
    sql`select export_network_person(${id}::bigint) as kept`,
  );
  if (row?.kept == null) throw new Problem('not_found');
  return row.kept;
}
