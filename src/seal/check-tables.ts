import type { ISql } from 'postgres';
import type { Fault } from './verify-trail.mjs';

type Kind = 'changed' | 'missing' | 'added';

interface Found {
  readonly key: string;
  readonly kind: Kind;
  readonly column: string | null;
  readonly entry: string | null;
}

/** Blocks of a table, or the rows it has no more. */
interface Part {
  /** Which of the tables it is of. */
  readonly at: number;
  readonly from: number | null;
  readonly to: number | null;
}

/** About as many as are compared in a tenth of a second. */
const blocksInPart = 2_000;

/**
 * Compares every row of every table the trail covers with what the trail says of it last: who writes a table with its
 * triggers switched off leaves the trail whole, and is named here. Large tables are compared in parts, so that several
 * connections with the same snapshot can share them out.
 */
export class TableCheck {
  readonly #waiting: Part[];
  readonly #found = new Map<number, Found>();

  private constructor(
    private readonly tables: readonly { readonly name: string; readonly watched: boolean }[],
    parts: readonly Part[],
  ) {
    this.#waiting = [...parts];
  }

  static async of(tx: ISql): Promise<TableCheck> {
    const covered = await tx<{ name: string; watched: boolean; blocks: number }[]>`
      select table_name as name, watched,
             (pg_relation_size(quote_ident(table_name)::regclass) / current_setting('block_size')::int)::float8 as blocks
      from trail_tables()`;
    return new TableCheck(
      covered,
      covered.flatMap(({ blocks }, at) => partsOf(at, blocks)),
    );
  }

  /** Takes parts until none is left, beside whoever does the same. Nothing is looked at behind a table that is wrong. */
  async work(tx: ISql): Promise<void> {
    for (let part = this.#waiting.shift(); part !== undefined; part = this.#waiting.shift()) {
      const table = this.tables[part.at];
      if (table === undefined || !table.watched || this.#firstWrong < part.at) continue;
      const [row] = await tx<
        { row_key: string; kind: Kind; column_name: string | null; entry: string | null }[]
      >`
        select row_key, kind, column_name, entry from row_unlike_trail(${table.name}, ${part.from}, ${part.to})`;
      if (row === undefined) continue;
      const found = { key: row.row_key, kind: row.kind, column: row.column_name, entry: row.entry };
      const known = this.#found.get(part.at);
      if (known === undefined || isBefore(found, known)) this.#found.set(part.at, found);
    }
  }

  /** What became of it, once everybody has come back from work. */
  get outcome(): { readonly tables: number; readonly fault: Fault | null } {
    const first = this.#firstWrong;
    const table = this.tables[first];
    if (table === undefined) return { tables: this.tables.length, fault: null };
    const found = this.#found.get(first);
    return { tables: first, fault: found === undefined ? unwatched(table.name) : unlike(table.name, found) };
  }

  get #firstWrong(): number {
    const unwatchedAt = this.tables.findIndex(({ watched }) => !watched);
    return Math.min(unwatchedAt === -1 ? this.tables.length : unwatchedAt, ...this.#found.keys());
  }
}

/** The last part has no end, so that no row is left out, whatever the table has grown to. */
function partsOf(at: number, blocks: number): Part[] {
  const count = Math.max(1, Math.ceil(blocks / blocksInPart));
  const parts = Array.from({ length: count }, (_, part) => ({
    at,
    from: part * blocksInPart,
    to: part === count - 1 ? null : (part + 1) * blocksInPart,
  }));
  return [...parts, { at, from: null, to: null }];
}

/** By the entry the trail says of them last; rows it does not know come last. */
function isBefore(one: Found, other: Found): boolean {
  if (one.entry === other.entry) return one.key < other.key;
  if (one.entry === null || other.entry === null) return other.entry === null;
  return BigInt(one.entry) < BigInt(other.entry);
}

const unwatched = (table: string): Fault => ({
  ...{ kind: 'table', seal: null, entry: null },
  words: {
    de: `Die Tabelle ${table} wird nicht mehr protokolliert: ihre Auslöser sind abgeschaltet.`,
    en: `Table ${table} is no longer watched: its triggers are switched off.`,
  },
});

function unlike(table: string, row: Found): Fault {
  const column = row.column ?? '';
  const words: Readonly<Record<Kind, Fault['words']>> = {
    changed: {
      de: `Zeile ${row.key} der Tabelle ${table} ist nicht, was das Protokoll zuletzt von ihr sagt (Eintrag ${row.entry}, Spalte ${column}): sie wurde am Protokoll vorbei geändert.`,
      en: `Row ${row.key} of table ${table} is not what the trail says of it last (entry ${row.entry}, column ${column}): it was changed past the trail.`,
    },
    missing: {
      de: `Zeile ${row.key} der Tabelle ${table} fehlt, und das Protokoll weiß nichts davon (letzter Eintrag ${row.entry}): sie wurde am Protokoll vorbei gelöscht.`,
      en: `Row ${row.key} of table ${table} is gone and the trail knows nothing of it (last entry ${row.entry}): it was deleted past the trail.`,
    },
    added: {
      de: `Zeile ${row.key} der Tabelle ${table} ist da, und das Protokoll kennt sie nicht: sie wurde am Protokoll vorbei angelegt.`,
      en: `Row ${row.key} of table ${table} is there and the trail does not know it: it was put in past the trail.`,
    },
  };
  return { kind: 'table', seal: null, entry: row.entry, words: words[row.kind] };
}
