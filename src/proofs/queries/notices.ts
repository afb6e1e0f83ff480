import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { person } from '../../accounts/tables.js';
import { registryRevision, viewpointAt } from '../../history/index.js';
import type { Day } from '../../kernel/day.js';
import { place } from '../../places/tables.js';
import type { Transaction } from '../../platform/database/database.js';
import {
  conditionsOf,
  type Dictionary,
  dictionaryAt,
  type ProjectInput,
  toInput,
} from '../../projects/index.js';
import { projectVersion as v } from '../../projects/tables.js';
import { projectDraft } from '../../submissions/tables.js';
import { type Notice, type NoticeKind, noticesFor } from '../notices.js';
import { sabNotice } from '../tables.js';

/** A change the SAB must be told, of which nobody has said yet that it was. */
export interface PendingNotice extends Notice {
  readonly reference: string;
  readonly projectId: bigint;
  readonly projectName: string;
  readonly city: string | null;
  /** In a draft, or published already. */
  readonly in: 'draft' | 'published';
}

/** A change the SAB was told, as the city says. */
export interface RecordedNotice {
  readonly id: string;
  readonly reference: string;
  readonly projectName: string;
  readonly city: string | null;
  readonly kind: NoticeKind;
  readonly reason: string;
  readonly sentOn: Day;
  readonly how: 'portal' | 'mail' | 'letter' | 'other';
  readonly note: string | null;
  readonly by: string | null;
  readonly at: Date;
}

/** Notices that were recorded, the newest first, as far as the reader may see them. */
export async function recordedNotices(tx: Transaction): Promise<readonly RecordedNotice[]> {
  return tx
    .select({
      id: sabNotice.id,
      reference: v.reference,
      projectName: v.name,
      city: sabNotice.ownerCity,
      kind: sabNotice.kind,
      reason: sabNotice.reason,
      sentOn: sabNotice.sentOn,
      how: sabNotice.how,
      note: sabNotice.note,
      by: person.name,
      at: sabNotice.recordedAt,
    })
    .from(sabNotice)
    .innerJoin(
      v,
      and(
        eq(v.projectId, sabNotice.projectId),
        sql`${v.versionNumber} = (select max(l.version_number) from project_version l where l.project_id = ${sabNotice.projectId})`,
      ),
    )
    .leftJoin(person, eq(person.id, sabNotice.recordedBy))
    .orderBy(desc(sabNotice.sentOn), desc(sabNotice.recordedAt), asc(sabNotice.id));
}

/**
 * What must be told to the SAB and was not yet: from drafts the reader may see against what is published, and from what
 * was published last against the version before. A notice counts for a change when it was recorded since the version
 * that was changed.
 */
export async function pendingNotices(tx: Transaction, city?: string): Promise<readonly PendingNotice[]> {
  const viewpoint = await viewpointAt(tx);
  const dictionary = await dictionaryAt(tx, viewpoint.revision);
  const filter = { scope: 'programme' as const, ...(city === undefined ? {} : { city: [city] }) };
  const current = await tx
    .select({ version: v, ags: place.ags, publishedAt: registryRevision.publishedAt })
    .from(v)
    .innerJoin(registryRevision, eq(registryRevision.revision, v.publishedRevision))
    .leftJoin(place, eq(place.id, v.placeId))
    .where(conditionsOf(filter, viewpoint, dictionary))
    .orderBy(asc(v.name), asc(v.projectId));
  const ids = current.map(({ version }) => version.projectId);
  if (ids.length === 0) return [];
  const [drafts, before, told] = [
    await draftsOf(tx, ids),
    await versionsBefore(tx, ids),
    await toldKinds(tx, ids),
  ];
  return current.flatMap(({ version, ags, publishedAt }) => {
    const about = {
      reference: version.reference,
      projectId: version.projectId,
      projectName: version.name,
      city: ags,
    };
    const present = toInput(version, dictionary);
    const draft = drafts.get(version.projectId);
    const previous = before.get(version.projectId);
    const pending = (notices: readonly Notice[], since: Date, where: PendingNotice['in']) =>
      notices
        .filter(
          ({ kind }) =>
            !told.some((one) => one.projectId === version.projectId && one.kind === kind && one.at >= since),
        )
        .map((notice): PendingNotice => ({ ...notice, ...about, in: where }));
    return [
      ...(draft === undefined
        ? []
        : pending(noticesFor(present, toInput(draft, dictionary)), publishedAt, 'draft')),
      ...(previous === undefined
        ? []
        : pending(noticesFor(inputOf(previous, dictionary), present), previous.publishedAt, 'published')),
    ];
  });
}

type Previous = { readonly version: typeof v.$inferSelect; readonly publishedAt: Date };

const inputOf = ({ version }: Previous, dictionary: Dictionary): ProjectInput => toInput(version, dictionary);

async function draftsOf(tx: Transaction, ids: readonly bigint[]) {
  const rows = await tx
    .select()
    .from(projectDraft)
    .where(and(inArray(projectDraft.projectId, [...ids]), eq(projectDraft.kind, 'amendment')));
  return new Map(rows.flatMap((row) => (row.projectId === null ? [] : [[row.projectId, row] as const])));
}

/** The version each project had before its present one. */
async function versionsBefore(
  tx: Transaction,
  ids: readonly bigint[],
): Promise<ReadonlyMap<bigint, Previous>> {
  const rows = await tx
    .select({ version: v, publishedAt: registryRevision.publishedAt })
    .from(v)
    .innerJoin(registryRevision, eq(registryRevision.revision, v.publishedRevision))
    .where(
      and(
        inArray(v.projectId, [...ids]),
        sql`exists (select from project_version n where n.project_id = ${v.projectId} and n.version_number = ${v.versionNumber} + 1 and ${isNull(sql`n.superseded_revision`)})`,
      ),
    );
  return new Map(rows.map((row) => [row.version.projectId, row]));
}

function toldKinds(tx: Transaction, ids: readonly bigint[]) {
  return tx
    .select({ projectId: sabNotice.projectId, kind: sabNotice.kind, at: sabNotice.recordedAt })
    .from(sabNotice)
    .where(inArray(sabNotice.projectId, [...ids]));
}
