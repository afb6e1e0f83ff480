import { sql } from 'drizzle-orm';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Orm, Transaction } from '../../platform/database/database.js';

/** How much of each kind a person holds. */
export interface Duties {
  /** Drafts not handed in, or given back, that the person began or handed in. */
  readonly drafts: number;
  /** Handed in by the person and not published yet. */
  readonly submitted: number;
  /** Entries as contact of a city. */
  readonly contacts: number;
  /** The same in rounds that are open. */
  readonly roundContacts: number;
  /** Leads the person stands in for, now or later. */
  readonly deputyFor: number;
  /** People who stand in for the person. */
  readonly deputies: number;
  readonly tokens: number;
  readonly sessions: number;
}

/** What a person holds, for administrators and the lead of the person's city; nothing for everybody else. */
export const readDuties = (auth: Orm, writer: Writer, personId: string): Promise<Duties> =>
  actingAs(auth, writer.actor, {}, (tx) => dutiesIn(tx, personId));

export async function dutiesIn(tx: Transaction, personId: string): Promise<Duties> {
  const rows = await tx.execute<{ kind: keyof Duties; entries: string }>(
    sql`select kind, entries from duties_of_person(${personId}::uuid)`,
  );
  const of = (kind: keyof Duties): number => Number(rows.find((row) => row.kind === kind)?.entries ?? 0);
  return {
    drafts: of('drafts'),
    submitted: of('submitted'),
    contacts: of('contacts'),
    roundContacts: of('roundContacts'),
    deputyFor: of('deputyFor'),
    deputies: of('deputies'),
    tokens: of('tokens'),
    sessions: of('sessions'),
  };
}
