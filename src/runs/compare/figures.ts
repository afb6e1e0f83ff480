/** A figure of a report under a name that is the same in every run of it. */
export interface Figure {
  /** Block it stands in: key of a table, or "keyFigures", "facts", "composition", "map". */
  readonly block: string;
  /** Row of the table, by what names it; null outside tables. */
  readonly row: string | null;
  /** The row as people call it: "14625020 Bautzen". */
  readonly rowLabel: string | null;
  readonly key: string;
  /** What people call it. */
  readonly label: string;
  readonly value: unknown;
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objectsIn = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
const wordOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Every figure of a report's JSON: facts, parts of compositions, cells and totals of tables. */
export function figuresOf(document: unknown, keysOfRows: ReadonlyMap<string, RowKey>): readonly Figure[] {
  return blocksOf(document).flatMap((block) => {
    if (block.kind === 'table') return cellsOf(block, keysOfRows.get(wordOf(block.key)) ?? []);
    const facts = [...objectsIn(block.figures), ...objectsIn(block.facts), ...objectsIn(block.parts)];
    return facts.map(({ key, label, value }) => ({
      block: wordOf(block.kind),
      row: null,
      rowLabel: null,
      key: wordOf(key),
      label: wordOf(label),
      value,
    }));
  });
}

export const blocksOf = (document: unknown): readonly Json[] =>
  isObject(document) ? objectsIn(document.blocks) : [];

/** Title of every table, by its key. */
export const titlesOf = (document: unknown): ReadonlyMap<string, string> =>
  new Map(
    blocksOf(document)
      .filter(({ kind }) => kind === 'table')
      .map(({ key, title }) => [wordOf(key), wordOf(title)]),
  );

/** Columns whose values together name a row. */
export type RowKey = readonly string[];

/**
 * What names the rows of each table: the first column of codes, else of text, whose values are all different in every
 * document; else all of them together. Found over both documents, so that a row has one name.
 */
export function rowKeysOf(documents: readonly unknown[]): ReadonlyMap<string, RowKey> {
  const tables = documents.flatMap(blocksOf).filter(({ kind }) => kind === 'table');
  return new Map(
    tables.map(({ key }) => [wordOf(key), rowKeyOf(tables.filter((table) => table.key === key))]),
  );
}

function rowKeyOf(tables: readonly Json[]): RowKey {
  const columns = tables.length === 0 ? [] : objectsIn(tables[0]?.columns);
  const named = (type: string) =>
    columns.filter((column) => column.type === type).map(({ key }) => wordOf(key));
  const candidates = [...named('code'), ...named('text')];
  const distinct = candidates.find((key) => tables.every((table) => isDistinct(table, key)));
  return distinct === undefined ? candidates : [distinct];
}

function isDistinct(table: Json, key: string): boolean {
  const values = objectsIn(table.rows).map((row) => nameOf(row[key]));
  return !values.includes('') && new Set(values).size === values.length;
}

function cellsOf(table: Json, rowKey: RowKey): Figure[] {
  const columns = objectsIn(table.columns);
  const seen = new Map<string, number>();
  const figures: Figure[] = [];
  const titles = columns.filter(({ type, key }) => type === 'text' && !rowKey.includes(wordOf(key)));
  const labelOf = (row: Json, name: string): string => {
    const called = nameOf(row[wordOf(titles[0]?.key)]);
    return called === '' || name === totalRow ? name : `${name} ${called}`;
  };
  const add = (row: Json, name: string): void => {
    for (const column of columns) {
      const key = wordOf(column.key);
      if (!(key in row) || rowKey.includes(key)) continue;
      figures.push({
        block: wordOf(table.key),
        row: name,
        rowLabel: labelOf(row, name),
        key,
        label: headingOf(column),
        value: row[key],
      });
    }
  };
  for (const row of objectsIn(table.rows)) {
    const name = rowKey.map((key) => nameOf(row[key])).join(' · ');
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    add(row, times === 1 ? name : `${name} (${times})`);
  }
  if (isObject(table.totals)) add(table.totals, totalRow);
  return figures;
}

/** Name of the row of totals. */
export const totalRow = 'Σ';

const headingOf = ({ heading, key }: Json): string => (isObject(heading) ? wordOf(heading.de) : wordOf(key));

/** A code by its code and title, a text as it is. */
function nameOf(value: unknown): string {
  if (isObject(value)) return [value.code, value.title].filter((part) => typeof part === 'string').join(' ');
  return value === null || value === undefined ? '' : String(value);
}
