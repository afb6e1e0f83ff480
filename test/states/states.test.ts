import t from 'tap';
import { sumsBy } from '../../src/aggregates/index.js';
import { correctCatalogueEntry } from '../../src/catalogue/index.js';
import { publish, viewpointAt } from '../../src/history/index.js';
import { mergeOrganisations } from '../../src/organisations/commands/merge.js';
import { actingAs } from '../../src/platform/database/acting.js';
import { withdrawProjects, withholdNames } from '../../src/projects/index.js';
import { sealTrail } from '../../src/seal/index.js';
import { changedGroups, changeParts } from '../../src/states/index.js';
import { measuredOf } from '../../src/states/queries/changed-groups.js';
import { amendPublished, amounts, aProject, publishNew, tester } from '../support/a-project.js';
import { testApp } from '../support/app.js';
import { structureFaults } from '../web/html-structure.js';

const { app, database } = await testApp(t, 'reference');
const writer = { actor: tester, reason: 'Prüfung' };
const municipality = (ags: string) => ({ kind: 'municipality', ags, sourceText: null }) as const;
const [dresden, bautzen] = [municipality('14612000'), municipality('14625020')];
const valued = (category: string | null) => ({
  ...aProject().catalogue,
  fundingPeriod: { key: '2021-2027', sourceText: null },
  fund: { key: '2021-2027/ESF-Plus', sourceText: null },
  interventionCategory: { key: category === null ? null : `2021-2027/${category}`, sourceText: null },
  fundingGuideline: { key: '2021-2027/02203', sourceText: null },
});
const costing = (cents: bigint) => amounts({ totalEligibleCost: cents, grant: cents - 1n });

const { projects, revision: first } = await publishNew(
  database,
  aProject({ name: 'Treffpunkt', place: dresden, catalogue: valued('152'), amounts: costing(1_000_01n) }),
  aProject({ name: 'Werkstatt', place: bautzen, catalogue: valued('152'), amounts: costing(2_000_02n) }),
  aProject({ name: 'Garten', place: bautzen, catalogue: valued('136'), amounts: amounts({}) }),
  aProject({
    ...{ name: 'Beratung', place: dresden, catalogue: valued('136'), amounts: costing(4_000_04n) },
    beneficiary: { name: 'Erika Beispiel', naturalPerson: true },
    executingBody: { name: 'Verein Nachbarn e. V.', naturalPerson: false },
  }),
);
const [treffpunkt = '', werkstatt = '', garten = '', beratung = ''] = projects.map(
  ({ reference }) => reference,
);
// A later revision: what was asked of the first is asked of the past.
await publishNew(database, aProject({ name: 'Später', place: dresden, catalogue: valued(null) }));
await sealTrail(database.orm, 30_000);

const organisationId = async (name: string): Promise<{ id: string; revision: number }> => {
  const [row] = await database.ownerSql<{ id: string; revision: number }[]>`
    select o.public_id::text as id, v.published_revision as revision from organisation o
    join organisation_version v on v.organisation_id = o.id and v.superseded_revision is null where v.name = ${name}`;
  return row ?? { id: '', revision: 0 };
};
const verein = await organisationId('Verein Nachbarn e. V.');

/** Everything that can be asked as of a state: list, search, page, sums, legal lists, reports, exports. */
const addresses = [
  ...['', '/vorhaben', '/vorhaben?scope=all&q=dresden', '/open-data', '/organisationen'],
  `/organisationen/${verein.id}`,
  `/vorhaben/${treffpunkt}`,
  '/auswertung?rows=city&columns=category&scope=all',
  '/auswertung.xlsx?rows=beneficiary&columns=none&scope=all',
  '/auswertung.csv?rows=area&columns=guideline&scope=all',
  '/auswertung/staedte/14612000?scope=all',
  '/berichte/landesbericht?scope=all',
  ...['csv', 'xlsx', 'json'].map((format) => `/open-data/vorhaben-2021-2027.${format}`),
  ...['json', 'xml'].map((format) => `/open-data/vorhaben-2014-2020.${format}`),
  ...['ttl', 'jsonld'].map((format) => `/open-data/katalog.${format}`),
  ...['pdf', 'xlsx', 'html', 'json'].flatMap((format) => [
    `/api/v1/projects/${beratung}/steckbrief.${format}`,
    `/api/v1/reports/state-report/file.${format}?scope=all`,
  ]),
  ...['csv', 'xlsx', 'ndjson'].map((format) => `/api/v1/projects.${format}`),
  '/api/v1/reports/city-report/file.json?city=14625020&scope=all',
  '/api/v1/reports/comparison/file.xlsx?cities=14625020,14612000&scope=all',
  '/api/v1/projects?include=total&sort=city',
  '/api/v1/projects?q=bautzen',
  `/api/v1/projects/${werkstatt}`,
  `/api/v1/projects/${werkstatt}/history`,
  '/api/v1/aggregates?groupBy=city,category',
  '/api/v1/aggregates?groupBy=beneficiary',
  '/api/v1/aggregates.csv?groupBy=guideline',
  '/api/v1/aggregates.xlsx?groupBy=district',
  '/api/v1/catalogue/categories?fundingPeriod=2021-2027',
  '/api/v1/cities/14625020',
  '/api/v1/organisations',
  `/api/v1/organisations/${verein.id}`,
  '/api/v1/changes?from=0&groupBy=city',
  ...['pdf', 'xlsx', 'html', 'json'].map(
    (format) => `/api/v1/reports/changes/file.${format}?since=0&scope=all`,
  ),
  '/berichte/aenderungen?since=0&scope=all',
];

const stateName = (address: string): string => (address.includes('/changes?') ? 'to' : 'asOf');

async function answersAsOf(revision: number, asked = addresses): Promise<ReadonlyMap<string, Buffer>> {
  const answers = new Map<string, Buffer>();
  for (const address of asked) {
    const path = address === '' ? '/' : address;
    const url = `${path}${path.includes('?') ? '&' : '?'}${stateName(address)}=${revision}`;
    const answer = await app.inject({ url });
    if (answer.statusCode >= 400)
      throw new Error(`${url}: ${answer.statusCode} ${answer.body.slice(0, 300)}`);
    answers.set(address, answer.rawPayload);
  }
  return answers;
}

const before = await answersAsOf(first);

/** Everything that answers are made of becomes another, each in a revision of its own. */
async function changeEverything(): Promise<number> {
  await correctCatalogueEntry(
    database,
    writer,
    { kind: 'interventionCategory', key: '2021-2027/152' },
    () => ({
      title: 'Ganz anders benannt',
      code: '999',
    }),
  );
  await correctCatalogueEntry(database, writer, { kind: 'fundingGuideline', key: '2021-2027/02203' }, () => ({
    title: 'Andere Richtlinie',
  }));
  await database.ownerSql.begin(async (tx) => {
    await tx`select set_config('app.role', 'system', true)`;
    const [row] = await tx<
      { revision: number }[]
    >`select revision from open_registry_revision('staff', 'Ort', '1')`;
    const revision = row?.revision ?? 0;
    const columns = tx`place_id, designation, district_ags, nuts3, population, population_date, latitude, longitude, spellings,
      programme_marks, valid_as_of, successor_ags`;
    const [old] = await tx<{ id: string }[]>`update place_version set superseded_revision = ${revision}
      where superseded_revision is null and place_id = (select id from place where ags = '14625020') returning id`;
    await tx`insert into place_version (name, published_revision, ${columns})
      select 'Budyšin', ${revision}, ${columns} from place_version where id = ${old?.id ?? ''}`;
  });
  await publishNew(
    database,
    aProject({ name: 'Neu', place: bautzen, catalogue: valued('152'), amounts: costing(7_000_07n) }),
    aProject({
      name: 'Noch eins',
      executingBody: { name: 'Verein Nachbarschaft e. V.', naturalPerson: false },
    }),
  );
  const [into, merged] = [await organisationId('Verein Nachbarschaft e. V.'), verein];
  await mergeOrganisations(database, writer, {
    into: into.id,
    merged: merged.id,
    seen: [into.revision, merged.revision],
  });
  await amendPublished(database, treffpunkt, (present) => ({
    ...present,
    name: 'Treffpunkt am Markt',
    amounts: costing(900_00n),
  }));
  await amendPublished(database, werkstatt, (present) => ({
    ...present,
    place: dresden,
    catalogue: valued('136'),
  }));
  const [{ id } = { id: '' }] = await database.sql<
    { id: string }[]
  >`select id from project where reference = ${garten}`;
  const { revision } = await actingAs(database.orm, tester, {}, (tx) =>
    publish(tx, { origin: 'staff', note: 'Rücknahme' }, (revision) =>
      withdrawProjects(tx, revision, [BigInt(id)]),
    ),
  );
  await sealTrail(database.orm, 30_000);
  return revision;
}

const last = await changeEverything();

t.test(
  'whatever is published later, the answers of a past revision stay the same, byte for byte',
  async (t) => {
    const after = await answersAsOf(first);
    for (const [address, bytes] of before)
      t.ok(after.get(address)?.equals(bytes), `${address} is what it was (${bytes.length} bytes)`);
    const now = await answersAsOf(
      last,
      addresses.filter((address) => !/state-report|changes|comparison\/file/.test(address)),
    );
    const unchanged = [...before]
      .filter(([address, bytes]) => now.get(address)?.equals(bytes))
      .map(([address]) => address);
    t.same(unchanged, [], 'and none of them would have been the same anyway');
  },
);

t.test(
  'the parts of a difference come to it to the cent, whatever total and whatever it is broken down by',
  async (t) => {
    const states = {
      before: await viewpointAt(database.orm, { kind: 'revision', revision: first }),
      now: await viewpointAt(database.orm),
    };
    const add = (parts: readonly { difference: bigint }[]) =>
      parts.reduce((sum, { difference }) => sum + difference, 0n);
    const filters = [
      { scope: 'all' },
      { scope: 'programme' },
      { scope: 'all', city: ['14612000'] },
      { scope: 'all', q: 'bautzen' },
    ] as const;
    for (const filter of filters)
      for (const measure of ['totalEligibleCost', 'grant', 'projects'] as const) {
        const total = async (state: typeof states.now) =>
          measuredOf((await sumsBy(database.orm, state, filter, [])).totals, measure);
        const [then, now] = [await total(states.before), await total(states.now)];
        const label = `${measure} of ${JSON.stringify(filter)}`;
        t.equal(add(await changeParts(database.orm, states, filter, measure)), now - then, label);
        for (const dimension of ['city', 'category', 'guideline', 'fund'] as const) {
          const sums = async (state: typeof states.now) =>
            new Map(
              (await sumsBy(database.orm, state, filter, [dimension])).rows.map((row) => [
                row.groups[0]?.key ?? null,
                measuredOf(row, measure),
              ]),
            );
          const [old, fresh] = [await sums(states.before), await sums(states.now)];
          for (const { group, before, after, parts } of await changedGroups(
            database.orm,
            states,
            filter,
            measure,
            dimension,
          )) {
            t.equal(before, old.get(group.key) ?? 0n, `${label}, ${dimension} ${group.key}, before`);
            t.equal(after, fresh.get(group.key) ?? 0n, `${label}, ${dimension} ${group.key}, after`);
            t.equal(add(parts), after - before, `${label}, ${dimension} ${group.key}, parts`);
            old.delete(group.key);
            fresh.delete(group.key);
          }
          t.same([...old].sort(), [...fresh].sort(), `${label}: no other ${dimension} differs`);
        }
      }
  },
);

t.test('what changed is told field by field, by API and page', async (t) => {
  const answer = await app.inject(`/api/v1/changes?from=${first}&to=${last}&groupBy=city&limit=2`);
  const { total, groups, items, words, nextCursor } = answer.json();
  t.match(total, {
    before: '7000.07',
    after: '13900.13',
    difference: '6900.06',
    parts: [
      { kind: 'new', projects: 3 },
      { kind: 'gone', projects: 1, difference: '0.00' },
      { kind: 'amended', projects: 1, difference: '-100.01' },
      { kind: 'reclassified', projects: 1, difference: '0.00' },
    ],
  });
  t.match(
    groups.find(({ key }: { key: string }) => key === '14625020'),
    { before: '2000.02', after: '7000.07', difference: '5000.05' },
  );
  t.match(words, [
    { kind: 'fundingGuideline', after: '02203 Andere Richtlinie' },
    { kind: 'interventionCategory', key: '2021-2027/152', after: '999 Ganz anders benannt' },
    { kind: 'city', key: '14625020', before: 'Bautzen', after: 'Budyšin' },
  ]);
  const all = [...items];
  for (let cursor: string | null = nextCursor; cursor !== null; ) {
    const next = (
      await app.inject(`/api/v1/changes?from=${first}&to=${last}&limit=2&cursor=${cursor}`)
    ).json();
    all.push(...next.items);
    cursor = next.nextCursor;
  }
  t.equal(new Set(all.map(({ reference }) => reference)).size, 6, 'every changed project once');
  t.match(
    all.find(({ reference }) => reference === treffpunkt),
    {
      kind: 'amended',
      changes: [
        { field: 'name', before: 'Treffpunkt', after: 'Treffpunkt am Markt' },
        { field: 'totalEligibleCost', before: '1000.01', after: '900.00' },
        { field: 'grant', before: '1000.00', after: '899.99' },
      ],
    },
  );
  t.match(
    all.find(({ reference }) => reference === werkstatt),
    { kind: 'reclassified' },
  );
  for (const path of [
    `/staende/vergleich?from=${first}&scope=all`,
    `/en/staende/vergleich?from=${first}&to=${last}&by=category`,
  ]) {
    const page = await app.inject({ url: path, headers: { accept: 'text/html' } });
    t.equal(page.statusCode, 200, path);
    t.same(structureFaults(page.body), [], path);
    t.match(page.body, 'Treffpunkt am Markt');
  }
  for (const wrong of ['from=x', 'from=4711', `from=${first}&to=31.2.2026`]) {
    const page = await app.inject({ url: `/staende/vergleich?${wrong}`, headers: { accept: 'text/html' } });
    t.equal(page.statusCode, 400, wrong);
    t.match(page.body, 'id="fehler"');
  }
  t.equal((await app.inject('/api/v1/changes?from=4711')).statusCode, 404);
});

t.test('the switch leads to the same page in another state, and what is there stays in it', async (t) => {
  const go = (query: string) => app.inject({ url: `/stand?${query}`, headers: { accept: 'text/html' } });
  const to = async (query: string) => (await go(query)).headers.location;
  t.equal(
    await to(`zu=${encodeURIComponent('/vorhaben?q=a%26b&asOf=1&cursor=x')}&asOf=${first}`),
    `/vorhaben?q=a%26b&asOf=${first}`,
  );
  t.equal(await to('zu=/vorhaben?asOf=1&asOf='), '/vorhaben', 'nothing typed is the present');
  t.equal(await to('zu=/auswertung&asOf=31.10.2026'), '/auswertung?asOf=2026-10-31');
  for (const evil of ['//evil.example/', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)'])
    t.equal(await to(`zu=${encodeURIComponent(evil)}&asOf=1`), '/?asOf=1', evil);
  const refused = await go('zu=/vorhaben&asOf=4711');
  t.equal(refused.statusCode, 400);
  t.match(refused.body, 'value="4711"', 'what was typed stays');

  const past = await app.inject({
    url: `/vorhaben?scope=all&asOf=${first}`,
    headers: { accept: 'text/html' },
  });
  t.match(past.body, `Sie sehen den Registerstand ${first} vom`);
  t.match(past.body, `/vorhaben/${garten}?asOf=${first}`, 'links stay in the past');
  t.match(past.body, `href="/auswertung?asOf=${first}"`, 'those of the navigation, too');
  t.match(past.body, 'href="/vorhaben?scope=all" data-present', 'and one leads back');
  const project = await app.inject({
    url: `/vorhaben/${garten}?asOf=${first}`,
    headers: { accept: 'text/html' },
  });
  t.equal(project.statusCode, 200, 'a project that was withdrawn since');
  t.match(project.body, `steckbrief.pdf?asOf=${first}`);
  t.equal((await app.inject(`/vorhaben/${garten}`)).statusCode, 404);
  const states = await app.inject({ url: '/staende', headers: { accept: 'text/html' } });
  t.same(structureFaults(states.body), []);
  t.match(states.body, `/vorhaben?asOf=${first}`);
  t.match((await app.inject('/api/v1/revisions?limit=1')).json(), { items: [{ revision: last }] });
});

t.test('only a legal redaction changes the past, visibly and logged', async (t) => {
  await database.ownerSql`update registry_revision set published_at = published_at - interval '2 years 1 day'`;
  await withholdNames(database);
  const page = await app.inject(`/api/v1/projects/${beratung}?asOf=${first}`);
  t.match(page.json(), { beneficiary: 'gelöscht' });
  const [entry] = await database.ownerSql<{ reason: string }[]>`
    select reason from audit_entry where table_name = 'project_version' and operation = 'update' order by id desc limit 1`;
  t.ok(entry?.reason, 'the trail says why');
});
