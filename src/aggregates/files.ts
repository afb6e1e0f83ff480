import { toDecimal } from '../kernel/money.js';
import { toPercent } from '../kernel/rate.js';
import { programVersion } from '../platform/files/program-version.js';
import { type CsvDialect, type CsvField, csvLine, csvStart } from '../platform/spreadsheet/csv.js';
import type { Cell, Workbook, Worksheet } from '../platform/spreadsheet/workbook.js';
import type { AggregateAnswer } from './answer.js';
import type { ApiSums } from './api-sums.js';
import type { Dimension } from './dimensions.js';

type Sums = ApiSums;
type Row = Sums & AggregateAnswer['rows'][number];

/** One column of a file; CSV and workbook write the same ones. */
interface Column {
  readonly heading: string;
  readonly width: number;
  /** Text, cents, a count, or a rate. */
  readonly value: (row: Row) => Entry;
  /** What stands in the row of totals; groups have nothing there. */
  readonly total: (totals: Sums) => Exclude<Entry, string>;
  /** Whether the rows come to the total: a project that runs for years counts in several of them. */
  readonly adds: boolean;
}

type Entry = string | bigint | number | { readonly percent: string } | null;

/** What dimensions are called on paper. */
export const dimensionHeadings: Readonly<Record<Dimension, string>> = {
  city: 'Ort',
  district: 'Landkreis',
  nuts2: 'Region (NUTS 2)',
  regionCategory: 'Regionenkategorie',
  area: 'Gebiet',
  beneficiary: 'Begünstigter',
  priority: 'Priorität',
  category: 'Interventionskategorie',
  guideline: 'Förderrichtlinie',
  object: 'Fördergegenstand',
  objective: 'Spezifisches Ziel',
  fund: 'Fonds',
  fundingPeriod: 'Förderperiode',
  year: 'Jahr des Beginns',
  actionField: 'Handlungsfeld',
  calendarYear: 'Kalenderjahr (rechnerisch verteilt)',
};

/** What measures are called on paper, in the order of columns. */
export const measureHeadings: Readonly<Record<keyof Sums, string>> = {
  projects: 'Vorhaben',
  totalEligibleCost: 'Förderfähige Gesamtkosten (EUR)',
  totalEligibleCostUnknown: 'ohne förderfähige Gesamtkosten',
  totalCost: 'Gesamtkosten (EUR)',
  totalCostUnknown: 'ohne Gesamtkosten',
  grant: 'Zuwendung (EUR)',
  grantUnknown: 'ohne Zuwendung',
  unionContribution: 'EU-Betrag, angegeben (EUR)',
  unionContributionDerived: 'EU-Betrag, abgeleitet (EUR)',
  unionContributionDerivedProjects: 'Vorhaben mit abgeleitetem EU-Betrag',
  unionContributionUnknown: 'ohne EU-Betrag',
  landFunds: 'Landesmittel (EUR)',
  landFundsUnknown: 'ohne Landesmittel',
  ownShare: 'Eigenanteil (EUR)',
  ownShareUnknown: 'ohne Eigenanteil',
  thirdPartyFunds: 'Drittmittel (EUR)',
  thirdPartyFundsUnknown: 'ohne Drittmittel',
  unionRate: 'Unions-Kofinanzierungssatz, gewichtet (%)',
  grantRate: 'Fördersatz, gewichtet (%)',
  totalEligibleCostShare: 'Anteil an den förderfähigen Gesamtkosten (%)',
  totalEligibleCostPerInhabitant: 'Förderfähige Gesamtkosten je Einwohner (EUR)',
  inhabitants: 'Einwohner',
  running: 'davon laufend am Stichtag',
};

const withoutGroup = 'nicht zugeordnet';

function columnsOf({ groupBy, totals }: AggregateAnswer): Column[] {
  const groups = groupBy.flatMap((dimension): Column[] => [
    {
      heading: `${dimensionHeadings[dimension]}, Schlüssel`,
      width: 18,
      value: (row) => row[dimension]?.key ?? null,
      total: () => null,
      adds: false,
    },
    {
      heading: dimensionHeadings[dimension],
      width: 40,
      value: (row) => row[dimension]?.title ?? withoutGroup,
      total: () => null,
      adds: false,
    },
  ]);
  const chosen = (Object.keys(measureHeadings) as (keyof Sums)[]).filter((measure) => measure in totals);
  const measures = chosen.map(
    (measure): Column => ({
      heading: measureHeadings[measure],
      width: 20,
      value: (row) => entryOf(measure, row),
      total: (sums) => entryOf(measure, sums),
      adds:
        !groupBy.includes('actionField') &&
        (!groupBy.includes('calendarYear') || typeof totals[measure] === 'bigint'),
    }),
  );
  return [...groups, ...measures];
}

const rates: ReadonlySet<keyof Sums> = new Set(['unionRate', 'grantRate', 'totalEligibleCostShare']);

function entryOf(measure: keyof Sums, sums: Sums): Exclude<Entry, string> {
  const value = sums[measure] ?? null;
  return typeof value === 'number' && rates.has(measure) ? { percent: toPercent(value) } : value;
}

/** The sums as CSV: one line a group, the totals last. An amount nobody states is empty, never 0. */
export function csvOf(answer: AggregateAnswer, dialect: CsvDialect): string {
  const columns = columnsOf(answer);
  const field = (value: Entry): CsvField => {
    if (value === null) return null;
    if (typeof value === 'string') return { text: value };
    const number =
      typeof value === 'bigint'
        ? toDecimal(value)
        : typeof value === 'object'
          ? value.percent
          : String(value);
    return { number: dialect === 'excel-de' ? number.replace('.', ',') : number };
  };
  const total = columns.map((column, index) =>
    index === 0 && answer.groupBy.length > 0 ? { text: 'Summe' } : field(column.total(answer.totals)),
  );
  return [
    csvStart(dialect) +
      csvLine(
        columns.map(({ heading }) => ({ text: heading })),
        dialect,
      ),
    ...answer.rows.map((row) =>
      csvLine(
        columns.map(({ value }) => field(value(row as Row))),
        dialect,
      ),
    ),
    csvLine(total, dialect),
  ].join('');
}

/** The sums as a workbook of one sheet, with live formulas in the row of totals. */
export function workbookOf(answer: AggregateAnswer): Workbook {
  const columns = columnsOf(answer);
  const state = `Registerstand ${answer.revision}`;
  const lastRow = answer.rows.length + 1;
  const sheet: Worksheet = {
    name: 'Summen',
    widths: columns.map(({ width }) => width),
    rows: [
      columns.map(({ heading }): Cell => ({ kind: 'text', text: heading, look: 'heading' })),
      ...answer.rows.map((row) => columns.map(({ value }) => cellOf(value(row as Row)))),
      columns.map((column, index) =>
        index === 0 && answer.groupBy.length > 0
          ? totalCell('Summe', lastRow)
          : totalCell(column.total(answer.totals), column.adds ? lastRow : 1),
      ),
    ],
    frozenRows: 1,
    orientation: 'landscape',
    filter: answer.rows.length > 0 ? { row: 1, lastRow } : null,
    footer: state,
  };
  return {
    title: 'Summen',
    subject: state,
    creator: `Steckbrief ${programVersion}`,
    created: new Date(Date.UTC(2000, 0, 1)),
    language: 'de-DE',
    sheets: [sheet],
  };
}

function cellOf(value: Entry): Cell {
  if (value === null) return null;
  if (typeof value === 'object') return { kind: 'rate', percent: value.percent };
  if (typeof value === 'string') return { kind: 'text', text: value };
  return typeof value === 'bigint'
    ? { kind: 'money', decimal: toDecimal(value) }
    : { kind: 'count', count: value };
}

function totalCell(value: Entry, lastRow: number): Cell {
  if (value === null) return null;
  if (typeof value === 'object') return { kind: 'rate', percent: value.percent, look: 'total' };
  if (typeof value === 'string') return { kind: 'text', text: value, look: 'total' };
  const of = typeof value === 'bigint' ? 'money' : 'count';
  const shown = typeof value === 'bigint' ? toDecimal(value) : String(value);
  if (lastRow > 1) return { kind: 'sum', fromRow: 2, toRow: lastRow, of, value: shown, look: 'total' };
  return typeof value === 'bigint'
    ? { kind: 'money', decimal: shown }
    : { kind: 'count', count: Number(shown) };
}
