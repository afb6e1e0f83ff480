import { and, inArray, sql } from 'drizzle-orm';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database } from '../../platform/database/database.js';
import { assignees, type DifferenceFilter, differencesOf, findReconciliation } from '../queries.js';
import { reconciliationDifference } from '../tables.js';
import type { DifferenceState, Reason } from '../words.js';

/** What is decided about differences; what is left out stays as it is. */
export interface Settlement {
  /** Who looks after them; null nobody. */
  readonly assignedTo?: string | null | undefined;
  readonly state?: DifferenceState | undefined;
  readonly reason?: Reason | null | undefined;
  readonly explanation?: string | null | undefined;
}

/** Which differences: these, or all that fit a filter. */
export type Chosen = { readonly ids: readonly string[] } | { readonly filter: DifferenceFilter };

/**
 * Assigns differences, explains or closes them, all at once.
 *
 * @returns how many there were
 * @throws Problem `not_found`; `rule_broken` for what is explained without a reason, and for a person who is not of the
 *   service centre
 */
export async function settleDifferences(
  database: Database,
  writer: Writer,
  id: string,
  chosen: Chosen,
  settlement: Settlement,
): Promise<number> {
  return actingAs(database.orm, writer.actor, writer, async (tx) => {
    if ((await findReconciliation(tx, id, 'lock')) === null) throw new Problem('not_found');
    const { assignedTo, state, reason, explanation } = settlement;
    if (typeof assignedTo === 'string' && !(await assignees(tx)).some((one) => one.id === assignedTo))
      throw broken('/assignedTo', notOfTheCentre);
    const d = reconciliationDifference;
    const which = and(
      differencesOf(id, 'filter' in chosen ? chosen.filter : {}),
      'ids' in chosen ? inArray(d.id, [...chosen.ids]) : undefined,
    );
    const found = await tx.select({ id: d.id, reason: d.reason, state: d.state }).from(d).where(which);
    if ('ids' in chosen && found.length < new Set(chosen.ids).size) throw new Problem('not_found');
    const isUnexplained = found.some(
      (one) => (state ?? one.state) !== 'open' && (reason === undefined ? one.reason : reason) === null,
    );
    if (isUnexplained) throw broken('/reason', noReason);
    if (reason === 'other' && !explanation?.trim()) throw broken('/explanation', noExplanation);
    const settles = state !== undefined;
    await tx
      .update(d)
      .set({
        ...(assignedTo !== undefined && { assignedTo }),
        ...(state !== undefined && { state }),
        ...(reason !== undefined && { reason }),
        ...(explanation !== undefined && { explanation: explanation?.trim() || null }),
        ...(settles && { settledBy: writer.actor.id, settledAt: sql`clock_timestamp()` }),
      })
      .where(which);
    return found.length;
  });
}

const broken = (pointer: string, detail: ReturnType<typeof text>): Problem =>
  new Problem('rule_broken', { detail, errors: [{ pointer, code: 'missing', detail }] });

const notOfTheCentre = text(
  'Zuständig kann nur sein, wer zur Servicestelle gehört und nicht ausgeschieden ist.',
  'Only somebody of the service centre who has not left can look after it.',
);
const noReason = text(
  'Wählen Sie einen Grund: Ohne Grund ist eine Abweichung nicht erklärt.',
  'Choose a reason: without one a difference is not explained.',
);
const noExplanation = text(
  'Erläutern Sie den anderen Grund in einem Satz.',
  'Explain the other reason in a sentence.',
);
