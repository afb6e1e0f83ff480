import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { lookForDuplicates, similarToImport } from '../duplicates/index.js';
import { formatCount, formatEuro } from '../kernel/format.js';
import { parseDecimal } from '../kernel/money.js';
import { actingAs, type Writer } from '../platform/database/acting.js';
import { sortInWords } from '../platform/database/bulk.js';
import type { Database } from '../platform/database/database.js';
import { commitImport } from './commands/commit.js';
import { type AnswersGiven, previewImport } from './commands/preview.js';
import type { Publishing } from './commands/publishing.js';
import { readImport } from './read-import.js';
import type { Upload } from './reading/open-source.js';
import type { ApiImport } from './schemas.js';

const mediaTypes: Readonly<Record<string, string>> = {
  '.csv': 'text/csv',
  '.htm': 'text/html',
  '.html': 'text/html',
  '.tsv': 'text/tab-separated-values',
  '.txt': 'text/plain',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export interface ImportFileOptions {
  readonly commit: boolean;
  /** Day as of which the source was published, `YYYY-MM-DD`. */
  readonly date?: string;
  /** What the source is called, where its headings do not tell it from others. */
  readonly source?: string;
  /** What the list leaves open: questions and the options chosen. */
  readonly answers?: AnswersGiven;
  /** Told now and then how far publishing is. */
  readonly tell?: (line: string) => void;
}

/**
 * `import FILE [--commit]`: does without a server what the server does. Returns what to print, line by line.
 * @throws Problem as the service would answer, or the error of the file system
 */
export async function importFile(
  database: Database,
  writer: Writer,
  file: string,
  { commit, date, source, answers, tell }: ImportFileOptions,
): Promise<string[]> {
  const upload = { ...(await readListFile(file, date ?? null)), sourceName: source?.trim() || null };
  const id = await previewImport(database, writer, upload, answers && { answers });
  if (commit) {
    await commitImport(database, writer, id, tell && telling(tell));
    await tidyUp(database, writer, tell);
  }
  const lines = linesOf(await readImport(database, writer, id));
  if (commit) return lines;
  await lookForDuplicates(database, AbortSignal.timeout(longestLookMs));
  const { rows, isDone } = await actingAs(database.orm, writer.actor, writer, (tx) =>
    similarToImport(tx, id, { limit: 1 }),
  );
  return [...lines, ...linesOfSimilar(rows, isDone)];
}

/** What is published is published, whatever becomes of this: searches find the words all the same, only more slowly. */
async function tidyUp(database: Database, writer: Writer, tell: ImportFileOptions['tell']): Promise<void> {
  await actingAs(database.orm, writer.actor, writer, sortInWords).catch((error: unknown) => {
    tell?.(
      `Übernommen, aber die Wörter für die Suche sind noch nicht einsortiert (${error instanceof Error ? error.message : error}).`,
    );
  });
}

const tellEveryMs = 2_000;

/** A long publication says how far it is; ended by Ctrl-C it has published nothing. */
function telling(tell: (line: string) => void): Publishing {
  let told = Date.now();
  return {
    begin: async () => undefined,
    async progress(projects) {
      if (Date.now() - told < tellEveryMs) return;
      told = Date.now();
      tell(`Wird veröffentlicht: ${formatCount(projects, 'de')} Vorhaben.`);
    },
  };
}

/** Nobody waits longer for it; the service goes on where it ended. */
const longestLookMs = 10_000;

function linesOfSimilar(rows: number, isDone: boolean): string[] {
  const found = rows === 1 ? '1 Zeile' : `${formatCount(rows, 'de')} Zeilen`;
  if (rows === 0)
    return isDone ? [] : ['Ob Zeilen schon im Register stehen, ist noch nicht ganz verglichen.'];
  return [
    `Vielleicht schon im Register: ${isDone ? '' : 'mindestens '}${found}. Nach dem Übernehmen zeigt der Befehl duplicates, welche.`,
  ];
}

/** A file as if it had been sent. @throws the error of the file system */
export const readListFile = async (file: string, date: string | null): Promise<Upload> => ({
  bytes: await readFile(file),
  mediaType: mediaTypes[extname(file).toLowerCase()] ?? 'application/octet-stream',
  fileName: basename(file),
  date,
});

const euro = (decimal: string): string => formatEuro(parseDecimal(decimal) ?? 0n, 'de');

function linesOf({ source, counts, sums, findings, state, committedRevision }: ApiImport): string[] {
  const count = (value: number): string => formatCount(value, 'de');
  return [
    `${source.title}: ${count(counts.rows)} Vorhaben, förderfähige Gesamtkosten ${euro(sums.all.totalEligibleCost)}`,
    `neu ${count(counts.new)}, geändert ${count(counts.changed)}, unverändert ${count(counts.unchanged)}, fehlen ${count(counts.missing)}, mit Fehlern ${count(counts.errors)}`,
    ...findings.flatMap(linesOfFinding),
    conclusion(state, counts, committedRevision),
  ];
}

type ApiFinding = ApiImport['findings'][number];

const placesShown = 5;

/** One finding, and below an error the places it stands in. */
function linesOfFinding({ severity, reason, remedy, count: times, places }: ApiFinding): string[] {
  const isError = severity === 'error';
  const first = `${isError ? 'Fehler' : 'Hinweis'} (${formatCount(times, 'de')}): ${reason.de} ${remedy.de}`;
  const located = isError ? places.filter(({ row }) => row !== null) : [];
  if (located.length === 0) return [first];
  const shown = located.slice(0, placesShown).map(wordsOfPlace).join('; ');
  const more = times - Math.min(located.length, placesShown);
  return [first, `  ${shown}${more > 0 ? `; und ${formatCount(more, 'de')} weitere` : ''}`];
}

function wordsOfPlace({ row, column, value }: ApiFinding['places'][number]): string {
  const cell = column === null ? '' : `, Spalte „${column}“`;
  return `Zeile ${row}${cell}${value === null ? '' : `: „${value}“`}`;
}

function conclusion(
  state: ApiImport['state'],
  { rows, errors }: ApiImport['counts'],
  revision: number | null,
): string {
  if (state === 'preview') {
    if (errors === rows) return 'Vorschau: Nichts davon kann übernommen werden.';
    const kept = errors === 0 ? '' : ` Was Fehler hat (${formatCount(errors, 'de')}), bleibt dabei zurück.`;
    return `Vorschau: Noch ist nichts veröffentlicht. Mit --commit übernehmen.${kept}`;
  }
  const left = errors === 0 ? '' : ` Nicht übernommen, weil fehlerhaft: ${formatCount(errors, 'de')}.`;
  if (revision === null) return `Nichts geändert: Das Register enthält schon alles.${left}`;
  return `Übernommen als Registerstand ${revision}.${left}`;
}
