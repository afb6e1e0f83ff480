import { eq } from 'drizzle-orm';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import type { Transaction } from '../../platform/database/database.js';
import type { ImportRun } from '../queries.js';
import { importProgress } from '../tables.js';

/** A publication that lasts: who is told how far it is, and may end it. */
export interface Publishing {
  /** Called once its transaction has begun. */
  begin(tx: Transaction): Promise<void>;
  /** Called with the projects written so far; may throw, and nothing is published then. */
  progress(projectsWritten: number): Promise<void>;
}

/** Nothing is to be published in the background any more, and nothing is said about the last time it was. */
export async function settlePublication(tx: Transaction, importId: string): Promise<void> {
  await tx
    .update(importProgress)
    .set({ publisher: null, requestId: null, failure: null })
    .where(eq(importProgress.importId, importId));
}

/** @throws Problem `state_conflict` for what is being published, or undone, at this moment */
export function refuseWhilePublishing({ progress }: ImportRun): void {
  if (progress?.publisher) throw new Problem('state_conflict', { detail: beingPublished });
}

const beingPublished = text(
  'Es wird gerade veröffentlicht. Brechen Sie das zuerst ab.',
  'It is being published at this moment. Cancel that first.',
);
