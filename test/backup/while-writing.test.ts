import t from 'tap';
import { aProject, publishChanges, publishNew } from '../support/a-project.js';
import { testDatabase } from '../support/database.js';
import { backedUp, ownerOf, restored } from './registries.js';

t.setTimeout(120_000);

t.test('a backup taken while several people publish is one moment of the registry', async (t) => {
  const database = await testDatabase(t, 'reference');
  await publishNew(database, ...Array.from({ length: 50 }, () => aProject()));
  const [amended] = await database.ownerSql<{ id: string }[]>`select min(id) as id from project`;
  const projectId = BigInt(amended?.id ?? 0);
  let stop = false;
  let published = 0;
  const publishOn = async (write: () => Promise<unknown>): Promise<void> => {
    for (; !stop; published += 1) await write();
  };
  const writers = [
    publishOn(() => publishNew(database, aProject(), aProject())),
    publishOn(() => publishNew(database, aProject())),
    publishOn(() => publishChanges(database, [{ projectId, input: aProject({ area: `${published}` }) }])),
  ];
  while (published < 5) await new Promise(setImmediate);
  const before = published;
  const { path, manifest } = await backedUp(t, await ownerOf(database));
  const during = published - before;
  stop = true;
  await Promise.all(writers);
  t.ok(during > 0, `${during} revisions were published meanwhile`);

  const { ownerSql: sql } = await restored(t, path);
  const [ledger] = await sql`
    select count(*)::int as revisions, max(revision) as newest,
      count(*) filter (where exists (select from project_version v where published_revision = revision)
        or origin = 'reference')::int as filled
    from registry_revision`;
  const newest = manifest.registryRevision;
  t.same(
    ledger,
    { revisions: newest, newest, filled: newest },
    'revisions without a gap, each with its versions',
  );
  const [whole] = await sql`
    select
      (select count(*) from project) = (select count(*) from project_version where superseded_revision is null) as current,
      (select count(*) from project_version) =
        (select count(*) from audit_entry where table_name = 'project_version' and operation = 'insert') as trail,
      (select count(*) from project) = (select sum(projects) from project_rollup) as rollup,
      (select last_value from project_version_id_seq) >= (select max(id) from project_version) as sequence`;
  t.same(whole, { current: true, trail: true, rollup: true, sequence: true });
});
