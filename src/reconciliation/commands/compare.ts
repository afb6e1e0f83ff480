import { eq, sql } from 'drizzle-orm';
import { programmeGuidelines } from '../../catalogue/index.js';
import { viewpointAt } from '../../history/index.js';
import { findReading } from '../../imports/index.js';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import { dictionaryAt } from '../../projects/index.js';
import { compareSides, type FoundDifference } from '../differences.js';
import { matchRecords } from '../match.js';
import {
  type Difference,
  findReconciliation,
  listDifferences,
  listedRows,
  registeredProjects,
} from '../queries.js';
import { boundsOf } from '../scope.js';
import { reconciliation, reconciliationDifference } from '../tables.js';
import type { News } from '../words.js';

/**
 * Sets the registry beside a list that was read: every difference is kept, with what was explained about it in the
 * reconciliation before, as long as it has not changed. Comparing again does nothing.
 *
 * @throws Problem `not_found`; `state_conflict` while the list is being read, could not be, or leaves a question open
 */
export async function compareWithRegistry(database: Database, writer: Writer, id: string): Promise<void> {
  await actingAs(database.orm, writer.actor, writer, async (tx) => {
    const found = await findReconciliation(tx, id, 'lock');
    if (found === null) throw new Problem('not_found');
    if (found.comparedAt !== null) return;
    const run = await findReading(tx, found.importId);
    if (run?.state !== 'preview') throw new Problem('state_conflict', { detail: notRead });
    const { columns = [], questions = [] } = run.summary;
    if (questions.length > 0) throw new Problem('state_conflict', { detail: questionsOpen });
    const { revision } = await viewpointAt(tx);
    const dictionary = await dictionaryAt(tx, revision);
    const headings = columns.filter(({ field }) => field === 'operationCode').map(({ heading }) => heading);
    const listed = await listedRows(tx, found.importId, headings);
    const bounds = boundsOf(found.scope, listed);
    const guidelines = new Set<string | null>(
      programmeGuidelines(dictionary.catalogue).map(({ key }) => key),
    );
    const rows = bounds.programmeOnly ? listed.filter((row) => guidelines.has(row.guideline)) : listed;
    const projects = await registeredProjects(tx, revision, bounds, dictionary);
    const { differences, outcome } = compareSides(matchRecords(projects, rows));
    const before = found.previousId === null ? [] : await listDifferences(tx, found.previousId, {});
    await keep(tx, id, withEarlier(differences, before));
    await tx
      .update(reconciliation)
      .set({ revision, outcome, comparedAt: sql`clock_timestamp()` })
      .where(eq(reconciliation.id, id));
  });
}

type KeptDifference = Omit<typeof reconciliationDifference.$inferInsert, 'reconciliationId' | 'position'>;

const keyOf = ({ kind, field, subject }: Pick<Difference, 'kind' | 'field' | 'subject'>): string =>
  JSON.stringify([kind, field, subject]);

/** What was explained stays explained while both sides say the same; what changed is open again, with the earlier words. */
function withEarlier(found: readonly FoundDifference[], before: readonly Difference[]): KeptDifference[] {
  const known = new Map(before.map((one) => [keyOf(one), one]));
  return found.map(({ cents, ...difference }) => {
    const last = known.get(keyOf(difference));
    const kept = { ...difference, effect: cents };
    if (last === undefined) return { ...kept, since: 'new' };
    const isSame = last.here === difference.here && last.there === difference.there;
    const since: News = isSame ? 'same' : 'changed';
    const { assignedTo, state, reason, explanation, earlier, settledBy, settledAt } = last;
    if (isSame)
      return { ...kept, since, assignedTo, state, reason, explanation, earlier, settledBy, settledAt };
    return { ...kept, since, assignedTo, earlier: explanation ?? earlier };
  });
}

const rowsPerStatement = 1_000;

async function keep(tx: Transaction, id: string, differences: readonly KeptDifference[]): Promise<void> {
  for (let from = 0; from < differences.length; from += rowsPerStatement) {
    const part = differences.slice(from, from + rowsPerStatement);
    await tx
      .insert(reconciliationDifference)
      .values(part.map((one, at) => ({ ...one, reconciliationId: id, position: from + at + 1 })));
  }
}

const notRead = text(
  'Die Liste ist noch nicht gelesen oder ließ sich nicht lesen.',
  'The list is still being read or could not be read.',
);
const questionsOpen = text(
  'Die Liste lässt Fragen offen. Beantworten Sie sie, bevor sie verglichen wird.',
  'The list leaves questions open. Answer them before it is compared.',
);
