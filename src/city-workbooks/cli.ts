import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Actor } from '../kernel/actor.js';
import { formatCount } from '../kernel/format.js';
import type { Writer } from '../platform/database/acting.js';
import type { Database } from '../platform/database/database.js';
import type { DrawingPool } from '../platform/workers/drawing-pool.js';
import { previewUpload } from './commands/preview-upload.js';
import { takeUpload } from './commands/take-upload.js';
import { makeTemplate, type TemplateChoice } from './make-template.js';
import { readCityUpload, readCityUploadRows } from './read-uploads.js';
import type { ApiUpload, ApiUploadRow } from './schemas.js';
import { labelOf, valueShown } from './views/upload-view.js';

/** `template CITY --out FILE`: what the service hands out, as a file. Returns what to print. */
export async function writeTemplate(
  database: Database,
  pool: DrawingPool,
  writer: Writer,
  { out, ...choice }: TemplateChoice & { readonly out: string },
): Promise<string[]> {
  const { bytes } = await makeTemplate(database, pool, writer, choice);
  await writeFile(out, bytes);
  return [`Vorlage geschrieben: ${out} (${formatCount(bytes.length, 'de')} Bytes)`];
}

/** Acts for a city without a person, as its own people would: it sees and touches what belongs to the city. */
const actorFor = (city: string): Actor => ({
  id: 'system:command-line',
  label: 'Kommandozeile',
  role: 'cityEditor',
  city,
  personId: null,
  mayWrite: true,
});

/**
 * `import FILE --city AGS [--commit]`: shows what a workbook would make of the drafts of a city, and does it when asked
 * to. Publishes nothing. Returns what to print, line by line.
 * @throws Problem as the service would answer, or the error of the file system
 */
export async function importForCity(
  database: Database,
  file: string,
  { city, commit }: { readonly city: string; readonly commit: boolean },
): Promise<string[]> {
  const writer = { actor: actorFor(city), reason: 'Kommandozeile' };
  const upload = {
    bytes: await readFile(file),
    mediaType: 'application/octet-stream',
    fileName: basename(file),
    date: null,
  };
  const id = await previewUpload(database, writer, upload);
  if (commit) await takeUpload(database, writer, id);
  const rows = await readCityUploadRows(database, writer, id, { limit: 10_000 });
  return linesOf(await readCityUpload(database, writer, id), rows.items);
}

function linesOf({ counts, findings, questions, state }: ApiUpload, rows: readonly ApiUploadRow[]): string[] {
  const count = (value: number): string => formatCount(value, 'de');
  return [
    `${count(counts.rows)} Zeilen: neu ${count(counts.new)}, geändert ${count(counts.changed)}, unverändert ${count(counts.unchanged)}, mit Fehlern ${count(counts.errors)}`,
    ...rows.flatMap(linesOfRow),
    ...findings.map(
      ({ severity, count: times, reason, remedy, places: [first] }) =>
        `${severity === 'error' ? 'Fehler' : 'Hinweis'} (${count(times)}${first?.cell == null ? '' : `, zuerst ${first.cell}`}): ${reason.de} ${remedy.de}`,
    ),
    ...questions.map(({ text }) => `Offene Frage: ${text.de}`),
    state === 'taken'
      ? 'Als Entwürfe der Stadt übernommen; nichts ist eingereicht oder veröffentlicht.'
      : 'Vorschau: Noch ist nichts übernommen. Mit --commit übernehmen.',
  ];
}

function linesOfRow({ change, row, reference, values, differences }: ApiUploadRow): string[] {
  const name = values.name || reference || 'ohne Namen';
  if (change === 'new') return [`neu, Zeile ${row}: ${name}`];
  if (change !== 'changed') return [];
  return [
    `geändert, Zeile ${row}: ${name}`,
    ...differences.map(
      ({ field, before, after }) =>
        `  ${labelOf(field)}: ${valueShown(field, before)} → ${valueShown(field, after)}`,
    ),
  ];
}
