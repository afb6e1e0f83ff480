import fc from 'fast-check';
import t from 'tap';
import { type Dimension, dimensions } from '../../src/aggregates/index.js';
import { type Measure, measures } from '../../src/cross-table/measures.js';
import { differenceParts } from '../../src/cross-table/queries/differences.js';
import { parseQuestion } from '../../src/cross-table/question.js';
import { readTable } from '../../src/cross-table/read-view.js';
import type { CrossCell, CrossTable } from '../../src/cross-table/table.js';
import { viewpointAt } from '../../src/history/index.js';
import { rateOf } from '../../src/kernel/rate.js';
import type { ProjectInput } from '../../src/projects/index.js';
import { amendPublished, amounts, aProject, publishNew } from '../support/a-project.js';
import { testDatabase } from '../support/database.js';

const visitor = { gone: new AbortController().signal, source: 'test' };
const municipality = (ags: string) => ({ kind: 'municipality', ags, sourceText: null }) as const;
const cents = fc.option(fc.bigInt({ min: 0n, max: 9_999_999_99n }), { nil: undefined });
const day = fc
  .date({ min: new Date('2014-01-01'), max: new Date('2029-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

interface Random {
  readonly place: ProjectInput['place'];
  readonly days: [string, string];
  readonly open: boolean;
  readonly period: string | null;
  readonly totalEligibleCost: bigint | undefined;
  readonly grant: bigint | undefined;
}
const random: fc.Arbitrary<Random> = fc.record({
  place: fc.constantFrom<ProjectInput['place'][]>(
    municipality('14612000'),
    municipality('14625020'),
    municipality('14713000'),
    { kind: 'statewide', ags: null, sourceText: null },
    { kind: 'unmatched', ags: null, sourceText: 'Irgendwo' },
  ),
  days: fc.tuple(day, day),
  open: fc.boolean(),
  period: fc.constantFrom(null, '2014-2020', '2021-2027'),
  totalEligibleCost: cents,
  grant: cents,
});

const toProject = ({ place, days, open, period, ...known }: Random): ProjectInput => {
  const [start = null, end = null] = [...days].sort();
  const stated = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
  return aProject({
    place,
    period: { start, end: open ? null : end },
    amounts: amounts(stated),
    catalogue: { ...aProject().catalogue, fundingPeriod: { key: period, sourceText: null } },
  });
};

/** Groups a project belongs to, worked out from what was entered. */
function groupsOf({ place, days, open, period }: Random, dimension: Dimension): string[] {
  const [start = '', end = ''] = [...days].sort();
  switch (dimension) {
    case 'city':
      return [place.kind === 'statewide' ? 'landesweit' : (place.ags ?? 'ohne')];
    case 'fundingPeriod':
      return [period ?? 'ohne'];
    case 'year':
      return [start.slice(0, 4)];
    case 'calendarYear': {
      if (open) return ['ohne'];
      const from = Number(start.slice(0, 4));
      return Array.from({ length: Number(end.slice(0, 4)) - from + 1 }, (_, index) => String(from + index));
    }
    default:
      throw new Error(`not recomputed: ${dimension}`);
  }
}

function expected(projects: readonly Random[], measure: Measure): bigint | number | null {
  const sum = (name: 'totalEligibleCost' | 'grant', of = projects) => {
    const known = of.flatMap((project) => project[name] ?? []);
    return known.length === 0 ? null : known.reduce((all, one) => all + one, 0n);
  };
  if (measure === 'projects') return projects.length;
  if (measure === 'grantRate') {
    const both = projects.filter(
      ({ grant, totalEligibleCost }) => grant !== undefined && totalEligibleCost !== undefined,
    );
    return rateOf(sum('grant', both) ?? 0n, sum('totalEligibleCost', both) ?? 0n);
  }
  return sum(measure as 'grant');
}

const allCells = ({ rows, apart, totals }: CrossTable): CrossCell[] =>
  [...rows, ...apart, totals].flatMap(({ cells, total }) =>
    [...cells, total].filter((cell) => cell !== null),
  );

t.test('every cell, subtotal and total is what its projects come to', async (t) => {
  const database = await testDatabase(t, 'reference');
  const projects = fc.sample(random, { numRuns: 90, seed: 5 });
  await publishNew(database, ...projects.map(toProject));
  const shapes: [Dimension, Dimension | 'none', Measure][] = [
    ['city', 'fundingPeriod', 'totalEligibleCost'],
    ['city', 'fundingPeriod', 'grantRate'],
    ['year', 'city', 'projects'],
    ['city', 'calendarYear', 'projects'],
    ['calendarYear', 'city', 'projects'],
    ['calendarYear', 'none', 'projects'],
    ['fundingPeriod', 'none', 'grant'],
  ];
  for (const [rows, columns, measure] of shapes)
    for (const all of ['0', '1']) {
      const raw = { rows, columns, measure, all, scope: 'all' };
      const { question, faults } = parseQuestion(raw, 'de');
      t.same(faults, {});
      const { table } = await readTable(database, visitor, question);
      for (const cell of allCells(table)) {
        const inLine = (line: typeof cell.row | null, dimension: Dimension | null) => (project: Random) =>
          line === null ||
          dimension === null ||
          line.groups.length === 0 ||
          groupsOf(project, dimension).some((key) =>
            line.groups.some((group) => (group.key ?? 'ohne') === key),
          );
        const behind = projects
          .filter(inLine(cell.row, question.rows))
          .filter(inLine(cell.column, question.columns));
        const wanted = expected(behind, measure);
        if (cell.value !== wanted || cell.projects !== behind.length)
          t.fail(`${rows} × ${columns}, ${measure}: ${cell.value} (${cell.projects}) instead of ${wanted}`);
      }
    }
});

t.test('amounts by calendar year come to the total, in rows as in columns', async (t) => {
  const database = await testDatabase(t, 'reference');
  await publishNew(database, ...fc.sample(random, { numRuns: 60, seed: 9 }).map(toProject));
  const { question } = parseQuestion(
    { rows: 'calendarYear', columns: 'city', measure: 'totalEligibleCost', scope: 'all' },
    'de',
  );
  const { table } = await readTable(database, visitor, question);
  const sum = (cells: readonly (CrossCell | null)[]) =>
    cells.reduce((all, cell) => all + BigInt(cell?.value ?? 0), 0n);
  const body = [...table.rows, ...table.apart];
  for (const row of body) t.equal(sum(row.cells), BigInt(row.total.value ?? 0));
  t.equal(sum(body.map(({ total }) => total)), table.totals.total.value);
  t.ok(table.rows.length > 10 && table.rows.every(({ line }) => !line.folded), 'years are never folded');
});

t.test('the parts of a difference come to it, to the cent', async (t) => {
  const database = await testDatabase(t, 'reference');
  const projects = fc.sample(random, { numRuns: 40, seed: 21 });
  const first = await publishNew(database, ...projects.slice(0, 25).map(toProject));
  const before = await viewpointAt(database.orm);
  for (const [index, { reference }] of first.projects.slice(0, 12).entries())
    await amendPublished(database, reference, () => toProject(projects[index + 20] as Random));
  await publishNew(database, ...projects.slice(25).map(toProject));
  const now = await viewpointAt(database.orm);
  const additive = (Object.keys(measures) as Measure[]).filter((measure) => measures[measure].adds);
  for (const measure of additive)
    for (const filters of [{}, { city: '14612000' }, { fundingPeriod: '2014-2020,ohne' }]) {
      const total = async (asOf: number) => {
        const raw = { rows: 'city', columns: 'none', measure, scope: 'all', asOf: String(asOf), ...filters };
        const { question } = parseQuestion(raw, 'de');
        const { table } = await readTable(database, visitor, question);
        return { value: BigInt(table.totals.total.value ?? 0), filter: question.list.filter };
      };
      const after = await total(now.revision);
      const parts = await differenceParts(database.orm, { now, before }, after.filter, measure);
      const sum = (parts ?? []).reduce((all, part) => all + part.difference, 0n);
      t.equal(
        sum,
        after.value - (await total(before.revision)).value,
        `${measure} ${JSON.stringify(filters)}`,
      );
    }
  t.equal(await differenceParts(database.orm, { now, before }, { scope: 'all' }, 'grantRate'), null);
});

t.test('what is dimension and measure has words', (t) => {
  for (const dimension of dimensions) {
    const { question, faults } = parseQuestion({ rows: dimension }, 'de');
    t.same([question.rows, question.columns, faults], [dimension, null, {}]);
  }
  t.match(parseQuestion({ rows: 'city', columns: 'city' }, 'de').faults, { columns: { de: /dasselbe/ } });
  t.match(parseQuestion({ nonsense: '1', asOf: 'neulich' }, 'de').faults, { nonsense: /./, asOf: /./ });
  t.equal(parseQuestion({ asOf: '31.10.2026' }, 'de').question.list.asOf, '2026-10-31');
  t.end();
});
