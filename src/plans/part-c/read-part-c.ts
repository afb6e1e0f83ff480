import {
  AmountEvidence,
  faultOf,
  type LocatedFinding,
  readListAmount,
  readSmallTable,
  type Upload,
} from '../../imports/index.js';
import { fold } from '../../kernel/fold.js';
import type { Cents } from '../../kernel/money.js';
import { plainSpaces, saysUnknown, startOfText } from '../../kernel/written-number.js';
import { type Cell, columnLetters, type SheetRow, textOf } from '../../platform/spreadsheet/reading/cell.js';
import type { PlannedProject } from '../plan.js';
import {
  columnOfHeading,
  kindWords,
  type MoneyKey,
  markIn,
  type PartCColumn,
  type PartCMark,
} from './columns.js';
import * as said from './said.js';

/** One row of the file; null where its cell is empty. */
export interface PartCRow {
  readonly number: string;
  readonly name: string | null;
  readonly kind: PlannedProject['kind'] | null;
  readonly executingBody: string | null;
  readonly reference: string | null;
  readonly money: readonly { readonly year: number; readonly key: MoneyKey; readonly amount: Cents }[];
  /** Where a field of it stands: "name", "cost.2024"; the whole row for another one. */
  placeOf(field: string): said.Place;
}

interface PartCFile {
  /** Null where it is no template of ours. */
  readonly mark: PartCMark | null;
  readonly rows: readonly PartCRow[];
  readonly findings: readonly LocatedFinding[];
}

interface Column {
  readonly index: number;
  readonly heading: string;
  readonly of: PartCColumn | null;
}

interface Headed {
  readonly name: string | null;
  /** Row of the headings. */
  readonly row: number;
  readonly mark: PartCMark | null;
  readonly columns: readonly Column[];
  readonly below: readonly SheetRow[];
}

const lastHeadingRow = 40;

/** Part C as a file says it, with everything that is wrong at its cell. @throws Problem for what is no table */
export async function readPartC(upload: Upload): Promise<PartCFile> {
  for (const { name, rows } of await readSmallTable(upload)) {
    const at = rows.findIndex(({ number, cells }) => number <= lastHeadingRow && areHeadings(cells));
    const headings = rows[at];
    if (headings === undefined) continue;
    const columns = headings.cells.map((cell, index): Column => {
      const heading = plainSpaces(textOf(cell));
      return { index, heading, of: columnOfHeading(heading) };
    });
    const above = rows.slice(0, at).flatMap(({ cells }) => cells.map(textOf));
    return new PartCReader({
      name,
      row: headings.number,
      mark: markIn(above),
      columns,
      below: rows.slice(at + 1),
    }).read();
  }
  return { mark: null, rows: [], findings: [said.locatedAt(said.noHeadings(), said.nowhere)] };
}

function areHeadings(cells: readonly Cell[]): boolean {
  const found = cells.map((cell) => columnOfHeading(textOf(cell)));
  return ['number', 'name'].every((key) => found.some((column) => column?.key === key));
}

const wordsOf = (cell: Cell | undefined): string | null => plainSpaces(textOf(cell)).normalize('NFC') || null;
const longest = { number: 20, name: 300, executingBody: 300, reference: 400 } as const;

class PartCReader {
  readonly #findings: LocatedFinding[] = [];
  readonly #evidence = new AmountEvidence();
  readonly #numbers = new Set<string>();

  constructor(private readonly file: Headed) {}

  read(): PartCFile {
    const { mark, columns, below } = this.file;
    const rows = below.filter(({ cells }) =>
      columns.some(({ of, index }) => of !== null && wordsOf(cells[index])),
    );
    for (const column of columns)
      if (column.of === null && column.heading !== '')
        this.#say(said.columnUnread(), this.#headingPlace(column));
    for (const { cells } of rows)
      for (const { of, index } of columns) if (of?.kind === 'money') this.#evidence.add(cells[index] ?? '');
    const read = rows.map((row) => this.#row(row)).filter((row) => row !== null);
    return { mark, rows: read, findings: this.#findings };
  }

  #row(row: SheetRow): PartCRow | null {
    const number = this.#text(row, 'number');
    const placeOf = (field: string) => this.#place(row, field);
    const fields = {
      name: this.#text(row, 'name'),
      kind: this.#kind(row),
      executingBody: this.#text(row, 'executingBody'),
      reference: this.#text(row, 'reference')?.split(' ')[0] ?? null,
      money: this.#money(row),
    };
    if (number === null) {
      this.#say(said.missing('number', ['Die Nummer', 'The number']), placeOf('number'));
      return null;
    }
    if (this.#numbers.has(fold(number))) {
      this.#say(said.numberTwice(number), placeOf('number'));
      return null;
    }
    this.#numbers.add(fold(number));
    return { number, ...fields, placeOf };
  }

  #text(row: SheetRow, key: keyof typeof longest): string | null {
    const words = wordsOf(this.#cell(row, key));
    if (words === null || words.length <= longest[key]) return words;
    this.#say(said.tooLong(key, longest[key]), this.#place(row, key));
    return words.slice(0, longest[key]);
  }

  #kind(row: SheetRow): PlannedProject['kind'] | null {
    const words = wordsOf(this.#cell(row, 'kind'));
    if (words === null) return null;
    const found = Object.entries(kindWords).find(([, word]) => fold(word) === fold(words));
    if (found === undefined) this.#say(said.notInList('kind'), this.#place(row, 'kind'));
    return (found?.[0] as PlannedProject['kind'] | undefined) ?? null;
  }

  #money(row: SheetRow): PartCRow['money'] {
    const decision = this.#evidence.decide();
    return this.file.columns.flatMap(({ of, index }) => {
      const cell = row.cells[index] ?? '';
      if (of?.kind !== 'money' || saysUnknown(textOf(cell))) return [];
      const { key, year } = of;
      const place = this.#place(row, `${key}.${year}`);
      const amount = readListAmount(cell, decision);
      if (amount.kind === 'refused') this.#say(faultOf(amount.fault, 'years'), place);
      if (amount.kind !== 'exact') return [];
      if (amount.rounded) this.#say(said.rounded(), place);
      return [{ year, key, amount: amount.value }];
    });
  }

  #cell(row: SheetRow, key: string): Cell | undefined {
    const column = this.#column(key);
    return column === undefined ? undefined : row.cells[column.index];
  }

  #column(field: string): Column | undefined {
    return this.file.columns.find(({ of }) =>
      of?.kind === 'money' ? `${of.key}.${of.year}` === field : of?.key === field,
    );
  }

  #place(row: SheetRow, field: string): said.Place {
    const column = this.#column(field);
    return {
      sheet: this.file.name,
      row: row.number,
      cell: column === undefined ? null : `${columnLetters(column.index)}${row.number}`,
      column: column?.heading ?? null,
      value: column === undefined ? null : startOfText(textOf(row.cells[column.index]), 200),
    };
  }

  #headingPlace({ index, heading }: Column): said.Place {
    const { name: sheet, row } = this.file;
    return { sheet, row, cell: `${columnLetters(index)}${row}`, column: heading, value: heading };
  }

  #say(finding: Parameters<typeof said.locatedAt>[0], place: said.Place): void {
    this.#findings.push(said.locatedAt(finding, place));
  }
}
