import type { ISql, Sql } from 'postgres';
import t, { type Test } from 'tap';
import { connect } from '../../src/platform/database/connections.js';
import { testDatabase } from '../support/database.js';
import { bautzen } from '../support/people.js';
import { fillEveryTable, keyOf, type Owner } from './every-row.js';

const database = await testDatabase(t);
const { sql, ownerSql } = database;

/** Whose rows (see `owners`) the people of Bautzen, the service centre, auditors and administrators see of a table. */
interface Seen {
  readonly city: string;
  readonly centre: string;
  readonly auditor: string;
  readonly administrator: string;
  /** Without an identity, or with a role nobody has; nothing unless said. */
  readonly nobody?: string;
}
const everybody = 'B0 B1 G0 G1 S';
/** Before it is handed in for the first time, a city's work is its own; auditors read everything. */
const work: Seen = { city: 'B0 B1', centre: 'B1 G1 S', auditor: everybody, administrator: '' };
/** What is kept about a city's published projects, by the city and the service centre. */
const books: Seen = { city: 'B0 B1', centre: everybody, auditor: everybody, administrator: '' };
const ownWork: Seen = { city: 'B0 B1', centre: '', auditor: '', administrator: '' };
const ofTheCentre: Seen = { city: '', centre: everybody, auditor: everybody, administrator: '' };
const closed: Seen = { city: '–', centre: '–', auditor: '–', administrator: '–', nobody: '–' };
/** Published, but for what is natural persons' (here: all but the service centre's row). */
const directory: Seen = { city: 'S', centre: everybody, auditor: everybody, administrator: 'S', nobody: 'S' };

/** Every table with row security, and whose rows of it who sees. A new table has to be entered here. */
const expected: Readonly<Record<string, Seen>> = {
  access_log: { city: '', centre: '', auditor: everybody, administrator: everybody },
  attachment: work,
  // Whoever checks knows their own mandate (here nobody's).
  // An auditor sees the own one, and by it everything else.
  audit_mandate: { ...ofTheCentre, auditor: 'B0', administrator: everybody },
  // What auditors drew is for no one else; the service centre sees its own draws.
  audit_sample: { city: '', centre: '', auditor: everybody, administrator: '' },
  budget_shift: books,
  catalogue_draft: { ...ofTheCentre, auditor: '' },
  city_record_draft: books,
  // What a city sends in is its own, until it is handed in as drafts.
  city_upload: ownWork,
  city_upload_row: ownWork,
  consultation: books,
  contact: { ...books, auditor: '' },
  draft_comment: work,
  duplicate_decision: ofTheCentre,
  duplicate_decision_project: ofTheCentre,
  duplicate_look: ofTheCentre,
  // Drafts, which every row here is, are the service centre's; who registered is for it and for the person alone.
  event: ofTheCentre,
  event_registration: { ...ofTheCentre, auditor: '' },
  // What was accepted of a city's record is for its people to see.
  finding_waiver: books,
  funding_entry: books,
  // All cities read what each of them asks.
  exchange_answer: { ...books, city: everybody },
  exchange_question: { ...books, city: everybody },
  // Who was invited, and people of the network, are for the service centre alone; what was deleted is no secret.
  event_invitation: { ...ofTheCentre, auditor: '' },
  network_deletion: { ...ofTheCentre, administrator: everybody },
  network_organisation: ofTheCentre,
  network_person: { ...ofTheCentre, auditor: '' },
  // Drafts, which every row here is, are the service centre's.
  handout: ofTheCentre,
  handout_file: ofTheCentre,
  practice: ofTheCentre,
  import_answer: ofTheCentre,
  import_identity: ofTheCentre,
  import_likeness: ofTheCentre,
  import_progress: ofTheCentre,
  import_row: ofTheCentre,
  import_run: ofTheCentre,
  import_undo: ofTheCentre,
  inquiry: ofTheCentre,
  inquiry_question: ofTheCentre,
  likeness_pair: ofTheCentre,
  on_the_spot_check: books,
  // Named in public, with consent; every test row says no to that.
  office_person: { ...books, auditor: '' },
  organisation_difference: ofTheCentre,
  organisation_version: directory,
  organisation_wording: directory,
  outgoing_mail: closed,
  payment: books,
  // Colleagues, and whom to ask at the service centre.
  person: { city: 'B0 B1 S', centre: everybody, auditor: everybody, administrator: everybody },
  project_draft: work,
  project_likeness: ofTheCentre,
  proof: books,
  proof_body: books,
  proof_step: books,
  publicity_display: books,
  reconciliation: ofTheCentre,
  reconciliation_difference: ofTheCentre,
  recovery: books,
  report_run: books,
  report_run_file: books,
  report_run_progress: books,
  report_schedule: ofTheCentre,
  // Rounds that have opened are everybody's who answers them.
  reporting_round: { ...books, city: everybody },
  retention_deletion: { ...ofTheCentre, administrator: everybody },
  retention_mark: books,
  round_answer: books,
  round_city: books,
  round_reminder: books,
  sab_notice: books,
  saved_view: ofTheCentre,
  stored_file: work,
  stored_file_chunk: work,
  trail_check: ofTheCentre,
  workflow_step: work,
};

/** Tables every visitor may read through the service: they hold what is published, or nothing worth hiding. */
const readByAll = [
  'audit_seal',
  'catalogue_entry',
  'catalogue_reference',
  'catalogue_version',
  'city_record',
  'city_record_version',
  'idempotency_key',
  'organisation',
  'place',
  'place_reference',
  'place_version',
  'project',
  'project_reference_counter',
  'project_rollup',
  'project_version',
  'registry_revision',
  'search_word',
  // Has rows for the program alone: the view itself asks who reads.
  'trail_as_written',
];

const guarded = (
  await ownerSql<{ name: string }[]>`
    select relname::text as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relrowsecurity order by relname`
).map(({ name }) => name);

t.test(
  'every table the service may read has row security and an entry here, or is on the list of public ones',
  async (t) => {
    t.same(Object.keys(expected).sort(), guarded, 'enter new tables in test/access/tenancy.test.ts');
    const unguarded = await ownerSql<{ name: string }[]>`
    select relname::text as name from pg_class c
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm') and not relrowsecurity
      and has_any_column_privilege('steckbrief_app', c.oid, 'select') order by relname`;
    t.same(
      unguarded.map(({ name }) => name),
      readByAll,
      'give the table row security, or say why everybody may read it',
    );
  },
);

t.test('whoever reads by SQL as the service sees what is theirs, and nobody sees nothing', async (t) => {
  const rows = await fillEveryTable(ownerSql, guarded);
  const [own] = [...(rows.get('audit_mandate') ?? [])].find(([, owner]) => owner === 'B0') ?? [];
  const [mandated] = await ownerSql<{ person: string }[]>`
    select person_id as person from audit_mandate where ctid = ${own ?? ''}::tid`;
  const seenBy = async (table: string, role: string | null): Promise<string> => {
    const found = await sql
      .begin(async (tx: ISql) => {
        const city = role?.startsWith('city') ? bautzen : '';
        const person = role === 'auditor' ? (mandated?.person ?? '') : '';
        if (role)
          await tx`select set_config('app.role', ${role}, true), set_config('app.city', ${city}, true), set_config('app.person', ${person}, true)`;
        return tx.unsafe<{ key: string }[]>(`select ${keyOf(table)} as key from ${table}`);
      })
      .catch(closedTable);
    const ownersOf: (Owner | undefined)[] | null = found?.map(({ key }) => rows.get(table)?.get(key)) ?? null;
    return ownersOf === null ? '–' : ownersOf.sort().join(' ');
  };
  for (const [table, { city, centre, auditor, administrator, nobody = '' }] of Object.entries(expected)) {
    const there = [...(rows.get(table)?.values() ?? [])];
    const of = (names: string) =>
      names === '–'
        ? names
        : names
            .split(' ')
            .filter((name) => there.includes(name as Owner))
            .join(' ');
    const asExpected = {
      cityEditor: city,
      cityLead: city,
      staff: centre,
      lead: centre,
      auditor,
      administrator,
    };
    for (const [role, names] of Object.entries(asExpected))
      t.equal(await seenBy(table, role), of(names), `${table}: ${role}`);
    t.equal(await seenBy(table, null), of(nobody), `${table}: without an identity`);
    t.equal(await seenBy(table, 'publicVisitor'), of(nobody), `${table}: a role nobody has`);
  }
});

/** Refusals of the whole table are an answer, too. */
function closedTable(error: { code?: string }): null {
  if (error.code === '42501') return null;
  throw error;
}

t.test('sign-in and jobs have rights to what they need and to nothing else', async (t) => {
  const rights = async (role: string): Promise<string[]> => {
    const found = await ownerSql<{ line: string }[]>`
      select c.relname || ': ' || string_agg(r, ' ' order by r) as line
      from pg_class c cross join unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'trigger']) r
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')
        and case when r in ('select', 'insert', 'update') then has_any_column_privilege(${role}, c.oid, r)
                 else has_table_privilege(${role}, c.oid, r) end
      group by c.relname order by c.relname`;
    return found.map(({ line }) => line);
  };
  t.same(await rights('steckbrief_auth'), ofSignIn);
  t.same(await rights('steckbrief_jobs'), ofJobs);
});

const ofSignIn = [
  'access_token: insert select update',
  'access_token_use: delete insert select update',
  'deputy: delete insert select update',
  'login_account: delete insert select update',
  'login_event: insert select',
  'login_second_factor: delete insert select update',
  'login_session: delete insert select update',
  'login_throttle: delete insert select update',
  'login_verification: delete insert select update',
  'outgoing_mail: insert',
  'person: delete insert select update',
  'person_now: select',
];
const ofJobs = ['outgoing_mail: delete insert select update'];

t.test('the service can neither step around row security nor touch what is written for ever', async (t) => {
  const roles = await ownerSql<{ name: string; strong: boolean }[]>`
    select rolname::text as name, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as strong
    from pg_roles where rolname like 'steckbrief\\_%' and rolname <> 'steckbrief_owner'`;
  t.same(
    roles.filter(({ strong }) => strong).map(({ name }) => name),
    [],
  );
  const owned = await ownerSql`
    select relname from pg_class where relnamespace = 'public'::regnamespace
      and pg_get_userbyid(relowner) in ('steckbrief_app', 'steckbrief_auth', 'steckbrief_jobs')`;
  t.same([...owned], [], 'nothing belongs to them');
  const asService = await pool(t, 'steckbrief_app');
  const refused = [
    'set session_replication_role = replica',
    'set role steckbrief_owner',
    'set session authorization steckbrief_owner',
    'set row_security = off; select from project_draft',
    'alter table project_draft disable row level security',
    'alter table project_version disable trigger all',
    'alter table project_version owner to steckbrief_app',
    'drop policy project_draft_seen on project_draft',
    'create policy all_of_it on project_draft using (true)',
    "create function public.acting_role() returns text language sql as $$ select 'lead' $$",
    'create table public.mine (a int)',
    "select lo_import('/etc/passwd')",
    "copy project_draft to program 'cat'",
    "select pg_read_file('/etc/passwd')",
    'create extension dblink',
    'select write_trail()',
  ];
  for (const statement of refused) await t.rejects(asService.unsafe(statement), /./, statement);
  for (const table of [
    'audit_entry',
    'audit_personal',
    'audit_seal',
    'column_class',
    'project_version',
    'registry_revision',
    'workflow_step',
    'access_log',
  ])
    for (const change of [
      `update ${table} set ${await oneColumn(table)} = null`,
      `delete from ${table}`,
      `truncate ${table}`,
    ])
      await t.rejects(asService.unsafe(change), { code: '42501' }, change);
  await t.rejects(asService`select * from audit_entry`, { code: '42501' }, 'nor read the trail');
});

async function pool(test: Test, role: 'steckbrief_app'): Promise<Sql> {
  const client = connect(database.as(role), { name: 'test tenancy', connections: 1 });
  test.teardown(() => client.end({ timeout: 5 }));
  return client;
}

async function oneColumn(table: string): Promise<string> {
  const [row] = await ownerSql<{ name: string }[]>`
    select attname::text as name from pg_attribute where attrelid = ${table}::regclass and attnum = 2`;
  return row?.name ?? '';
}
