import t from 'tap';
import { appOver, testApp } from '../support/app.js';
import { aPerson, tokenOf } from '../support/people.js';

t.test('a crash between the commit and the answer does not make the same thing twice', async (t) => {
  const { app, database } = await testApp(t, 'reference');
  const { ownerSql } = database;
  const city = await aPerson(database, 'cityLead');
  // The answer is kept after the commit: there it stops until it is killed.
  await ownerSql`
    create function stop_here() returns trigger language plpgsql as $$ begin perform pg_sleep(30); return new; end $$`;
  await ownerSql`
    create trigger stop_here before update on idempotency_key for each row when (new.state = 'answered') execute function stop_here()`;
  const request = {
    method: 'POST',
    url: '/api/v1/projects',
    headers: { ...tokenOf(city), 'idempotency-key': 'once' },
    payload: { name: 'Stadtteilwerkstatt' },
  } as const;
  const lost = app.inject(request);
  for (let sleeping = 0; sleeping === 0; )
    sleeping = (
      await database.sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and wait_event = 'PgSleep'`
    ).length;
  t.ok((await lost).statusCode >= 500, 'the client learns nothing');
  await ownerSql`drop trigger stop_here on idempotency_key`;

  const later = await appOver(t, database);
  t.equal((await later.inject(request)).json().code, 'request_running', 'as long as it may be alive');
  await ownerSql`update idempotency_key set created_at = created_at - interval '1 minute'`;
  const again = await later.inject(request);
  t.equal(again.statusCode, 201, again.body);
  t.equal(again.headers['idempotency-replayed'], 'true');
  const drafts = await ownerSql<{ id: string }[]>`select id from project_draft`;
  t.same(
    drafts.map(({ id }) => id),
    [again.json().draftId],
    'there is one draft, and the client gets it',
  );
  t.equal(again.headers.location, `/api/v1/projects/${again.json().draftId}`);
  const other = await later.inject({ ...request, payload: { name: 'Anders' } });
  t.equal(other.json().code, 'key_reused');
});
