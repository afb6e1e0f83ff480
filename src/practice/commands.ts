import { and, eq } from 'drizzle-orm';
import { viewpointAt } from '../history/index.js';
import { Problem } from '../kernel/problem.js';
import { text } from '../kernel/text.js';
import { actingAs, type Writer } from '../platform/database/acting.js';
import type { Database, Transaction } from '../platform/database/database.js';
import type { PracticeParts } from './practice.js';
import { findPractice, linkedProjects } from './queries.js';
import { practice } from './tables.js';

/** Only published projects can be linked to. @throws Problem `rule_broken` */
async function requireProjects(tx: Transaction, { projects }: PracticeParts): Promise<void> {
  const { revision } = await viewpointAt(tx);
  const known = await linkedProjects(tx, projects, revision);
  const unknown = projects.find((reference) => known.every((project) => project.reference !== reference));
  if (unknown === undefined) return;
  throw new Problem('rule_broken', {
    errors: [
      {
        pointer: '/projects',
        code: 'project_unknown',
        detail: text(
          `„${unknown}“ ist kein veröffentlichtes Vorhaben. Prüfen Sie die Kennung.`,
          `“${unknown}” is no published project. Check the reference.`,
        ),
      },
    ],
  });
}

/** Prepares an example. @returns its reference. @throws Problem `rule_broken` */
export const addPractice = ({ orm }: Database, writer: Writer, parts: PracticeParts): Promise<string> =>
  actingAs(orm, writer.actor, writer, async (tx) => {
    await requireProjects(tx, parts);
    const [made] = await tx
      .insert(practice)
      .values({ ...parts, projects: [...parts.projects] })
      .returning({ reference: practice.reference });
    if (!made) throw new Error('the example was not entered');
    return made.reference;
  });

/** @throws Problem `not_found`, `stale`, `rule_broken` */
export const changePractice = (
  { orm }: Database,
  writer: Writer,
  { reference, version }: { readonly reference: string; readonly version: number },
  parts: PracticeParts,
): Promise<void> =>
  actingAs(orm, writer.actor, writer, async (tx) => {
    const { id } = await findPractice(tx, reference);
    await requireProjects(tx, parts);
    const changed = await tx
      .update(practice)
      .set({ ...parts, projects: [...parts.projects] })
      .where(and(eq(practice.id, id), eq(practice.version, version)))
      .returning({ id: practice.id });
    if (changed.length === 0) throw new Problem('stale');
  });

const toState =
  (state: 'published' | 'withdrawn') =>
  ({ orm }: Database, writer: Writer, reference: string): Promise<void> =>
    actingAs(orm, writer.actor, writer, async (tx) => {
      const { id } = await findPractice(tx, reference);
      await tx.update(practice).set({ state }).where(eq(practice.id, id));
    });

/** @throws Problem `not_found` */
export const publishPractice = toState('published');
/** @throws Problem `not_found`, `state_conflict` */
export const withdrawPractice = toState('withdrawn');

/** Removes an example that was never published. @throws Problem `not_found`, `state_conflict` */
export const removePractice = ({ orm }: Database, writer: Writer, reference: string): Promise<void> =>
  actingAs(orm, writer.actor, writer, async (tx) => {
    const { id } = await findPractice(tx, reference);
    await tx.delete(practice).where(eq(practice.id, id));
  });
