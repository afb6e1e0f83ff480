import ExcelJS from 'exceljs';
import { parse } from 'node-html-parser';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A row of a sums table as a format shows it: label, number of projects, amounts in cents. */
export interface ReadSums {
  readonly label: string;
  readonly projects: number;
  readonly cost: bigint;
  readonly union: bigint;
}

export interface ReadProject {
  readonly reference: string;
  readonly start: string;
  readonly end: string;
  readonly cost: bigint;
  readonly union: bigint;
}

/** The figures of a report as read back from one of its formats. */
export interface ReadReport {
  /** By key: rows and, last, the total. */
  readonly tables: ReadonlyMap<string, readonly ReadSums[]>;
  readonly projects: readonly ReadProject[];
  /** Total of the annex; sum of costs. */
  readonly annexTotal: bigint;
  readonly text: string;
}

export const tableKeys = ['periodAndFund', 'city', 'category', 'guideline', 'year'] as const;
const titles: Readonly<Record<string, string>> = {
  'Förderperioden und Fonds': 'periodAndFund',
  Orte: 'city',
  Interventionskategorien: 'category',
  Förderrichtlinien: 'guideline',
  'Jahre des Beginns': 'year',
};

const cents = (decimal: string): bigint => BigInt(decimal.replace('.', ''));
const germanCents = (written: string): bigint => BigInt(written.replace(/[^\d,]/g, '').replace(',', ''));
const germanCount = (written: string): number => Number(written.replaceAll('.', ''));
const isoDay = (day: string): string => day.replace(/^(\d\d)\.(\d\d)\.(\d{4})$/, '$3-$2-$1');

interface JsonTable {
  readonly kind: string;
  readonly key: string;
  readonly rows: readonly Readonly<Record<string, string | number | null>>[];
  readonly totals: Readonly<Record<string, string | number | null>>;
}

export function readJson(bytes: Buffer): ReadReport {
  const { blocks } = JSON.parse(bytes.toString('utf8')) as { blocks: JsonTable[] };
  const found = blocks.filter(({ kind }) => kind === 'table');
  const sums = (row: JsonTable['totals'], key: string): ReadSums => ({
    label: String(row.title ?? row[key] ?? ''),
    projects: Number(row.projects),
    cost: cents(String(row.totalEligibleCost)),
    union: cents(String(row.unionContributionDerived)),
  });
  const tables = new Map(
    found
      .filter(({ key }) => tableKeys.some((one) => one === key))
      .map(({ key, rows, totals }) => [key, [...rows, totals].map((row) => sums(row, key))]),
  );
  const annex = found.find(({ key }) => key === 'projects');
  return {
    tables,
    projects: (annex?.rows ?? []).map((row) => ({
      reference: String(row.reference),
      start: String(row.start),
      end: String(row.end),
      cost: cents(String(row.totalEligibleCost)),
      union: cents(String(row.unionContributionDerived)),
    })),
    annexTotal: cents(String(annex?.totals.totalEligibleCost)),
    text: bytes.toString('utf8'),
  };
}

/** Euros as a spreadsheet holds them, to the cent. */
const cellCents = (value: number): bigint => BigInt(Math.round(value * 100));

type CellValue = ExcelJS.CellValue;

function numberOf(value: CellValue): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'object' && value !== null && 'result' in value) return Number(value.result);
  throw new Error(`not a number: ${JSON.stringify(value)}`);
}

export async function readXlsx(bytes: Buffer): Promise<ReadReport> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  const tables = new Map<string, ReadSums[]>();
  for (const [title, key] of Object.entries(titles)) {
    const { rows, column } = rowsOf(book, title);
    const label = key === 'city' ? 'Ort' : undefined;
    tables.set(
      key,
      rows.map((row) => ({
        label: String(row[label === undefined ? (column.get('Titel') ?? 1) : (column.get(label) ?? 1)] ?? ''),
        projects: numberOf(row[column.get('Vorhaben') ?? 0] ?? null),
        cost: cellCents(numberOf(row[column.get('Förderfähige Gesamtkosten (€)') ?? 0] ?? null)),
        union: cellCents(numberOf(row[column.get('EU-Betrag abgeleitet (€)') ?? 0] ?? null)),
      })),
    );
  }
  const { rows, column } = rowsOf(book, 'Alle Vorhaben');
  const cell = (row: readonly CellValue[], heading: string): CellValue =>
    row[column.get(heading) ?? 0] ?? null;
  const day = (value: CellValue): string => (value instanceof Date ? value.toISOString().slice(0, 10) : '');
  return {
    tables,
    projects: rows.slice(0, -1).map((row) => ({
      reference: String(cell(row, 'Kennung')),
      start: day(cell(row, 'Beginn')),
      end: day(cell(row, 'Ende')),
      cost: cellCents(numberOf(cell(row, 'Förderfähige Gesamtkosten (€)'))),
      union: cellCents(numberOf(cell(row, 'EU-Betrag abgeleitet (€)'))),
    })),
    annexTotal: cellCents(numberOf(cell(rows.at(-1) ?? [], 'Förderfähige Gesamtkosten (€)'))),
    text: book.worksheets.map(({ name }) => name).join('\n'),
  };
}

function rowsOf(book: ExcelJS.Workbook, title: string): { rows: CellValue[][]; column: Map<string, number> } {
  const all: CellValue[][] = [];
  book.getWorksheet(title)?.eachRow({ includeEmpty: true }, (row) => all.push(row.values as CellValue[]));
  const headings = all[2] ?? [];
  const column = new Map(headings.flatMap((heading, index) => (heading ? [[String(heading), index]] : [])));
  return { rows: all.slice(3), column: column as Map<string, number> };
}

export function readHtml(bytes: Buffer): ReadReport {
  const page = parse(bytes.toString('utf8'));
  const tables = new Map<string, ReadSums[]>();
  let projects: ReadProject[] = [];
  let annexTotal = 0n;
  for (const table of page.querySelectorAll('article table.tbl')) {
    const title = table.querySelector('caption')?.text.trim() ?? '';
    const rows = table.querySelectorAll('tbody tr, tfoot tr').map((row) =>
      row.querySelectorAll('th, td').map((cell) => {
        for (const hidden of cell.querySelectorAll('.vh, sup')) hidden.remove();
        return cell.structuredText.replace(/\s+/g, ' ').trim();
      }),
    );
    const key = titles[title];
    if (key !== undefined)
      tables.set(
        key,
        rows.map(([label = '', count = '', cost = '', union = '']) => ({
          label,
          projects: germanCount(count),
          cost: germanCents(cost),
          union: germanCents(union),
        })),
      );
    else if (title === 'Alle Vorhaben') {
      annexTotal = germanCents(rows.at(-1)?.[4] ?? '');
      projects = rows.slice(0, -1).map(([reference = '', , , days = '', cost = '', union = '']) => ({
        reference,
        start: isoDay(days.split(' ')[0] ?? ''),
        end: isoDay(days.split(' ')[1] ?? ''),
        cost: germanCents(cost),
        union: germanCents(union),
      }));
    }
  }
  return { tables, projects, annexTotal, text: page.querySelector('article')?.structuredText ?? '' };
}

/** Lines of print from top to bottom, pieces from left to right; raised marks are left out. */
export async function linesOf(bytes: Uint8Array): Promise<string[][]> {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false });
  const document = await task.promise;
  const pages: string[][] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const lines = new Map<number, { x: number; text: string }[]>();
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '' || item.str === 'a') continue;
      const [, , , , x = 0, y = 0] = item.transform as number[];
      const line = Math.round(y);
      const near = [line, line - 1, line + 1].find((one) => lines.has(one)) ?? line;
      lines.set(near, [...(lines.get(near) ?? []), { x, text: item.str }]);
    }
    const sorted = [...lines].sort(([one], [other]) => other - one);
    pages.push(
      sorted.map(([, pieces]) =>
        pieces
          .sort((one, other) => one.x - other.x)
          .map(({ text }) => text)
          .join(' ')
          .replace(/\s+/g, ' ')
          .trim(),
      ),
    );
    page.cleanup();
  }
  await task.destroy();
  return pages;
}

const amount = String.raw`(\d[\d.]*,\d\d)`;
const sumsLine = new RegExp(`^(\\S.*?) (\\d[\\d.]*) ${amount} ${amount}$`);
const projectLine = new RegExp(`^(SN\\d\\d-\\d+) .*?(\\d\\d\\.\\d\\d\\.\\d{4}) ${amount} ${amount}$`);
/** Names may hold days too; the column of days stands behind them. */
const endLine = /.*(\d\d\.\d\d\.\d{4})/;

export async function readPdf(bytes: Buffer): Promise<ReadReport> {
  const lines = (await linesOf(bytes)).flat();
  const tables = new Map<string, ReadSums[]>(tableKeys.map((key) => [key, []]));
  const projects: ReadProject[] = [];
  let annexTotal = 0n;
  // The first table stands on the page of the summary; the others follow the headings of their sections.
  let table: string | undefined = 'periodAndFund';
  lines.forEach((line, index) => {
    table = titles[line] ?? table;
    const project = projectLine.exec(line);
    const sums = sumsLine.exec(line);
    const total = new RegExp(`^Summe ${amount}$`).exec(line);
    if (project) {
      const [, reference = '', start = '', cost = '', union = ''] = project;
      const end = endLine.exec(lines[index + 1] ?? '')?.[1] ?? '';
      projects.push({
        reference,
        start: isoDay(start),
        end: isoDay(end),
        cost: germanCents(cost),
        union: germanCents(union),
      });
    } else if (sums) {
      const [, label = '', count = '', cost = '', union = ''] = sums;
      tables
        .get(table ?? '')
        ?.push({ label, projects: germanCount(count), cost: germanCents(cost), union: germanCents(union) });
      if (label === 'Summe') table = undefined;
    } else if (total) annexTotal = germanCents(total[1] ?? '');
  });
  return { tables, projects, annexTotal, text: lines.join('\n') };
}
