import t from 'tap';
import type { StateReportData } from '../../../reports/state-report/dataset.js';
import { stateReport } from '../../../reports/state-report/index.js';
import type { StateReportParameters } from '../../../reports/state-report/parameters.js';
import { loadSample } from '../../../src/demo/index.js';
import type { Actor } from '../../../src/kernel/actor.js';
import { actingAs } from '../../../src/platform/database/acting.js';
import { publishProjects } from '../../../src/projects/index.js';
import type { CellValue } from '../../../src/reporting/document.js';
import { drawReport } from '../../../src/reporting/draw.js';
import { readReport } from '../../../src/reporting/read-report.js';
import { totalsOf } from '../../../src/reporting/totals.js';
import { machineValue } from '../../../src/reporting/written.js';
import { createRound } from '../../../src/rounds/index.js';
import { amounts, aProject, publishNew, tester } from '../../support/a-project.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';
import { aPerson } from '../../support/people.js';
import { compareFigures } from '../same-figures.js';
import { drawingTools } from '../steckbrief/draw-all.js';

/* What the state report says, and that it says the same in every format. */

t.setTimeout(240_000);

const tools = drawingTools();
t.teardown(() => tools.pool.close());

interface Asked {
  readonly parameters?: Partial<StateReportParameters>;
  readonly audience?: 'serviceCentre' | 'public';
  readonly reader?: Actor;
  readonly reckoningDay?: string;
}

const read = (database: TestDatabase, { parameters = {}, audience = 'public', ...rest }: Asked = {}) =>
  readReport<StateReportParameters, StateReportData>(database, stateReport, {
    parameters: { scope: 'programme', cityPages: 'programme', ...parameters },
    audience,
    language: 'de',
    ...rest,
  });

type Read = Awaited<ReturnType<typeof read>>;
const documentOf = ({ data, inputs }: Read) => stateReport.document(data, inputs, tools.settings);
const keysOf = (report: Read) =>
  documentOf(report).blocks.flatMap((block) => (block.kind === 'table' ? [block.key] : []));

async function drawAll({ data, inputs }: Read) {
  const draw = async (format: 'pdf' | 'xlsx' | 'html' | 'json') =>
    (await drawReport(stateReport, data, inputs, format, tools)).bytes;
  return {
    pdf: await draw('pdf'),
    xlsx: await draw('xlsx'),
    html: await draw('html'),
    json: await draw('json'),
  };
}

t.test('every table of the sample is the same in print, workbook, page and JSON', async (t) => {
  const database = await testDatabase(t, 'reference');
  await loadSample(database);
  const lead = await aPerson(database, 'lead');
  await createRound(
    database,
    { actor: lead, reason: 'Test' },
    {
      name: 'Zuarbeit',
      opensOn: '2024-01-01',
      dueOn: '2024-02-01',
      closesOn: '2099-12-31',
      scopeFrom: '2024-01-01',
      scopeUntil: '2026-12-31',
      requirements: ['totalEligibleCost'],
      note: null,
      remindBefore: [],
      remindAfter: [],
    },
  );
  const asked = {
    audience: 'serviceCentre',
    reader: lead,
    parameters: { scope: 'all', since: '1' },
  } as const;
  const report = await read(database, asked);
  const { standing, cities, changes } = report.data;
  t.ok((standing?.delivery?.cities.length ?? 0) > 3, 'cities are asked');
  t.ok((standing?.proofs.length ?? 0) > 20, 'proofs are due');
  t.ok(cities.length > 5, 'cities of the programme have pages');
  t.equal(changes?.sums[0]?.projects, report.data.totals.projects, 'all are new since revision 1');
  await compareFigures(t, documentOf(report), await drawAll(report));
});

t.test('the public sees no rounds and proofs, whatever it asks for', async (t) => {
  const database = await testDatabase(t, 'reference');
  await publishNew(database, aProject());
  const report = await read(database, { audience: 'serviceCentre' });
  t.equal(report.inputs.audience, 'public');
  t.equal(report.data.standing, null);
  t.notOk(keysOf(report).some((key) => ['delivery', 'proofStandings', 'overdue'].includes(key)));
});

t.test('new, gone, amended and unchanged projects come to the difference of the totals', async (t) => {
  const database = await testDatabase(t, 'reference');
  const cost = (cents: bigint) => amounts({ totalEligibleCost: cents });
  const first = await publishNew(
    database,
    aProject({ name: 'bleibt', amounts: cost(100n) }),
    aProject({ name: 'geht', amounts: cost(2_000n) }),
    aProject({
      name: 'wird länger und teurer',
      amounts: cost(30_000n),
      period: { start: '2024-01-01', end: '2025-12-31' },
    }),
  );
  const [, gone, amended] = first.projects;
  await actingAs(database.orm, tester, {}, (tx) =>
    publishProjects(
      tx,
      [
        {
          projectId: amended?.projectId ?? 0n,
          input: aProject({
            name: 'wird länger und teurer',
            amounts: cost(31_000n),
            period: { start: '2024-01-01', end: '2026-12-31' },
          }),
        },
        { projectId: null, input: aProject({ name: 'neu', amounts: cost(400_000n) }) },
      ],
      { origin: 'staff', note: 'Test' },
      { withdrawn: [gone?.projectId ?? 0n] },
    ),
  );
  const report = await read(database, { parameters: { scope: 'all', since: String(first.revision) } });
  const { changes, extended, withdrawn, totals } = report.data;
  t.strictSame(
    changes?.sums.map(({ kind, projects, before, now }) => [kind, projects, before, now]),
    [
      ['new', 1, 0n, 400_000n],
      ['gone', 1, 2_000n, 0n],
      ['amended', 1, 30_000n, 31_000n],
      ['unchanged', 1, 100n, 100n],
    ],
  );
  t.equal(totals.amounts.totalEligibleCost.cents, 431_100n);
  t.match(extended, [{ name: 'wird länger und teurer', times: 1, before: '2025-12-31', end: '2026-12-31' }]);
  t.match(withdrawn, [{ name: 'geht', totalEligibleCost: 2_000n, revision: first.revision + 1 }]);
  const keys = keysOf(report);
  const chapter = documentOf(report).blocks.find((one) => one.kind === 'chapter' && one.key === 'changes');
  t.match(chapter, {
    lead: /: 1 Vorhaben neu, 1 weggefallen, 1 geändert\. Die Gesamtkosten sind um 3\.990,00\s€ gestiegen, von 321,00\s€ auf 4\.311,00\s€\.$/,
  });
  t.same(
    changes?.projects.map(({ kind, fields }) => [kind, fields.map(({ de }) => de)]),
    changes?.projects.map(({ kind }) =>
      kind === 'amended' ? [kind, ['Ende des Zeitraums', 'Förderfähige Gesamtkosten']] : [kind, []],
    ),
    'what is amended is named',
  );
  for (const key of ['changeKinds', 'changedProjects', 'extended', 'withdrawn'])
    t.ok(keys.includes(key), key);
  await compareFigures(t, documentOf(report), await drawAll(report));
  await t.rejects(read(database, { parameters: { since: '999' } }), { code: 'not_found' });
});

t.test('projects that end within twelve months, both days inclusive', async (t) => {
  const database = await testDatabase(t, 'reference');
  const ends = ['2026-02-27', '2026-02-28', '2027-02-28', '2027-03-01'];
  await publishNew(
    database,
    ...ends.map((end) => aProject({ name: end, period: { start: '2024-01-01', end } })),
  );
  const report = await read(database, { parameters: { scope: 'all' }, reckoningDay: '2026-02-28' });
  const table = documentOf(report).blocks.find((block) => block.kind === 'table' && block.key === 'ending');
  t.strictSame(table?.kind === 'table' && table.rows.map(([end]) => end), [
    { type: 'day', day: '2026-02-28' },
    { type: 'day', day: '2027-02-28' },
  ]);
});

t.test('a project in several action fields counts in each of them, and once in all', async (t) => {
  const database = await testDatabase(t, 'reference');
  await publishNew(
    database,
    ...[['housing', 'local-economy'], ['housing'], []].map((actionFields) =>
      aProject({ actionFields, amounts: amounts({ totalEligibleCost: 100n }) }),
    ),
  );
  const report = await read(database, { parameters: { scope: 'all' } });
  const table = documentOf(report).blocks.find(
    (block) => block.kind === 'table' && block.key === 'actionField',
  );
  if (table?.kind !== 'table') return t.fail('there is such a table');
  const plain = (row: readonly CellValue[]) =>
    row.slice(1, 3).map((value) => String(machineValue(value ?? null)));
  t.same(table.rows.map(plain).sort(), [
    ['1', '1.00'],
    ['1', '1.00'],
    ['2', '2.00'],
  ]);
  t.same(plain(totalsOf(table) ?? []), ['3', '3.00']);
});
