import { and, eq, inArray, sql } from 'drizzle-orm';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import { chosenRows, positionsOfGroup } from '../group-queries.js';
import { findRun, type ImportRun } from '../queries.js';
import { type ChoosableChange, choosableChanges, type GroupKind } from '../row-groups.js';
import { importRow, importRun } from '../tables.js';

/** Which rows are taken over or left out: those of all the parts that are given. */
export interface Choice {
  readonly take: boolean;
  readonly change?: ChoosableChange | undefined;
  readonly positions?: readonly number[] | undefined;
  readonly group?: { readonly by: GroupKind; readonly key: string } | undefined;
}

/**
 * Chooses what of a preview is taken over, one choice after the other; what is left out stays as the registry has it.
 * Missing rows that are chosen are withdrawn. What the import comes to is reckoned anew and kept with it.
 *
 * @param look sees the import before it changes, and may refuse
 * @throws Problem `not_found`; `state_conflict` once it is proposed
 */
export async function chooseRows(
  database: Database,
  writer: Writer,
  importId: string,
  choices: readonly Choice[],
  look: (run: ImportRun) => void = () => undefined,
): Promise<void> {
  await actingAs(database.orm, writer.actor, writer, async (tx) => {
    const run = await findRun(tx, importId, 'lock');
    if (run === null) throw new Problem('not_found');
    look(run);
    if (run.state !== 'preview') throw new Problem('state_conflict', { detail: notOpen });
    for (const choice of choices) await choose(tx, importId, choice);
    await tx
      .update(importRun)
      .set({ chosen: await chosenRows(tx, importId) })
      .where(eq(importRun.id, importId));
  });
}

const notOpen = text(
  'Auswählen lassen sich Zeilen einer Vorschau, bevor sie vorgeschlagen ist.',
  'Rows of a preview can be chosen before it is proposed.',
);

async function choose(
  tx: Transaction,
  importId: string,
  { take, change, positions, group }: Choice,
): Promise<void> {
  await tx
    .update(importRow)
    .set({ leftOut: !take })
    .where(
      and(
        eq(importRow.importId, importId),
        inArray(importRow.change, change === undefined ? [...choosableChanges] : [change]),
        eq(importRow.leftOut, take),
        positions === undefined ? undefined : inArray(importRow.position, [...positions]),
        group === undefined
          ? undefined
          : sql`${importRow.position} in ${positionsOfGroup(importId, group.by, group.key)}`,
      ),
    );
}
