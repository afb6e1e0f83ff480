import {
  type Aggregation,
  addSums,
  compareGroups,
  type Dimension,
  type Group,
  noSums,
  type Sums,
} from '../aggregates/index.js';
import { keepsOrder } from './dimension-words.js';
import { addsAlong, type Frame, type Measure, measured, type Value } from './measures.js';
import type { CrossSort } from './question.js';

/** A row or column: one group, or those that were folded into one. */
export interface Line {
  readonly groups: readonly Group[];
  readonly folded: boolean;
  /** The whole Land and what belongs to nothing: below the others, not shaded, never folded. */
  readonly apart: boolean;
}

export interface CrossCell {
  readonly row: Line;
  /** Null for the total of a row. */
  readonly column: Line | null;
  readonly projects: number;
  readonly value: Value;
  readonly sums: Sums;
}

export interface CrossRow {
  readonly line: Line;
  /** One cell per column; null where no project is. */
  readonly cells: readonly (CrossCell | null)[];
  readonly total: CrossCell;
}

/** A cross-table as it is shown and written to files. */
export interface CrossTable {
  readonly columns: readonly Line[];
  /** Sorted; a folded row is the last. */
  readonly rows: readonly CrossRow[];
  readonly apart: readonly CrossRow[];
  readonly totals: CrossRow;
}

/** What a cross-table is made of: sums of its cells, and of whole rows and columns where those are no sums of cells. */
export interface CrossSums {
  readonly cells: Aggregation;
  readonly rows: Aggregation | null;
  readonly columns: Aggregation | null;
}

interface Shape {
  readonly rows: Dimension;
  readonly columns: Dimension | null;
  readonly measure: Measure;
  readonly sort: CrossSort;
  readonly all: boolean;
}

/** A table with more rows than `mostRows` shows the first `rowsShown`. */
const mostRows = 15;
const rowsShown = 10;
const mostColumns = 8;
const columnsShown = 7;

export const keyOf = ({ key }: Group): string => key ?? 'ohne';
const isApart = ({ key }: Group): boolean => key === null || key === 'landesweit';
const lineOf = (group: Group): Line => ({ groups: [group], folded: false, apart: isApart(group) });

/** Lays sums out as a table: ordered, folded, each total right for its measure. */
export function crossTable(sums: CrossSums, shape: Shape): CrossTable {
  const layout = new Layout(sums, shape);
  const columns = layout.columns();
  const all = layout.lines(0).map((line) => layout.row(line, columns));
  const ordinary = all.filter(({ line }) => !line.apart).sort(byOrder(shape.sort, columns));
  const fold = !shape.all && !keepsOrder(shape.rows) && ordinary.length > mostRows;
  const biggest = new Set(ordinary.toSorted(byOrder(largestFirst, columns)).slice(0, rowsShown));
  const shown = fold ? ordinary.filter((row) => biggest.has(row)) : ordinary;
  const folded = ordinary.filter((row) => !shown.includes(row)).flatMap(({ line }) => line.groups);
  return {
    columns,
    rows: [
      ...shown,
      ...(folded.length > 0 ? [layout.row({ groups: folded, folded: true, apart: false }, columns)] : []),
    ],
    apart: all.filter(({ line }) => line.apart),
    totals: layout.row(null, columns),
  };
}

const largestFirst: CrossSort = { by: 'total', descending: true };

class Layout {
  readonly #cells = new Map<string, Sums>();
  readonly #rowTotals = new Map<string, Sums>();
  readonly #columnTotals = new Map<string, Sums>();

  constructor(
    private readonly sums: CrossSums,
    private readonly shape: Shape,
  ) {
    for (const { groups, ...own } of sums.cells.rows) {
      const [row, column] = groups.map(keyOf);
      const at = row ?? '';
      this.#cells.set(`${at}\n${column ?? ''}`, own);
      this.#rowTotals.set(at, addSums(this.#rowTotals.get(at) ?? noSums, own));
      if (column !== undefined)
        this.#columnTotals.set(column, addSums(this.#columnTotals.get(column) ?? noSums, own));
    }
    replace(this.#rowTotals, sums.rows);
    replace(this.#columnTotals, sums.columns);
  }

  /** Every group of the rows (0) or columns (1), in the order of its dimension. */
  lines(place: 0 | 1): Line[] {
    const groups = new Map<string, Group>();
    for (const row of this.sums.cells.rows) {
      const group = row.groups[place];
      if (group !== undefined) groups.set(keyOf(group), group);
    }
    return [...groups.values()].sort(compareGroups).map(lineOf);
  }

  columns(): Line[] {
    const { columns: dimension, all } = this.shape;
    if (dimension === null) return [];
    const lines = this.lines(1);
    const ordinary = lines.filter(({ apart }) => !apart);
    if (all || keepsOrder(dimension) || ordinary.length <= mostColumns) return lines;
    const biggest = new Set(
      ordinary
        .toSorted((one, other) => descending(this.#sizeOf(one), this.#sizeOf(other)))
        .slice(0, columnsShown),
    );
    const folded = ordinary.filter((line) => !biggest.has(line)).flatMap(({ groups }) => groups);
    return [
      ...ordinary.filter((line) => biggest.has(line)),
      { groups: folded, folded: true, apart: false },
      ...lines.filter(({ apart }) => apart),
    ];
  }

  #sizeOf(column: Line): Value {
    return this.#value(this.#sumOf(this.#columnTotals, column), [column]);
  }

  /** A row of the table; null for the row of totals. */
  row(line: Line | null, columns: readonly Line[]): CrossRow {
    const here = line ?? everything;
    const cells = columns.map((column) => this.#cell(here, column, this.#sumsAt(line, column)));
    const whole = line === null ? this.sums.cells.totals : (this.#sumOf(this.#rowTotals, line) ?? noSums);
    return { line: here, cells, total: this.#cellOf(here, null, whole) };
  }

  #sumsAt(row: Line | null, column: Line): Sums | null {
    if (row === null) return this.#sumOf(this.#columnTotals, column);
    let found: Sums | null = null;
    for (const one of row.groups)
      for (const other of column.groups) {
        const sums = this.#cells.get(`${keyOf(one)}\n${keyOf(other)}`);
        if (sums !== undefined) found = found === null ? sums : addSums(found, sums);
      }
    return found;
  }

  #sumOf(totals: ReadonlyMap<string, Sums>, { groups }: Line): Sums | null {
    const found = groups.flatMap((group) => totals.get(keyOf(group)) ?? []);
    return found.length === 0 ? null : found.reduce(addSums, noSums);
  }

  #cell(row: Line, column: Line, sums: Sums | null): CrossCell | null {
    return sums === null ? null : this.#cellOf(row, column, sums);
  }

  #cellOf(row: Line, column: Line | null, sums: Sums): CrossCell {
    const value = this.#value(sums, column === null ? [row] : [row, column]);
    return { row, column, projects: sums.projects, value, sums };
  }

  #value(sums: Sums | null, lines: readonly Line[]): Value {
    const frame: Frame = { totals: this.sums.cells.totals, inhabitants: inhabitantsOf(lines) };
    return sums === null ? null : measured(this.shape.measure, sums, frame);
  }
}

/** The line of the totals. */
const everything: Line = { groups: [], folded: false, apart: false };

function replace(totals: Map<string, Sums>, by: Aggregation | null): void {
  for (const { groups, ...own } of by?.rows ?? []) {
    const [group] = groups;
    if (group !== undefined) totals.set(keyOf(group), own);
  }
}

/** Inhabitants of the narrower place of a cell; null for several places together. */
function inhabitantsOf(lines: readonly Line[]): number | null {
  const known = lines.flatMap(({ groups }) => {
    const [group] = groups;
    return groups.length === 1 && group?.inhabitants != null ? [group.inhabitants] : [];
  });
  return known.length === 0 ? null : Math.min(...known);
}

function byOrder(sort: CrossSort, columns: readonly Line[]): (one: CrossRow, other: CrossRow) => number {
  const { by, descending: down } = sort;
  const names = (one: CrossRow, other: CrossRow): number => {
    const [a] = one.line.groups;
    const [b] = other.line.groups;
    return a && b ? compareGroups(a, b) : 0;
  };
  if (by === 'name') return (one, other) => (down ? names(other, one) : names(one, other));
  const index = by === 'total' ? -1 : columns.findIndex((column) => isColumn(column, by.column));
  const value = (row: CrossRow): Value => (index < 0 ? row.total.value : (row.cells[index]?.value ?? null));
  return (one, other) => {
    const order = down ? descending(value(one), value(other)) : ascending(value(one), value(other));
    return order !== 0 ? order : names(one, other);
  };
}

export const isColumn = ({ groups, folded }: Line, key: string): boolean =>
  folded ? key === 'weitere' : groups.some((group) => keyOf(group) === key);

/** Key of a column in the address of the order. */
export const columnKey = ({ groups, folded }: Line): string => {
  const [group] = groups;
  return folded || group === undefined ? 'weitere' : keyOf(group);
};

/** What is unknown comes last in either direction. */
const ascending = (one: Value, other: Value): number =>
  one === null || other === null
    ? Number(one === null) - Number(other === null)
    : one < other
      ? -1
      : Number(one > other);
const descending = (one: Value, other: Value): number =>
  one === null || other === null ? ascending(one, other) : ascending(other, one);

/** Whether the cells of a row, or those of a column, come to their total. */
export const addsUp = (measure: Measure, along: Dimension | null): boolean =>
  along === null || addsAlong(measure, along);
