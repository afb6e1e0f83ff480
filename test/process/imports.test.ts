import t from 'tap';
import { connect } from '../../src/platform/database/connections.js';
import { pause } from '../../src/platform/database/embedded/processes.js';
import { tokenOfNew } from '../support/people.js';
import { postmaster, privateFolder, startService } from '../support/service.js';

// Real processes take their time on a busy machine.
t.setTimeout(240_000);

/** More than what is published at once. */
const rows = 2_600;
/** More than what is read at once. */
const list = [
  'Bezeichnung des Vorhabens;Name des Begünstigten;Beginn;Ende;Förderfähige Gesamtkosten;Ort;Zusammenfassung;Fonds;Förderperiode',
  ...Array.from(
    { length: rows },
    (_, n) =>
      `Vorhaben ${n};Stadt ${n % 50};01.01.2016;31.12.2018;1,00;Riesa;${'Text '.repeat(650)};ESF;2014-2020`,
  ),
].join('\n');

t.test('killed while a list is read and while it is published: in completely or not at all', async (t) => {
  const dataDir = await privateFolder(t);
  const start = async () => {
    const service = startService(t, { settings: { DATA_DIR: dataDir } });
    return { service, address: await service.ready() };
  };
  const first = await start();
  const server = await postmaster(dataDir);
  if (!server) throw new Error('PostgreSQL does not run');
  const owner = connect(server.owner, { name: 'test', connections: 1 });
  t.teardown(() => owner.end({ timeout: 1 }));
  const [staff, lead] = [await tokenOfNew(owner, 'staff'), await tokenOfNew(owner, 'lead')];
  const ask = async (address: string, path: string, token: string, more: RequestInit = {}) => {
    const headers = { ...more.headers, authorization: `Bearer ${token}` };
    return (await fetch(`${address}/api/v1/imports${path}`, { ...more, headers })).json() as Promise<{
      id: string;
      state: string;
      counts: { new: number };
      progress: { phase: string } | null;
      publication: object | null;
      committedRevision: number | null;
    }>;
  };
  const publishedRows = async (): Promise<number> =>
    (await owner<{ n: number }[]>`select count(*)::int as n from project_version`)[0]?.n ?? -1;

  const sent = await ask(first.address, '', staff, {
    method: 'POST',
    body: list,
    headers: { 'content-type': 'text/csv' },
  });
  t.equal(sent.state, 'reading');
  const read = (address: string) => ask(address, `/${sent.id}`, staff);
  for (let phase = 'waiting'; phase === 'waiting'; await pause(5))
    phase = (await read(first.address)).progress?.phase ?? 'done';
  first.service.signal('SIGKILL');
  await first.service.ended;

  const second = await start();
  let found = await read(second.address);
  for (; found.state === 'reading'; await pause(20)) found = await read(second.address);
  t.match(found, { state: 'preview', counts: { new: rows } }, 'the next start reads it anew');
  t.equal((await ask(second.address, `/${sent.id}/commit`, staff, { method: 'POST' })).state, 'proposed');
  const breaking = ask(second.address, `/${sent.id}/publish`, lead, { method: 'POST' }).catch(() => null);
  for (let isWriting = false; !isWriting; await pause(2))
    isWriting =
      (
        await owner`select from pg_locks where relation = 'project_version'::regclass and mode = 'RowExclusiveLock'`
      ).length > 0;
  second.service.signal('SIGKILL');
  await second.service.ended;
  t.equal(await breaking, null, 'nobody was answered');
  t.equal(await publishedRows(), 0, 'nothing of it is published');

  const third = await start();
  let last = await read(third.address);
  for (; last.state === 'proposed'; await pause(20)) last = await read(third.address);
  t.match(last, { state: 'committed', publication: null }, 'the next start publishes it');
  const again = await ask(third.address, `/${sent.id}/publish`, lead, { method: 'POST' });
  t.equal(again.committedRevision, last.committedRevision, 'published again it is the same');
  t.equal(await publishedRows(), rows);
});
