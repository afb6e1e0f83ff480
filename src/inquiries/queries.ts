import { asc, desc, eq, sql } from 'drizzle-orm';
import { person } from '../accounts/tables.js';
import type { Day } from '../kernel/day.js';
import { Problem } from '../kernel/problem.js';
import type { Transaction } from '../platform/database/database.js';
import type { StoredFigures } from './figures.js';
import type { InquiryState } from './inquiry.js';
import { inquiry, inquiryQuestion } from './tables.js';

export interface ListedInquiry {
  readonly id: string;
  readonly printedPaper: string | null;
  readonly title: string;
  readonly askedBy: string | null;
  readonly receivedOn: Day | null;
  readonly dueOn: Day;
  readonly state: InquiryState;
  readonly answeredOn: Day | null;
  readonly questions: number;
  readonly answered: number;
}

export interface Question {
  readonly id: string;
  readonly number: string;
  readonly wording: string;
  readonly answer: string | null;
  readonly figures: StoredFigures | null;
  readonly figuresQuery: string | null;
  readonly figuresRevision: number | null;
  readonly frozenAt: Date | null;
  readonly version: number;
}

export interface Inquiry extends ListedInquiry {
  /** Who last changed it, by id and by name. */
  readonly editedById: string | null;
  readonly editedBy: string | null;
  readonly clearedBy: string | null;
  readonly clearedAt: Date | null;
  readonly items: readonly Question[];
}

const ofInquiry = sql`${inquiryQuestion.inquiryId} = ${inquiry.id}`;
const columns = {
  id: inquiry.id,
  printedPaper: inquiry.printedPaper,
  title: inquiry.title,
  askedBy: inquiry.askedBy,
  receivedOn: inquiry.receivedOn,
  dueOn: inquiry.dueOn,
  state: inquiry.state,
  answeredOn: inquiry.answeredOn,
  questions: sql<number>`(select count(*)::int from ${inquiryQuestion} where ${ofInquiry})`,
  answered: sql<number>`(select count(${inquiryQuestion.answer})::int from ${inquiryQuestion} where ${ofInquiry})`,
};

/** Inquiries whoever acts may see: open ones by their due day, then the others, newest first. */
export const readInquiries = (tx: Transaction): Promise<ListedInquiry[]> =>
  tx
    .select(columns)
    .from(inquiry)
    .orderBy(
      sql`${inquiry.state} = 'answered'`,
      sql`case when ${inquiry.state} <> 'answered' then ${inquiry.dueOn} end`,
      desc(inquiry.answeredOn),
      asc(inquiry.id),
    );

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @throws Problem `not_found` */
export async function findInquiry(tx: Transaction, id: string): Promise<Inquiry> {
  const editor = sql<
    string | null
  >`(select ${person.name} from ${person} where ${person.id} = ${inquiry.editedBy})`;
  const clearer = sql<
    string | null
  >`(select ${person.name} from ${person} where ${person.id} = ${inquiry.clearedBy})`;
  const [found] = uuid.test(id)
    ? await tx
        .select({
          ...columns,
          editedById: inquiry.editedBy,
          editedBy: editor,
          clearedBy: clearer,
          clearedAt: inquiry.clearedAt,
        })
        .from(inquiry)
        .where(eq(inquiry.id, id))
    : [];
  if (!found) throw new Problem('not_found');
  const items = await tx
    .select({
      id: inquiryQuestion.id,
      number: inquiryQuestion.number,
      wording: inquiryQuestion.wording,
      answer: inquiryQuestion.answer,
      figures: sql<StoredFigures | null>`${inquiryQuestion.figures}`,
      figuresQuery: inquiryQuestion.figuresQuery,
      figuresRevision: inquiryQuestion.figuresRevision,
      frozenAt: inquiryQuestion.frozenAt,
      version: inquiryQuestion.version,
    })
    .from(inquiryQuestion)
    .where(eq(inquiryQuestion.inquiryId, id))
    .orderBy(sql`substring(${inquiryQuestion.number} from '^[0-9]+')::int`, asc(inquiryQuestion.number));
  return { ...found, items };
}

export interface SimilarQuestion {
  readonly inquiryId: string;
  readonly printedPaper: string | null;
  readonly title: string;
  readonly number: string;
  readonly wording: string;
  readonly answeredOn: Day | null;
}

type SimilarRow = SimilarQuestion & { readonly questionId: string } & Record<string, unknown>;

const mostSimilar = 5;
/** Below this share of common word parts, questions only look alike. */
const leastAlike = 0.22;

/**
 * Questions of other inquiries, with an answer, that ask nearly the same as those of this one; most alike first, by the
 * question they are like. One statement for all of them.
 */
export async function similarQuestions(
  tx: Transaction,
  inquiryId: string,
): Promise<ReadonlyMap<string, readonly SimilarQuestion[]>> {
  const rows = await tx.execute<SimilarRow>(sql`
    select own.id as "questionId", o."inquiryId", o."printedPaper", o.title, o.number, o.wording, o."answeredOn"
    from inquiry_question own cross join lateral (
      select i.id as "inquiryId", i.printed_paper as "printedPaper", i.title, q.number, q.wording,
             i.answered_on::text as "answeredOn", q.id,
             similarity(fold_text(q.wording), fold_text(own.wording)) as alike
      from inquiry_question q join inquiry i on i.id = q.inquiry_id
      where q.inquiry_id <> own.inquiry_id and q.answer is not null
        and similarity(fold_text(q.wording), fold_text(own.wording)) >= ${leastAlike}
      order by alike desc, q.id limit ${mostSimilar}
    ) o where own.inquiry_id = ${inquiryId}::uuid order by own.id, o.alike desc, o.id`);
  const found = new Map<string, SimilarQuestion[]>();
  for (const { questionId, ...one } of rows) found.set(questionId, [...(found.get(questionId) ?? []), one]);
  return found;
}

/** Whether another inquiry has the number of a printed paper. */
export async function isPaperTaken(
  tx: Transaction,
  paper: string | null,
  id: string | null,
): Promise<boolean> {
  if (paper === null) return false;
  const [other] = await tx.select({ id: inquiry.id }).from(inquiry).where(eq(inquiry.printedPaper, paper));
  return other !== undefined && other.id !== id;
}

/** Today in Saxony, by the database's clock. */
export async function today(tx: Transaction): Promise<Day> {
  const [row] = await tx.execute<{ today: Day }>(
    sql`select (clock_timestamp() at time zone 'Europe/Berlin')::date::text as today`,
  );
  if (!row) throw new Error('the database told no day');
  return row.today;
}
