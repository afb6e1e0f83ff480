import fc from 'fast-check';
import t, { type Test } from 'tap';
import { amendPublished } from '../support/a-project.js';
import { testApp } from '../support/app.js';
import { aPerson, browserOf, testPeople, tokenOf } from '../support/people.js';
import { call, colleagues } from '../support/workflow.js';
import { structureFaults } from '../web/html-structure.js';
import { list } from './service.js';

t.setTimeout(240_000);

async function registry(t: Test) {
  const { app, database } = await testApp(t, 'reference', { authenticate: testPeople });
  const { staff, lead } = await colleagues(database);
  const post = async (body: string) =>
    (
      await app.inject({
        method: 'POST',
        url: '/api/v1/imports',
        headers: { ...tokenOf(staff), 'content-type': 'text/csv' },
        payload: body,
      })
    ).json();
  const publish = async (id: string) => {
    await call(app, staff, 'POST', `/imports/${id}/commit`);
    const done = await call(app, lead, 'POST', `/imports/${id}/publish`);
    if (done.statusCode !== 200) throw new Error(done.body);
    return done.json();
  };
  const take = async (body: string) => publish((await post(body)).id);
  const undo = (id: string, body: object = { reason: 'Falsche Datei' }) =>
    call(app, staff, 'POST', `/imports/${id}/undo`, body);
  const publishUndo = (id: string, who = lead) => call(app, who, 'POST', `/imports/${id}/undo/publish`);
  /** Everything the registry says to the public about its present state. */
  const said = async () => {
    const [csv, sums, programme, page] = await Promise.all([
      app.inject('/api/v1/projects.csv'),
      app.inject('/api/v1/aggregates?groupBy=city,guideline&measures=projects,totalEligibleCost'),
      app.inject('/api/v1/aggregates?groupBy=category&scope=programme'),
      app.inject('/api/v1/projects?include=total&limit=200'),
    ]);
    for (const { statusCode, body } of [csv, sums, programme, page])
      if (statusCode !== 200) throw new Error(body);
    const { rows, totals } = sums.json();
    const { items, total } = page.json();
    return {
      csv: csv.body.replace(lastColumns, ''),
      rows,
      totals,
      programme: programme.json().rows,
      items: items.map(bare),
      total,
    };
  };
  return { app, database, staff, lead, post, publish, take, undo, publishUndo, said };
}

/** A record without what says which publication it comes from. */
const bare = ({
  version: _version,
  publishedRevision: _revision,
  publishedAt: _at,
  ...record
}: Record<string, unknown>) => record;
const lastColumns = /,\d+,\d+\r$/gmu;

t.test('an import is undone as a whole, by two people, and its source has said nothing then', async (t) => {
  const { app, database, staff, lead, post, take, undo, publishUndo, said } = await registry(t);
  await take(list);
  const before = await said();
  const later = list
    .replace('"48000,5"', '50000')
    .replace('"1580,38"', '1600')
    .concat(list.match(/^SAB,.*$/mu)?.[0].replace('WBS-2015', 'WBS-2017') ?? '');
  const { id, committedRevision } = await take(later);
  t.not(before.csv, (await said()).csv);
  const plan = await call(app, lead, 'GET', `/imports/${id}/undo`);
  t.match(plan.json(), { created: 1, changed: 2, withdrawn: 0, changedSince: [], deliveredSince: [] });

  t.equal((await undo(id, { reason: ' ' })).statusCode, 400, 'it needs a reason');
  const requested = await undo(id);
  t.equal(requested.statusCode, 200, requested.body);
  t.match(requested.json().undo, { state: 'proposed', reason: 'Falsche Datei', publishedRevision: null });
  t.equal((await undo(id)).statusCode, 409, 'once is enough');
  t.equal((await publishUndo(id, staff)).statusCode, 403);
  t.equal(
    (await call(app, lead, 'DELETE', `/imports/${id}/undo`)).statusCode,
    403,
    'not what somebody else asked for',
  );
  t.equal((await call(app, staff, 'DELETE', `/imports/${id}/undo`)).statusCode, 204);
  const own = await call(app, lead, 'POST', `/imports/${id}/undo`, { reason: 'Selbst' });
  t.equal(own.statusCode, 200);
  t.equal((await publishUndo(id)).statusCode, 403, 'not by the same person');
  await call(app, lead, 'DELETE', `/imports/${id}/undo`);
  await undo(id);

  const page = await app.inject({
    url: `/servicestelle/einlesungen/${id}/ruecknahme`,
    headers: { accept: 'text/html', ...browserOf(lead) },
  });
  t.strictSame(structureFaults(page.body), []);
  t.match(page.body, 'Rücknahme veröffentlichen');
  const queue = await app.inject({
    url: '/servicestelle/pruefen?stand=einlesungen',
    headers: { accept: 'text/html', ...browserOf(lead) },
  });
  t.match(queue.body, `/servicestelle/einlesungen/${id}/ruecknahme`);

  const done = (await publishUndo(id)).json();
  t.match(done.undo, { state: 'published', publishedRevision: committedRevision + 1 });
  t.equal(
    (await publishUndo(id)).json().undo.publishedRevision,
    committedRevision + 1,
    'twice publishes once',
  );
  t.same(await said(), before, 'everything public is as it was');
  const [note] =
    await database.ownerSql`select note, origin from registry_revision order by revision desc limit 1`;
  t.match(note, {
    origin: 'import',
    note: /^Rücknahme der Einlesung .*: 1 zurückgezogen, 2 wieder wie zuvor$/u,
  });
  const [trail] = await database.ownerSql`
    select reason from audit_entry where table_name = 'project_version' order by id desc limit 1`;
  t.equal(trail?.reason, 'Falsche Datei');

  const again = await post(later);
  t.match(again.counts, { new: 1, changed: 2, unchanged: 3, missing: 0 }, 'it is compared as the first time');
  t.match((await post(list)).counts, { new: 0, changed: 0, unchanged: 5, missing: 0 });
});

t.test('what was changed since needs a decision, and a later delivery is undone first', async (t) => {
  const { app, database, lead, take, undo, publishUndo } = await registry(t);
  const first = await take(list);
  const [project] = (await app.inject('/api/v1/projects?q=Gartenvorstadt')).json().items;
  await amendPublished(database, project.reference, (present) => ({ ...present, name: 'Anders' }));
  const refused = await undo(first.id);
  t.equal(refused.statusCode, 409);
  t.match(refused.json(), { errors: [{ pointer: `/projects/${project.reference}`, code: 'changed_since' }] });
  const page = await app.inject({
    method: 'POST',
    url: `/servicestelle/einlesungen/${first.id}/ruecknahme`,
    headers: { accept: 'text/html', ...browserOf(lead), 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'reason=Weil',
  });
  t.equal(page.statusCode, 409);
  t.match(page.body, 'href="#f-leaveChanged"');
  t.match(page.body, project.reference);
  t.equal((await undo(first.id, { reason: 'Weil', leaveChanged: true })).statusCode, 200);
  const [other] = (await app.inject('/api/v1/projects?q=Englisch')).json().items;
  await amendPublished(database, other.reference, (present) => ({ ...present, name: 'Auch anders' }));
  t.equal((await publishUndo(first.id)).statusCode, 409, 'not what was decided about');

  const second = await take(list.replace(',775,', ',776,'));
  const later = await aPerson(database, 'staff');
  t.equal((await publishUndo(first.id)).statusCode, 409);
  const plan = (await call(app, later, 'GET', `/imports/${first.id}/undo`)).json();
  t.match(plan.deliveredSince, [{ importId: second.id }]);
  t.equal((await undo(second.id)).statusCode, 200);
  t.equal((await publishUndo(second.id)).statusCode, 200);
  t.same((await call(app, later, 'GET', `/imports/${first.id}/undo`)).json().deliveredSince, []);
  const requester = (await call(app, later, 'DELETE', `/imports/${first.id}/undo`)).statusCode;
  t.equal(requester, 403);
});

t.test('whatever a delivery changes, undoing it leaves the public state as it was', async (t) => {
  const { app, staff, post, publish, take, undo, publishUndo, said } = await registry(t);
  await take(list);
  const [head = '', ...rows] = list.trimEnd().split(/\r?\n/u);
  const edit = fc.constantFrom('same', 'gone', 'cost', 'name', 'city');
  const property = fc.asyncProperty(
    fc.array(edit, { minLength: rows.length, maxLength: rows.length }),
    fc.integer({ min: 0, max: 3 }),
    fc.boolean(),
    async (edits, more, withdraws) => {
      const before = await said();
      const changed = rows.flatMap((row, at) => {
        if (edits[at] === 'gone') return [];
        if (edits[at] === 'cost') return [row.replace(/,80,/u, ',79,')];
        if (edits[at] === 'name') return [row.replace(/^[^,]*/u, (name) => `${name} neu`)];
        return [edits[at] === 'city' ? row.replaceAll('Görlitz', 'Löbau') : row];
      });
      const added = Array.from({ length: more }, (_, at) =>
        (rows[0] ?? '').replace('Konzept', `Konzept ${at}`),
      );
      const preview = await post([head, ...changed, ...added].join('\r\n'));
      if (preview.counts.rows === 0) return;
      if (withdraws)
        await call(app, staff, 'POST', `/imports/${preview.id}/choice`, {
          choices: [{ take: true, change: 'missing' }],
        });
      const { id, committedRevision } = await publish(preview.id);
      if (committedRevision === null) return;
      const requested = await undo(id);
      if (requested.statusCode !== 200) throw new Error(requested.body);
      const published = await publishUndo(id);
      if (published.statusCode !== 200) throw new Error(published.body);
      t.same(await said(), before);
    },
  );
  await fc.assert(property, { numRuns: 8, seed: 7 });
});
