import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database } from '../../platform/database/database.js';
import type { DraftView } from '../../submissions/index.js';
import { type Notice, noticesFor } from '../notices.js';
import { type RecordedNotice, recordedNotices } from './notices.js';

/** A change in a draft that the SAB must be told at once, and when it was told, as the city says. */
export interface DraftNotice extends Notice {
  /** Null as long as nobody has said so. */
  readonly told: Pick<RecordedNotice, 'sentOn' | 'how' | 'by'> | null;
}

/**
 * What the SAB must be told because of a draft, as it is saved. A notice counts for it when it was recorded since the
 * version that is being changed was published.
 */
export async function draftNotices(
  database: Database,
  writer: Writer,
  { kind, reference, published, publishedInput, input }: DraftView,
): Promise<readonly DraftNotice[]> {
  if (kind !== 'amendment' || published === null) return [];
  const notices = noticesFor(publishedInput, input);
  if (notices.length === 0) return [];
  const recorded = await actingAs(database.orm, writer.actor, writer, recordedNotices);
  return notices.map((notice) => ({
    ...notice,
    told:
      recorded.find(
        (one) => one.reference === reference && one.kind === notice.kind && one.at >= published.publishedAt,
      ) ?? null,
  }));
}
