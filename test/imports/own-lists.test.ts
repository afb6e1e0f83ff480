import fc from 'fast-check';
import t, { type Test } from 'tap';
import { referenceCatalogue } from '../../src/catalogue/index.js';
import { importRoutes } from '../../src/imports/routes.js';
import { referencePlaces } from '../../src/places/index.js';
import {
  eachCatalogueField,
  type ProjectInput,
  unknownReference,
  valuesOf,
} from '../../src/projects/index.js';
import { publicDataPages } from '../../src/public-data/pages.js';
import { complete, incomplete, ofLastPeriod } from '../public-data/sample.js';
import { amounts, aProject, publishNew } from '../support/a-project.js';
import { bearer, platformApp } from '../support/app.js';
import { testDatabase } from '../support/database.js';
import { call, colleagues } from '../support/workflow.js';

t.setTimeout(120_000);

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const files = ['xlsx', 'csv', 'csv?dialect=excel-de'];

/** A registry with these projects, whose public lists are fetched and sent back. */
async function registry(t: Test, projects: readonly ProjectInput[]) {
  const database = await testDatabase(t, 'reference');
  await publishNew(database, ...projects);
  const app = await platformApp(
    t,
    { api: (api, parts) => importRoutes(api, parts), pages: (pages, parts) => publicDataPages(pages, parts) },
    { database },
  );
  const fetched = async (period: string, file: string) =>
    (await app.inject(`/open-data/vorhaben-${period}.${file}`)).rawPayload;
  const send = async (body: Buffer, file: string) => {
    const headers = { ...bearer, 'content-type': file === 'xlsx' ? xlsx : 'text/csv' };
    return (await app.inject({ method: 'POST', url: '/api/v1/imports', headers, body })).json();
  };
  const changes = async (id: string) =>
    (await app.inject({ url: `/api/v1/imports/${id}/rows?change=changed`, headers: bearer })).json().items;
  return { app, database, fetched, send, changes };
}

const countsOf = (n: number) => ({ rows: n, new: 0, changed: 0, unchanged: n, missing: 0, errors: 0 });

t.test('public lists sent back change nothing; one amount changed is one change', async (t) => {
  const { fetched, send, changes } = await registry(t, [complete, incomplete, ofLastPeriod]);
  for (const [period, n] of [
    ['2021-2027', 2],
    ['2014-2020', 1],
  ] as const)
    for (const file of files) {
      const sent = await send(await fetched(period, file), file);
      t.same(sent.counts, countsOf(n), `${period} ${file}`);
      if (sent.counts?.changed !== 0) t.same(await changes(sent.id), []);
      t.same(sent.questions, []);
    }
  const list = (await fetched('2021-2027', 'csv')).toString();
  const sent = await send(Buffer.from(list.replace('123456.78', '123456.79')), 'csv');
  t.same(sent.counts, { ...countsOf(2), changed: 1, unchanged: 1 });
  const [row] = await changes(sent.id);
  t.same(row?.differences, [{ field: 'totalCost', before: '123456.78', after: '123456.79' }]);
  const [head = '', first = ''] = list.split('\r\n');
  const twice = await send(Buffer.from([head, first, first.replace('Treff', 'Haus')].join('\r\n')), 'csv');
  t.equal(twice.counts.errors, 2, 'a reference in two rows is an error in both');
});

t.test('a correction is proposed and published as a version of the same project, once', async (t) => {
  const { app, fetched, send, database } = await registry(t, [complete, incomplete]);
  const { staff, lead } = await colleagues(database);
  const list = (await fetched('2021-2027', 'csv')).toString().replace('123456.78', '123456.79');
  const [head = '', ...rows] = list.split('\r\n');
  const added = (rows[0] ?? '').replace(/^[^,]*/u, '').replace('Treff', 'Haus');
  const sent = await send(Buffer.from([head, ...rows.slice(0, 2), added].join('\r\n')), 'csv');
  t.match(sent.counts, { rows: 3, new: 1, changed: 1, unchanged: 1, missing: 0 });
  t.equal((await call(app, staff, 'POST', `/imports/${sent.id}/commit`)).statusCode, 200);
  const published = await call(app, lead, 'POST', `/imports/${sent.id}/publish`);
  t.equal(published.statusCode, 200, published.body);
  const versions = await database.ownerSql`
    select reference, version_number, total_cost::text as cost, total_cost_evidence as evidence, summary
    from project_version where total_cost is not null order by reference, version_number`;
  t.same(
    versions.map(({ version_number, cost }) => [version_number, cost]),
    [
      [1, '12345678'],
      [2, '12345679'],
      [1, '12345679'],
    ],
  );
  const again = await send(await fetched('2021-2027', 'xlsx'), 'xlsx');
  t.same(again.counts, countsOf(3), 'the new one has a reference now, and nothing is missing');
});

const catalogue = referenceCatalogue();
const keysOf = (kind: Parameters<typeof catalogue.ofKind>[0], period: string) =>
  fc.option(fc.constantFrom(...catalogue.ofKind(kind, period).map(({ key }) => key)), { nil: undefined });
const words = fc
  .stringMatching(/^['=+@-]?[A-Za-zÄÖÜäöüß0-9„“"';,. &<>\n-]{3,80}$/u)
  .map((text) => text.trim())
  .filter((text) => /\p{L}{3}/u.test(text));
const municipalities = referencePlaces().municipalities.map(({ ags }) => ags);

interface Costs {
  readonly cost: bigint;
  readonly isCostKnown: boolean;
  readonly more: bigint | undefined;
  readonly share: bigint | undefined;
}

const amountsOf = ({ cost, isCostKnown, more, share }: Costs): Parameters<typeof amounts>[0] => ({
  ...(isCostKnown ? { totalEligibleCost: cost } : {}),
  ...(more === undefined ? {} : { totalCost: cost + more }),
  ...(share === undefined ? {} : { unionContribution: (cost * share) / 100n }),
});

const anyProject = fc.constantFrom('2014-2020', '2021-2027').chain((fundingPeriod) =>
  fc
    .record({
      name: words,
      person: fc.boolean(),
      beneficiary: words,
      ags: fc.constantFrom(...municipalities),
      cost: fc.bigInt({ min: 100n, max: 10n ** 11n }),
      isCostKnown: fc.boolean(),
      more: fc.option(fc.bigInt({ min: 0n, max: 10n ** 9n }), { nil: undefined }),
      share: fc.option(fc.bigInt({ min: 1n, max: 100n }), { nil: undefined }),
      rate: fc.option(
        fc.record({
          rate: fc.integer({ min: 1, max: 10_000 }),
          basis: fc.constantFrom('project' as const, 'priority' as const),
        }),
      ),
      purpose: fc.option(words),
      summary: fc.option(words),
      fund: keysOf('fund', fundingPeriod),
      fundingGuideline: keysOf('fundingGuideline', fundingPeriod),
      fundingObject: keysOf('fundingObject', fundingPeriod),
      interventionCategory: keysOf('interventionCategory', fundingPeriod),
      specificObjective: keysOf('specificObjective', fundingPeriod),
    })
    .map(
      (given): ProjectInput =>
        aProject({
          name: given.name.trim(),
          beneficiary: { name: given.beneficiary.trim(), naturalPerson: given.person },
          place: { kind: 'municipality', ags: given.ags, sourceText: null },
          period:
            fundingPeriod === '2014-2020'
              ? { start: '2016-01-01', end: '2020-12-31' }
              : { start: '2023-02-01', end: '2027-05-31' },
          amounts: amounts(amountsOf(given)),
          unionRate: given.rate,
          purposeAndAchievements: given.purpose,
          summary: given.summary,
          catalogue: eachCatalogueField((field) => {
            const key =
              field === 'fundingPeriod' ? fundingPeriod : field === 'priority' ? undefined : given[field];
            return key === undefined ? unknownReference : { key, sourceText: null };
          }),
        }),
    ),
);

t.test('what we publish, our importer reads back without loss', async (t) => {
  const projects = fc.sample(anyProject, { numRuns: 120, seed: 20261126 });
  const { fetched, send, changes } = await registry(t, projects);
  for (const period of ['2014-2020', '2021-2027'])
    for (const file of files) {
      const sent = await send(await fetched(period, file), file);
      const n = projects.filter(({ catalogue: { fundingPeriod } }) => fundingPeriod.key === period).length;
      t.equal(sent.counts?.rows, n);
      t.same(
        (await changes(sent.id)).map(({ differences }: { differences: unknown }) => differences),
        [],
        `${period} ${file}`,
      );
      t.equal(sent.counts?.new, 0);
    }
});

/** Fields a list has no column for; the words of the source about the place are those of the list. */
const unlisted: Readonly<Record<string, readonly string[]>> = {
  '2014-2020': ['place', 'totalCost', 'purposeAndAchievements', 'specificObjective'],
  '2021-2027': ['place', 'summary'],
};

t.test('in a registry that has none of them they become the same projects', async (t) => {
  const projects = fc
    .sample(anyProject, { numRuns: 60, seed: 49 })
    .map((project, at) => ({ ...project, name: `${project.name} ${at}` }));
  const [full, none] = await Promise.all([registry(t, projects), registry(t, [])]);
  for (const period of ['2014-2020', '2021-2027'])
    for (const file of files) {
      const sent = await none.send(await full.fetched(period, file), file);
      t.equal(sent.counts?.errors, 0, `${period} ${file}`);
      const answer = await none.app.inject({
        url: `/api/v1/imports/${sent.id}/rows?limit=100`,
        headers: bearer,
      });
      const read = new Map<string, Record<string, string | null>>(
        answer.json().items.map(({ values }: { values: Record<string, string> }) => [values.name, values]),
      );
      for (const project of projects.filter(
        ({ catalogue: { fundingPeriod } }) => fundingPeriod.key === period,
      )) {
        const isLeftOut = project.beneficiary?.naturalPerson === true && period === '2014-2020';
        const stated = valuesOf(isLeftOut ? { ...project, beneficiary: null } : project);
        const said = Object.entries(stated).filter(([field]) => !unlisted[period]?.includes(field));
        const found = read.get(project.name);
        t.same(Object.fromEntries(said.map(([field]) => [field, found?.[field]])), Object.fromEntries(said));
      }
    }
});
