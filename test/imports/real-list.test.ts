import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import t from 'tap';
import { importRoutes } from '../../src/imports/routes.js';
import { packagePath } from '../../src/platform/files/package-root.js';
import { projectRoutes } from '../../src/projects/routes.js';
import { bearer, platformApp } from '../support/app.js';
import { testDatabase } from '../support/database.js';
import { call, colleagues } from '../support/workflow.js';
import { published, service, withItsJob } from './service.js';

t.setTimeout(120_000);

const list = packagePath('..', 'shared', 'data', 'lists', 'sachsen-esf-2014-2020.csv');
const skip = existsSync(list) ? false : 'skipped: no real data beside the checkout';

t.test('the Saxon list comes in as one revision, and a second time changes nothing', { skip }, async (t) => {
  const database = await testDatabase(t, 'reference');
  const app = await platformApp(
    t,
    {
      api(api, parts) {
        importRoutes(api, parts);
        projectRoutes(api, parts);
      },
    },
    { database },
  );
  const send = () =>
    app.inject({
      method: 'POST',
      url: '/api/v1/imports',
      headers: { ...bearer, 'content-type': 'text/csv' },
      body: readFileSync(list),
    });
  const { staff, lead } = await colleagues(database);
  const commit = async (id: string) => {
    await call(app, staff, 'POST', `/imports/${id}/commit`);
    return withItsJob(database, untilPublished(id));
  };
  // On a busy machine a request does not wait for the end.
  const untilPublished = async (id: string) => {
    const asked = await call(app, lead, 'POST', `/imports/${id}/publish`);
    for (let now = asked; asked.statusCode === 202; await pause(50)) {
      now = await call(app, lead, 'GET', `/imports/${id}`);
      if (now.json().publication === null) return now;
    }
    return asked;
  };

  const preview = await send();
  t.equal(preview.statusCode, 201, preview.body.slice(0, 500));
  t.match(preview.json(), {
    state: 'preview',
    counts: { rows: 5748, new: 5748, changed: 0, unchanged: 0, missing: 0, errors: 0 },
    sums: {
      all: { projects: 5748, totalEligibleCost: '177076396.59' },
      withoutRepeats: { projects: 5683, totalEligibleCost: '172770671.04' },
      programme: { projects: 36, totalEligibleCost: '1249020.09' },
    },
  });
  const repeats = preview.json().findings.find(({ code }: { code: string }) => code === 'row_repeats');
  t.match(repeats, { severity: 'hint', count: 65 });

  const committed = await commit(preview.json().id);
  t.equal(committed.statusCode, 200, committed.body.slice(0, 500));
  const revision = committed.json().committedRevision;
  t.ok(revision > 0);

  const total = await app.inject('/api/v1/projects?include=total&limit=1');
  t.equal(total.json().total, 5748);
  const [sum] = await database.ownerSql`
    select sum(total_eligible_cost)::text as stated, count(union_contribution)::int as union_stated,
      count(*) filter (where place_kind = 'statewide')::int as statewide,
      count(*) filter (where beneficiary_name = 'Begünstigter')::int as masked,
      count(distinct published_revision)::int as revisions
    from project_version`;
  t.match(sum, { stated: '17707639659', union_stated: 0, statewide: 6, masked: 94, revisions: 1 });

  const again = await send();
  t.match(again.json().counts, { rows: 5748, new: 0, changed: 0, unchanged: 5748, missing: 0, errors: 0 });
  const nothing = await commit(again.json().id);
  t.match(nothing.json(), { state: 'committed', committedRevision: null, changedNothing: true });
  const [{ last }] = (await database.ownerSql`select max(revision) as last from registry_revision`) as [
    { last: number },
  ];
  t.equal(last, revision, 'no new revision');
});

const others = [
  { file: 'sachsen-efre-2014-2020.csv', rows: 2256, sum: '354748259.29', errors: 2, fund: 'EFRE' },
  { file: 'bayern-esf-2014-2020.csv', rows: 245, sum: '79514877.59', errors: 0, fund: 'ESF' },
];

for (const { file, rows, sum, errors, fund } of others)
  t.test(`${file}: another layout, every row accounted for`, { skip }, async (t) => {
    const { post, get, commit, database } = await service(t);
    const bytes = readFileSync(packagePath('..', 'shared', 'data', 'lists', file));
    const form = Buffer.concat([
      Buffer.from(
        `--b\r\ncontent-disposition: form-data; name="file"; filename="${file}"\r\ncontent-type: text/csv\r\n\r\n`,
      ),
      bytes,
      Buffer.from('\r\n--b--\r\n'),
    ]);
    const preview = (await post(form, 'multipart/form-data; boundary=b')).json();
    t.match(preview, {
      counts: { rows, new: rows - errors, changed: 0, unchanged: 0, missing: 0, errors },
      sums: { all: { projects: rows, totalEligibleCost: sum } },
      questions: [],
    });
    const [row] = (await get(`/imports/${preview.id}/rows?limit=1`)).json().items;
    t.match(row.values, { fund: `2014-2020/${fund === 'EFRE' ? 'ERDF' : fund}` });
    t.match((await withItsJob(database, commit(preview.id))).json(), { state: 'committed' });
    t.equal(await published(database), rows - errors);
    const again = (await post(form, 'multipart/form-data; boundary=b')).json();
    t.match(again.counts, { rows, new: 0, unchanged: rows - errors, missing: 0, errors });
  });
