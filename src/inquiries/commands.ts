import { and, eq, sql } from 'drizzle-orm';
import type { Day } from '../kernel/day.js';
import { Problem } from '../kernel/problem.js';
import { actingAs, type Writer } from '../platform/database/acting.js';
import type { Database, Transaction } from '../platform/database/database.js';
import type { FrozenFigures } from './figures.js';
import type { InquiryParts, QuestionParts } from './inquiry.js';
import { findInquiry, type Inquiry } from './queries.js';
import { inquiry, inquiryQuestion } from './tables.js';

/** Enters an inquiry. @throws Problem `already_exists` when its printed paper is entered already */
export async function addInquiry({ orm }: Database, writer: Writer, parts: InquiryParts): Promise<string> {
  return actingAs(orm, writer.actor, writer, async (tx) => {
    const [made] = await tx.insert(inquiry).values(parts).returning({ id: inquiry.id });
    if (!made) throw new Error('the inquiry was not entered');
    return made.id;
  });
}

/** @throws Problem `not_found`, `state_conflict` once it is cleared */
export const changeInquiry = (database: Database, writer: Writer, id: string, parts: Partial<InquiryParts>) =>
  onOpenInquiry(database, writer, id, (tx) => tx.update(inquiry).set(parts).where(eq(inquiry.id, id)));

/** @returns its id. @throws Problem `not_found`, `state_conflict` once the inquiry is cleared */
export const addQuestion = (
  database: Database,
  writer: Writer,
  id: string,
  parts: QuestionParts,
): Promise<string> =>
  onOpenInquiry(database, writer, id, async (tx) => {
    const [made] = await tx
      .insert(inquiryQuestion)
      .values({ ...parts, inquiryId: id })
      .returning({ id: inquiryQuestion.id });
    if (!made) throw new Error('the question was not entered');
    return made.id;
  });

export interface QuestionAddress {
  readonly inquiryId: string;
  readonly questionId: string;
  /** Version the person has seen. */
  readonly version: number;
}

/** @throws Problem `not_found`, `stale` when somebody changed it meanwhile, `state_conflict` once it is cleared */
export const changeQuestion = (
  database: Database,
  writer: Writer,
  address: QuestionAddress,
  parts: QuestionParts,
) => onQuestion(database, writer, address, parts);

/** Keeps figures with a question, in place of those kept before. Errors as for a change. */
export const freezeFigures = (
  database: Database,
  writer: Writer,
  address: QuestionAddress,
  { figures, query, revision }: FrozenFigures,
) =>
  onQuestion(database, writer, address, {
    figures,
    figuresQuery: query,
    figuresRevision: revision,
    frozenAt: sql`clock_timestamp()`,
  });

/** @throws Problem `not_found`, `stale`, `state_conflict` */
export const removeQuestion = (database: Database, writer: Writer, address: QuestionAddress) =>
  onOpenInquiry(database, writer, address.inquiryId, async (tx) => {
    const removed = await tx
      .delete(inquiryQuestion)
      .where(isQuestion(address))
      .returning({ id: inquiryQuestion.id });
    if (removed.length === 0) throw new Problem('stale');
  });

/**
 * A second person clears the answers. The database refuses whoever changed them last, and everybody but a lead.
 *
 * @param requireRead refuses when what it is given, the inquiry as it stands, is not what the lead has read
 */
export const clearInquiry = (
  database: Database,
  writer: Writer,
  id: string,
  requireRead: (present: Inquiry) => void,
) => step(database, writer, id, { state: 'cleared' }, requireRead);

/** @throws Problem `state_conflict` before the answers are cleared */
export const recordAnswer = (database: Database, writer: Writer, id: string, answeredOn: Day) =>
  step(database, writer, id, { state: 'answered', answeredOn });

/** Opens an inquiry again; the reason goes into the trail. */
export const reopenInquiry = (database: Database, writer: Writer, id: string, reason: string) =>
  step(database, { ...writer, reason }, id, { state: 'open', answeredOn: null });

function step(
  { orm }: Database,
  writer: Writer,
  id: string,
  change: { readonly state: 'open' | 'cleared' | 'answered'; readonly answeredOn?: Day | null },
  requirePresent: (present: Inquiry) => void = () => undefined,
): Promise<void> {
  return actingAs(orm, writer.actor, writer, async (tx) => {
    await findInquiry(tx, id);
    // Whoever changes a question writes its inquiry, too: with this row held, what is read next is what is changed.
    await tx.select({ id: inquiry.id }).from(inquiry).where(eq(inquiry.id, id)).for('update');
    requirePresent(await findInquiry(tx, id));
    await tx.update(inquiry).set(change).where(eq(inquiry.id, id));
  });
}

function onOpenInquiry<Result>(
  { orm }: Database,
  writer: Writer,
  id: string,
  work: (tx: Transaction) => PromiseLike<Result>,
): Promise<Result> {
  return actingAs(orm, writer.actor, writer, async (tx) => {
    const { state } = await findInquiry(tx, id);
    if (state !== 'open') throw new Problem('state_conflict');
    return work(tx);
  });
}

const isQuestion = ({ inquiryId, questionId, version }: QuestionAddress) =>
  and(
    eq(inquiryQuestion.id, questionId),
    eq(inquiryQuestion.inquiryId, inquiryId),
    eq(inquiryQuestion.version, version),
  );

function onQuestion(
  database: Database,
  writer: Writer,
  address: QuestionAddress,
  change: Parameters<ReturnType<Transaction['update']>['set']>[0],
): Promise<void> {
  return onOpenInquiry(database, writer, address.inquiryId, async (tx) => {
    const changed = await tx
      .update(inquiryQuestion)
      .set({ ...change, version: sql`version + 1` })
      .where(isQuestion(address))
      .returning({ id: inquiryQuestion.id });
    if (changed.length === 0) throw new Problem('stale');
  });
}
