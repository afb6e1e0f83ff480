import { createHash, randomUUID } from 'node:crypto';
import { isCityRole, type Role } from '../../src/kernel/actor.js';
import { bautzen, goerlitz } from '../support/people.js';
import type { Example } from './examples.js';
import type { World } from './world.js';

const isReader = (role: Role): boolean => !isCityRole(role) && role !== 'administrator';

/** A finished run with a file of every format, asked for by the service centre or by a city. */
async function aRun({ database: { ownerSql }, people }: World, city: string | null): Promise<string> {
  const id = randomUUID();
  const bytes = Buffer.from('{}');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await ownerSql.begin(async (sql) => {
    await sql`select set_config('app.role', 'system', true)`;
    await sql`insert into stored_file (sha256, byte_length, media_type) values (${sha256}, 2, 'application/json') on conflict do nothing`;
    const [chunk] = await sql`select from stored_file_chunk where sha256 = ${sha256}`;
    if (chunk === undefined)
      await sql`insert into stored_file_chunk (sha256, position, bytes) values (${sha256}, 0, ${bytes})`;
    await sql`
      insert into report_run (id, report_id, parameters, audience, language, revision, reckoning_day, program_version, formats,
        question_sha256, asked_by, asker, person_id)
      values (${id}, 'city-report', '{"city":"14625020"}', 'public', 'de', 1, '2026-01-01', '0', '["json"]', ${'0'.repeat(64)},
        'person:x', ${city === null ? 'x' : `city:${city}`}, ${people.staff.personId})`;
    await sql`update report_run set state = 'running' where id = ${id}`;
    for (const format of ['pdf', 'xlsx', 'html', 'csv', 'json'])
      await sql`
        insert into report_run_file (run_id, format, file_name, media_type, byte_length, file_hash, content_sha256)
        values (${id}, ${format}, 'x', 'application/json', 2, ${sha256}, ${sha256})`;
    await sql`update report_run set state = 'done', ended_at = now() where id = ${id}`;
  });
  return id;
}

/** Who is of a city asks for its own. */
export const runBodies = {
  'POST /api/v1/reports/plan-against-actual/runs': { parameters: { city: bautzen } },
} as const;

const run: Example = {
  missing: randomUUID(),
  seenBy: (world, role) => (role === 'administrator' ? null : aRun(world, isCityRole(role) ? bautzen : null)),
  hiddenFrom: (world, role) => (isCityRole(role) ? aRun(world, goerlitz) : null),
};

const schedule: Example = {
  missing: randomUUID(),
  async seenBy({ database: { ownerSql }, people }, role) {
    if (!isReader(role)) return null;
    const id = randomUUID();
    await ownerSql`
      insert into report_schedule (id, report_id, parameters, audience, language, formats, rhythm, person_id)
      values (${id}, 'state-report', '{}', 'serviceCentre', 'de', '["json"]', 'daily', ${people.staff.personId})`;
    return id;
  },
};

/** Examples for the addresses of runs of reports and their schedules. */
export const runExamples: Readonly<Record<string, Example>> = {
  '/runs/:id': run,
  '/report-schedules/:id': schedule,
  '/berichte/laeufe/:id': run,
  '/berichte/zeitplaene/:id': schedule,
};
