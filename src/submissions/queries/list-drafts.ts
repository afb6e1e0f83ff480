import { and, count, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import { errorsOf } from '../../kernel/finding.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import { type DraftKind, type DraftState, draftComment, projectDraft } from '../tables.js';
import { type DraftInContext, inContext } from './checked-drafts.js';
import { type PresentView, presentView } from './published.js';
import { cityNameOf, namesOf } from './read-draft.js';

export interface DraftQuery {
  readonly states?: readonly DraftState[];
  /** AGS. */
  readonly city?: string;
  readonly roundId?: string;
}

/** A draft as a line of a list. */
export interface DraftSummary {
  readonly id: string;
  readonly kind: DraftKind;
  readonly state: DraftState;
  readonly version: number;
  readonly reference: string | null;
  readonly name: string;
  readonly ownerCity: string | null;
  readonly cityName: string | null;
  readonly roundId: string | null;
  /** Everything found, errors and hints. */
  readonly findings: number;
  readonly errors: number;
  readonly missingRequiredFields: number;
  /** API names of the required fields that are missing. */
  readonly missingFields: readonly string[];
  readonly openComments: number;
  readonly publishedMeanwhile: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly handedInAt: Date | null;
  readonly handedInBy: string | null;
  readonly handedInByName: string | null;
  readonly checkedAt: Date | null;
}

/** The drafts somebody may see, those handed in first, longest waiting on top; then what was touched last. */
export async function listDrafts(
  database: Database,
  writer: Writer,
  query: DraftQuery = {},
): Promise<DraftSummary[]> {
  return actingAs(database.orm, writer.actor, writer, async (tx) => {
    const view = await presentView(tx);
    const rows = await tx
      .select()
      .from(projectDraft)
      .where(conditionOf(query))
      .orderBy(sql`${projectDraft.handedInAt} asc nulls last`, desc(projectDraft.updatedAt), projectDraft.id);
    const drafts = await inContext(tx, rows, view);
    const open = await openComments(tx);
    const names = await namesOf(
      tx,
      rows.map(({ handedInBy }) => handedInBy),
    );
    return drafts.map((draft) => summaryOf(draft, view, open, names));
  });
}

function conditionOf({ states, city, roundId }: DraftQuery): SQL | undefined {
  return and(
    states && inArray(projectDraft.state, [...states]),
    city === undefined ? undefined : eq(projectDraft.ownerCity, city),
    roundId === undefined ? undefined : eq(projectDraft.roundId, roundId),
  );
}

async function openComments(tx: Transaction): Promise<Map<string, number>> {
  const rows = await tx
    .select({ draftId: draftComment.draftId, open: count() })
    .from(draftComment)
    .where(isNull(draftComment.resolvedAt))
    .groupBy(draftComment.draftId);
  return new Map(rows.map(({ draftId, open }) => [draftId, open]));
}

function summaryOf(
  { row, published, publishedMeanwhile, findings }: DraftInContext,
  view: PresentView,
  open: ReadonlyMap<string, number>,
  names: ReadonlyMap<string, string>,
): DraftSummary {
  const { id, kind, state, version, name, ownerCity, roundId } = row;
  const { createdAt, updatedAt, handedInAt, handedInBy, checkedAt } = row;
  const missingFields = findings.flatMap(({ code, field, waiver }) =>
    code.endsWith('_missing') && waiver === undefined ? [field] : [],
  );
  return {
    ...{ id, kind, state, version, name, ownerCity, roundId },
    ...{ createdAt, updatedAt, handedInAt, handedInBy, checkedAt },
    reference: published?.record.reference ?? null,
    cityName: cityNameOf(row, view),
    findings: findings.length,
    errors: errorsOf(findings).length,
    missingRequiredFields: missingFields.length,
    missingFields,
    openComments: open.get(id) ?? 0,
    publishedMeanwhile,
    handedInByName: names.get(handedInBy ?? '') ?? null,
  };
}
