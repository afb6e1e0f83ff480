import { createHash, randomUUID } from 'node:crypto';
import { type Actor, type Role, roles } from '../../src/kernel/actor.js';
import { aProject, publishNew } from '../support/a-project.js';
import type { TestDatabase } from '../support/database.js';
import { aPerson, bautzen, goerlitz } from '../support/people.js';

type Person = Actor & { readonly personId: string };

/** One person for every role; those of a city belong to Bautzen, with a colleague of each kind in Görlitz. */
export interface World {
  readonly database: TestDatabase;
  readonly people: Readonly<Record<Role, Person>>;
  readonly colleagues: Readonly<Record<'cityEditor' | 'cityLead', Person>>;
  /** References of published projects, by AGS of their city. */
  readonly published: Readonly<Record<string, string>>;
}

export async function makeWorld(database: TestDatabase): Promise<World> {
  const people = {} as Record<Role, Person>;
  for (const role of roles) people[role] = await aPerson(database, role);
  const colleagues = {
    cityEditor: await aPerson(database, 'cityEditor', goerlitz),
    cityLead: await aPerson(database, 'cityLead', goerlitz),
  };
  const inCity = (ags: string, name: string) =>
    aProject({ name, place: { kind: 'municipality', ags, sourceText: null } });
  const { projects } = await publishNew(database, inCity(bautzen, 'Bautzen'), inCity(goerlitz, 'Görlitz'));
  const published = { [bautzen]: projects[0]?.reference ?? '', [goerlitz]: projects[1]?.reference ?? '' };
  return { database, people, colleagues, published };
}

/**
 * A word that stands in every unpublished thing of a city, and nowhere else: where it is shown, the thing was shown.
 * `draft`: of what was never handed in.
 */
export const secretOf = (city: string | null, kind: 'draft' | 'handedIn'): string =>
  `Geheim${city ?? 'Servicestelle'}${kind}Quartiersfest`;

export interface DraftNeeds {
  /** AGS of its city; null for the service centre's own. */
  readonly city: string | null;
  readonly state?: 'draft' | 'submitted' | 'returned' | 'accepted';
}

/** A draft, with a remark and a file, as the program itself may write it. */
export async function aDraft(
  { database: { ownerSql }, people, colleagues }: World,
  { city, state = 'draft' }: DraftNeeds,
): Promise<{ draft: string; comment: string; attachment: string }> {
  const [draft, comment, attachment] = [randomUUID(), randomUUID(), randomUUID()];
  const secret = secretOf(city, state === 'draft' ? 'draft' : 'handedIn');
  const lead = city === null ? people.staff : city === goerlitz ? colleagues.cityLead : people.cityLead;
  await ownerSql`
    insert into project_draft (id, created_by, owner_city, name, summary, place_kind, place_id, source_kind, source_title)
    select ${draft}, ${lead.id}, ${city}::text, ${`${secret} ${draft}`}, ${secret},
           case when p.id is null then 'statewide' else 'municipality' end, p.id, 'form', ${secret}
    from (select 1) one left join place p on p.ags = ${city}::text`;
  if (state !== 'draft')
    await ownerSql`
      update project_draft set state = 'submitted', handed_in_by = ${lead.personId}, handed_in_at = now() where id = ${draft}`;
  if (state === 'accepted' || state === 'returned')
    await ownerSql`
      update project_draft set state = ${state}, checked_by = ${people.staff.personId}, checked_at = now() where id = ${draft}`;
  await ownerSql`
    insert into draft_comment (id, draft_id, owner_city, body, author_id)
    values (${comment}, ${draft}, ${city}, ${secret}, ${lead.personId})`;
  const bytes = Buffer.from(`%PDF-1.4 ${secret} ${draft}`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await ownerSql.begin(async (sql) => {
    await sql`insert into stored_file (sha256, byte_length, media_type) values (${sha256}, ${bytes.length}, 'application/pdf')`;
    await sql`insert into stored_file_chunk (sha256, position, bytes) values (${sha256}, 0, ${bytes})`;
    await sql`
      insert into attachment (id, draft_id, owner_city, kind, sha256, file_name, uploaded_by)
      values (${attachment}, ${draft}, ${city}, 'decision', ${sha256}, ${`${secret}.pdf`}, ${lead.personId})`;
  });
  return { draft, comment, attachment };
}
