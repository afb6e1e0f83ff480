import { isDeepStrictEqual } from 'node:util';
import { and, eq, sql } from 'drizzle-orm';
import { fromStoredInput } from '../../imports/index.js';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import { takeOverWork } from '../../submissions/index.js';
import { type CityUpload, findUpload, sentFile, uploadRows } from '../queries/uploads.js';
import { cityUpload, cityUploadRow } from '../tables.js';
import type { ComparedRow } from '../upload-row.js';
import { readUpload } from './read-upload.js';

/**
 * Takes over what a preview showed: new projects become drafts of the city, changed ones drafts of their change. All or
 * nothing; rows with errors stay behind, nothing is handed in or published. Taking it over again does nothing.
 *
 * @throws Problem `not_found`; `rule_broken` when no row can be taken over; `state_conflict` when the projects or drafts
 *   of the city have changed since the preview
 */
export async function takeUpload(database: Database, writer: Writer, id: string): Promise<void> {
  await actingAs(database.orm, writer.actor, writer, async (tx) => {
    const upload = await findUpload(tx, id, 'lock');
    if (upload === null) throw new Problem('not_found');
    if (upload.state === 'taken') return;
    const { counts } = upload.summary;
    if (counts.new + counts.changed === 0) throw nothingToTakeOver();
    const shown = await uploadRows(tx, id);
    await assertAsShown(tx, writer, upload, shown);
    for (const row of shown) await takeRow(tx, writer, upload, row);
    await tx
      .update(cityUpload)
      .set({ state: 'taken', takenAt: sql`clock_timestamp()`, takenBy: writer.actor.id })
      .where(eq(cityUpload.id, id));
  });
}

/** Reads the file once more: what it would do now has to be what was shown. */
async function assertAsShown(
  tx: Transaction,
  { actor }: Writer,
  upload: CityUpload,
  shown: readonly ComparedRow[],
): Promise<void> {
  const now = await readUpload(tx, actor, await sentFile(tx, upload), upload.summary.answers);
  const effect = (rows: readonly ComparedRow[]) =>
    rows.map(({ position, change, reference, draftId, differences }) => ({
      position,
      change,
      reference,
      draftId,
      differences: [...differences],
    }));
  if (!isDeepStrictEqual(effect(now.rows), effect(shown)) || now.roundId !== upload.roundId)
    throw new Problem('state_conflict', { detail: outdated });
}

async function takeRow(
  tx: Transaction,
  writer: Writer,
  { id, roundId }: CityUpload,
  { position, change, reference, draftId, outcome }: ComparedRow,
): Promise<void> {
  if (outcome === null || (change !== 'new' && change !== 'changed')) return;
  const { input, ...content } = outcome;
  const work = { reference, draftId, input: fromStoredInput(input), ...content };
  const made = await takeOverWork(tx, writer, work, roundId);
  await tx
    .update(cityUploadRow)
    .set({ draftId: made })
    .where(and(eq(cityUploadRow.uploadId, id), eq(cityUploadRow.position, position)));
}

const outdated = text(
  'Vorhaben oder Entwürfe Ihrer Stadt haben sich seit der Vorschau geändert. Laden Sie die Datei noch einmal hoch.',
  'Projects or drafts of your city have changed since the preview. Send the file again.',
);

const nothingToTakeOver = (): Problem =>
  new Problem('rule_broken', {
    detail: text(
      'In der Datei ist nichts, was sich übernehmen lässt.',
      'There is nothing in the file that can be taken over.',
    ),
  });
