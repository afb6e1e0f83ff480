import type { ISql } from 'postgres';
import type { Fault } from './verify-trail.mjs';

type Kind = 'changed' | 'missing' | 'added';

/**
 * Compares every row of every table the trail covers with what the trail says of it last: who writes a table with its
 * triggers switched off leaves the trail whole, and is named here. In the transaction of a check.
 */
export async function checkTables(
  tx: ISql,
): Promise<{ readonly tables: number; readonly fault: Fault | null }> {
  const covered = await tx<
    { table_name: string; watched: boolean }[]
  >`select table_name, watched from trail_tables()`;
  for (const [at, { table_name: table, watched }] of covered.entries()) {
    if (!watched) return { tables: at, fault: unwatched(table) };
    const [row] = await tx<
      { row_key: string; kind: Kind; column_name: string | null; entry: string | null }[]
    >`
      select row_key, kind, column_name, entry from row_unlike_trail(${table})`;
    if (row !== undefined)
      return {
        tables: at,
        fault: unlike(table, { key: row.row_key, kind: row.kind, column: row.column_name, entry: row.entry }),
      };
  }
  return { tables: covered.length, fault: null };
}

const unwatched = (table: string): Fault => ({
  ...{ kind: 'table', seal: null, entry: null },
  words: {
    de: `Die Tabelle ${table} wird nicht mehr protokolliert: ihre Auslöser sind abgeschaltet.`,
    en: `Table ${table} is no longer watched: its triggers are switched off.`,
  },
});

function unlike(
  table: string,
  row: {
    readonly key: string;
    readonly kind: Kind;
    readonly column: string | null;
    readonly entry: string | null;
  },
): Fault {
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
