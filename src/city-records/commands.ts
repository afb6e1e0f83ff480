import { and, eq, isNull } from 'drizzle-orm';
import { lockRegistry, publish, viewpointAt } from '../history/index.js';
import type { Finding } from '../kernel/finding.js';
import { Problem } from '../kernel/problem.js';
import { text } from '../kernel/text.js';
import { actingAs, type Writer } from '../platform/database/acting.js';
import type { Database, Transaction } from '../platform/database/database.js';
import { refuseErrors } from '../projects/index.js';
import type { Content, Perimeter } from './kind.js';
import { type CityDraft, findCityDraft, recordAt } from './queries.js';
import { type CityRecordKindName, cityRecord, cityRecordDraft, cityRecordVersion } from './tables.js';

/** A draft to begin: of something new with its content, or of a published record, which it begins from. */
export type NewCityDraft =
  | { readonly kind: CityRecordKindName; readonly cityAgs: string; readonly content: Content }
  | { readonly kind: CityRecordKindName; readonly reference: string; readonly withdrawal?: boolean };

/**
 * Begins a draft. Row security refuses other cities than one's own.
 *
 * @returns its id
 * @throws Problem `not_found` for a record that is not published or not one's own, `state_conflict` when somebody works on it
 */
export async function beginCityDraft(
  { orm }: Database,
  writer: Writer,
  wanted: NewCityDraft,
): Promise<string> {
  return actingAs(orm, writer.actor, writer, async (tx) => {
    const { kind } = wanted;
    const begun = 'reference' in wanted ? await beginning(tx, writer, wanted) : wanted;
    const values = { ...begun, kind, createdBy: writer.actor.id };
    const [made] = await tx.insert(cityRecordDraft).values(values).returning({ id: cityRecordDraft.id });
    if (!made) throw new Error('a draft was not begun');
    return made.id;
  });
}

async function beginning(
  tx: Transaction,
  { actor }: Writer,
  { kind, reference, withdrawal = false }: Extract<NewCityDraft, { reference: string }>,
) {
  const { revision } = await viewpointAt(tx);
  const { recordId, cityAgs, content, perimeter } = await recordAt(tx, kind, reference, revision);
  if (actor.city !== null && actor.city !== cityAgs) throw new Problem('not_found');
  return { recordId, cityAgs, content, perimeter: perimeter as Content | null, withdrawal };
}

/** Which draft, and which version of it the person saw. */
export interface SeenDraft {
  readonly id: string;
  readonly version: number;
}

/** @throws Problem `not_found`, `stale`, `state_conflict` once it is handed in */
export const saveCityDraft = (
  database: Database,
  writer: Writer,
  seen: SeenDraft,
  change: { readonly content: Content } | { readonly perimeter: Perimeter | null },
): Promise<void> => changed(database, writer, seen, change as { content: Content });

/** Gives a draft to the service centre. @throws Problem `not_found`, `stale`, `state_conflict`, `rule_broken` with every error of `check` */
export async function handInCityDraft(
  database: Database,
  writer: Writer,
  seen: SeenDraft,
  check: (tx: Transaction, draft: CityDraft) => Promise<readonly Finding[]>,
): Promise<void> {
  await changed(database, writer, seen, { state: 'submitted' }, async (tx, draft) => {
    if (draft.withdrawal) return;
    refuseErrors(await check(tx, draft));
  });
}

/** @throws Problem `not_found`, `stale`, `state_conflict` */
export const takeBackCityDraft = (database: Database, writer: Writer, seen: SeenDraft): Promise<void> =>
  changed(database, writer, seen, { state: 'draft' });

/** Sends a draft back with the reason. @throws Problem `not_found`, `stale`, `state_conflict` */
export const returnCityDraft = (
  database: Database,
  writer: Writer,
  seen: SeenDraft,
  reason: string,
): Promise<void> =>
  changed(database, { ...writer, reason }, seen, { state: 'returned', returnedReason: reason });

/** @throws Problem `not_found`, `stale` */
export async function discardCityDraft({ orm }: Database, writer: Writer, seen: SeenDraft): Promise<void> {
  await actingAs(orm, writer.actor, writer, async (tx) => {
    const draft = await seenDraft(tx, seen);
    if (draft.state === 'submitted') throw new Problem('state_conflict', { detail: isHandedIn });
    await tx.delete(cityRecordDraft).where(eq(cityRecordDraft.id, draft.id));
  });
}

/** What publishing needs of the kind of a draft. */
export interface Publishing {
  note(draft: CityDraft): string;
  check(tx: Transaction, draft: CityDraft): Promise<readonly Finding[]>;
}

/**
 * Publishes what somebody else handed in, as one registry revision; a withdrawal ends the record there.
 *
 * @returns the reference and the revision
 * @throws Problem `not_found`, `stale`, `state_conflict` before it is handed in, `forbidden` for whoever handed it in,
 * `rule_broken` with every error of `check`
 */
export async function publishCityDraft(
  { orm }: Database,
  writer: Writer,
  seen: SeenDraft,
  { note, check }: Publishing,
): Promise<{ reference: string; revision: number }> {
  return actingAs(orm, writer.actor, writer, async (tx) => {
    await lockRegistry(tx);
    const draft = await seenDraft(tx, seen);
    if (draft.state !== 'submitted') throw new Problem('state_conflict', { detail: notHandedIn });
    if (draft.handedInBy === writer.actor.personId) throw new Problem('forbidden', { detail: ownWork });
    // What was right when it was handed in may not be any more: another one was published meanwhile.
    if (!draft.withdrawal) refuseErrors(await check(tx, draft));
    const record = await identityOf(tx, draft);
    const { revision } = await publish(tx, { origin: 'form', note: note(draft) }, (revision) =>
      writeVersion(tx, record.id, draft, revision),
    );
    await tx.delete(cityRecordDraft).where(eq(cityRecordDraft.id, draft.id));
    return { reference: record.reference, revision };
  });
}

/** The record a draft is about; a new one gets its identity now. */
async function identityOf(tx: Transaction, draft: CityDraft): Promise<{ id: bigint; reference: string }> {
  if (draft.recordId !== null && draft.reference !== null)
    return { id: draft.recordId, reference: draft.reference };
  const { kind, cityAgs } = draft;
  const [made] = await tx
    .insert(cityRecord)
    .values({ kind, cityAgs })
    .returning({ id: cityRecord.id, reference: cityRecord.reference });
  if (!made) throw new Error('a record got no identity');
  await tx.update(cityRecordDraft).set({ recordId: made.id }).where(eq(cityRecordDraft.id, draft.id));
  return made;
}

async function writeVersion(
  tx: Transaction,
  recordId: bigint,
  { content, perimeter, withdrawal }: CityDraft,
  revision: number,
): Promise<void> {
  await tx
    .update(cityRecordVersion)
    .set({ supersededRevision: revision })
    .where(and(eq(cityRecordVersion.recordId, recordId), isNull(cityRecordVersion.supersededRevision)));
  if (withdrawal) return;
  await tx
    .insert(cityRecordVersion)
    .values({ recordId, content, perimeter: perimeter as Content | null, publishedRevision: revision });
}

async function changed(
  { orm }: Database,
  writer: Writer,
  seen: SeenDraft,
  change: Partial<typeof cityRecordDraft.$inferInsert>,
  before: (tx: Transaction, draft: CityDraft) => Promise<void> = async () => {},
): Promise<void> {
  await actingAs(orm, writer.actor, writer, async (tx) => {
    const draft = await seenDraft(tx, seen);
    await before(tx, draft);
    await tx.update(cityRecordDraft).set(change).where(eq(cityRecordDraft.id, draft.id));
  });
}

/** The draft, locked, when it is still the one that was seen. */
async function seenDraft(tx: Transaction, { id, version }: SeenDraft): Promise<CityDraft> {
  const draft = await findCityDraft(tx, id, 'locked');
  if (draft.version !== version) throw new Problem('stale');
  return draft;
}

const isHandedIn = text(
  'Der Entwurf ist eingereicht. Holen Sie ihn zuerst zurück.',
  'The draft is handed in. Take it back first.',
);
const notHandedIn = text(
  'Veröffentlicht wird, was eingereicht ist.',
  'Only what was handed in is published.',
);
const ownWork = text(
  'Sie haben das selbst eingereicht. Eine zweite Person der Leitung veröffentlicht es.',
  'You handed this in yourself. Another lead publishes it.',
);
