import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../src/kernel/actor.js';
import { actingAs } from '../../src/platform/database/acting.js';
import type { Transaction } from '../../src/platform/database/database.js';
import type { TestDatabase } from '../support/database.js';
import { aPerson, bautzen } from '../support/people.js';

/** What tells who somebody is. */
export const traces = {
  name: 'Gundula Häberlein-Möß',
  email: 'gundula.haeberlein@bautzen.example',
  phone: '03591 534-38071',
} as const;

export type Somebody = Actor & { readonly personId: string };

/** The lead of Bautzen, with something of hers in every place where the registry keeps personal data. */
export async function somebodyEverywhere(database: TestDatabase, colleague: Actor): Promise<Somebody> {
  const { ownerSql: owner } = database;
  const { name, email, phone } = traces;
  const who = await aPerson(database, 'cityLead', bautzen, { name, email });
  const id = who.personId;
  await owner`insert into login_account (person_id, provider_id, account_id, password) values (${id}, 'oidc', ${email}, 'x:y')`;
  await owner`insert into login_second_factor (person_id, secret, backup_codes) values (${id}, 'x', 'y')`;
  await owner`insert into login_session (person_id, token, expires_at, user_agent) values (${id}, ${randomUUID()}, now() + interval '1 day', 'Firefox')`;
  await owner`insert into login_verification (identifier, value, expires_at) values (${`reset:${randomUUID()}`}, ${id}, now() + interval '1 day')`;
  await owner`insert into login_event (kind, person_id, source) values ('signedIn', ${id}, '203.0.113.0/24')`;
  const [token] = await owner`
    insert into access_token (person_id, label, token_sha256, expires_at)
    values (${id}, ${`Rechner von ${name}`}, ${randomBytes(32)}, now() + interval '1 day') returning id`;
  await owner`insert into access_token_use (token_id) values (${token?.id})`;
  await owner`insert into deputy (for_person, deputy_person, starts_on, ends_on) values (${id}, ${colleague.personId}, '2026-01-01', '9999-12-31')`;
  await owner`
    insert into outgoing_mail (to_address, subject, body, kind, person_id) values
      (${email}, 'Erinnerung', ${`Guten Tag ${name}`}, 'reminder', ${id}),
      ('andere@bautzen.example', ${`${name}s Entwurf`}, ${`Fragen Sie ${name}, Telefon ${phone}.`}, 'notice', ${colleague.personId})`;
  await owner`insert into contact (city_ags, name, email, phone, person_id) values (${bautzen}, ${name}, ${email}, ${phone}, ${id})`;
  await owner`insert into contact (city_ags, name, phone, note) values (${bautzen}, 'Olaf Anders', '03591 534-1', ${`Vertritt ${name} (03591/534 38071)`})`;
  await owner`
    with round as (
      insert into reporting_round (name, opens_on, due_on, closes_on, scope_from, scope_until, requirements, remind_before, remind_after, created_by)
      values ('Herbst', '2026-10-01', '2026-11-30', '2026-12-31', '2021-01-01', '2027-12-31', '[]', '[]', '[]', ${colleague.personId}) returning id)
    insert into round_city (round_id, city_ags, contact) select id, ${bautzen}, ${`${name}, Telefon 0172 99-88-77`} from round`;
  await owner`
    insert into access_log (actor, person_id, role, city, route, request_id, as_file)
    values (${who.id}, ${id}, 'cityLead', ${bautzen}, '/arbeitsbereich', 'r', false)`;
  await owner`
    insert into idempotency_key (actor, route, key, body_sha256, state, owner, status, headers, body) values
      (${who.id}, 'x', 'y', ${randomBytes(32)}, 'answered', gen_random_uuid(), 200, '{}', '{}'),
      ('person:other', 'x', 'y', ${randomBytes(32)}, 'answered', gen_random_uuid(), 200, '{}', ${Buffer.from(JSON.stringify({ by: name }))})`;
  await actingAs(database.orm, who, {}, (tx) => draftOf(tx, who));
  await runOf(database, who);
  return who;
}

/** A report that was drawn with a foreword of the person's, its file, and the same report made regularly. */
async function runOf({ ownerSql }: TestDatabase, { id, personId }: Somebody): Promise<void> {
  const { name } = traces;
  const bytes = Buffer.from(`{"foreword":"Mit Dank, ${name}"}`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const parameters = { scope: 'all', foreword: `Mit Dank, ${name}` };
  await ownerSql.begin(async (tx) => {
    await tx`select set_config('app.role', 'system', true)`;
    await tx`insert into stored_file (sha256, byte_length, media_type) values (${sha256}, ${bytes.length}, 'application/json')`;
    await tx`insert into stored_file_chunk (sha256, position, bytes) values (${sha256}, 0, ${bytes})`;
    const [run] = await tx`
      insert into report_run (report_id, parameters, audience, language, revision, reckoning_day, program_version, formats,
        question_sha256, asked_by, asker, person_id)
      values ('state-report', ${tx.json(parameters)}, 'public', 'de', 1, '2026-01-01', '0', '["json"]', ${'0'.repeat(64)}, ${id}, ${personId}, ${personId})
      returning id`;
    await tx`update report_run set state = 'running'`;
    await tx`
      insert into report_run_file (run_id, format, file_name, media_type, byte_length, file_hash, content_sha256)
      values (${run?.id}, 'json', 'bericht.json', 'application/json', ${bytes.length}, ${sha256}, ${sha256})`;
    await tx`update report_run set state = 'done', ended_at = now()`;
    await tx`
      insert into report_schedule (report_id, parameters, audience, language, formats, rhythm, person_id)
      values ('state-report', ${tx.json(parameters)}, 'public', 'de', '["json"]', 'daily', ${personId})`;
  });
}

/** A draft that was begun and handed in by the person, with remarks and a file name that tell who it was. */
async function draftOf(tx: Transaction, who: Somebody): Promise<void> {
  const { name, email, phone } = traces;
  const draft = randomUUID();
  await tx.execute(sql`
    insert into project_draft (id, created_by, owner_city, name, place_kind, place_id, source_kind, source_title, typed)
    select ${draft}, ${who.id}, ${bautzen}, 'Quartiersfest', 'municipality', id, 'form', 'Formular',
           ${JSON.stringify({ 'amounts.totalCost': `weiß ${name}` })}::jsonb
    from place where ags = ${bautzen}`);
  await tx.execute(sql`
    insert into draft_comment (draft_id, owner_city, body, author_id)
    values (${draft}, ${bautzen}, ${`Bitte bei mir melden: ${name}, ${email}, Tel. ${phone}. Danke!`}, ${who.personId})`);
  await tx.execute(sql`update project_draft set state = 'submitted' where id = ${draft}`);
}
