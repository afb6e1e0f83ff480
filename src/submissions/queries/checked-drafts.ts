import { inArray } from 'drizzle-orm';
import { dayInBerlin } from '../../kernel/clock.js';
import type { Finding } from '../../kernel/finding.js';
import type { Transaction } from '../../platform/database/database.js';
import { type ProjectInput, settled, toInput, trueBasis } from '../../projects/index.js';
import { waiversInForce, withWaivers } from '../../waivers/index.js';
import { draftFindings } from '../draft-findings.js';
import { attachment } from '../tables.js';
import type { DraftRow } from './draft-rows.js';
import { type PresentView, type Published, publishedProjects } from './published.js';

/** A draft beside what is published, with everything that is to be said about it. */
export interface DraftInContext {
  readonly row: DraftRow;
  readonly input: ProjectInput;
  readonly published: Published | null;
  /** The project was published again after the draft was begun: what it says may rest on an older state. */
  readonly publishedMeanwhile: boolean;
  readonly findings: readonly Finding[];
}

/** Reads drafts together with what is published of their projects, and checks them. */
export async function inContext(
  tx: Transaction,
  rows: readonly DraftRow[],
  view: PresentView,
): Promise<DraftInContext[]> {
  const published = await publishedProjects(
    tx,
    rows.map(({ projectId }) => projectId),
    view,
  );
  const files = await attachmentIds(tx, rows);
  const waivers = await waiversInForce(tx, {
    projectIds: rows.flatMap(({ projectId }) => projectId ?? []),
    draftIds: rows.map(({ id }) => id),
  });
  return rows.map((row) => {
    const input = toInput(row, view.dictionary);
    const before = row.projectId === null ? null : (published.get(row.projectId) ?? null);
    const { kind, typed, changeBasis, basisDecision, note, baseRevision } = row;
    return {
      row,
      input,
      published: before,
      publishedMeanwhile: before !== null && before.record.publishedRevision > (baseRevision ?? 0),
      findings: withWaivers(
        draftFindings(
          {
            kind,
            input,
            typed,
            changeBasis,
            basisDecision,
            note,
            published: before?.input ?? null,
            attachments: files.get(row.id) ?? [],
          },
          view.dictionary,
        ),
        waivers.filter(({ projectId, draftId }) =>
          row.projectId === null ? draftId === row.id : projectId === row.projectId,
        ),
      ),
    };
  });
}

async function attachmentIds(tx: Transaction, rows: readonly DraftRow[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  if (rows.length === 0) return found;
  const files = await tx
    .select({ id: attachment.id, draftId: attachment.draftId })
    .from(attachment)
    .where(
      inArray(
        attachment.draftId,
        rows.map(({ id }) => id),
      ),
    );
  for (const { id, draftId } of files) found.set(draftId, [...(found.get(draftId) ?? []), id]);
  return found;
}

/** What a draft becomes when it is published; the database's clock decides what day it was handed in, or is now. */
export const asPublished = (
  { row, input, published }: Pick<DraftInContext, 'row' | 'input' | 'published'>,
  { viewpoint }: Pick<PresentView, 'viewpoint'>,
): ProjectInput => {
  const before = published?.input ?? null;
  return settled(
    before,
    input,
    trueBasis(before, input, row.changeBasis, row.basisDecision),
    row.handedInAt === null ? viewpoint.reckoningDay : dayInBerlin(row.handedInAt),
  );
};
