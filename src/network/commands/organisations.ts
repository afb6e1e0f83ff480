import { and, eq } from 'drizzle-orm';
import { Problem } from '../../kernel/problem.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database } from '../../platform/database/database.js';
import type { OrganisationParts } from '../entry.js';
import { findOrganisation } from '../queries.js';
import { networkOrganisation } from '../tables.js';
import type { SeenEntry } from './people.js';

/** Keeps an organisation. @returns the reference. @throws Problem `state_conflict` when one of this name is there */
export const addOrganisation = (
  { orm }: Database,
  writer: Writer,
  { topics, ...parts }: OrganisationParts,
): Promise<string> =>
  actingAs(orm, writer.actor, writer, async (tx) => {
    const [made] = await tx
      .insert(networkOrganisation)
      .values({ ...parts, topics: [...topics] })
      .returning({ reference: networkOrganisation.reference });
    if (!made) throw new Error('the organisation was not entered');
    return made.reference;
  });

/** @throws Problem `not_found`, `stale`, `state_conflict` when another one has this name */
export const changeOrganisation = (
  { orm }: Database,
  writer: Writer,
  { reference, version }: SeenEntry,
  { topics, ...parts }: OrganisationParts,
): Promise<void> =>
  actingAs(orm, writer.actor, writer, async (tx) => {
    const { id } = await findOrganisation(tx, reference);
    const changed = await tx
      .update(networkOrganisation)
      .set({ ...parts, topics: [...topics], version: version + 1 })
      .where(and(eq(networkOrganisation.id, id), eq(networkOrganisation.version, version)))
      .returning({ id: networkOrganisation.id });
    if (changed.length === 0) throw new Problem('stale');
  });

/** Removes an organisation nobody belongs to. @throws Problem `not_found`, `state_conflict` */
export const removeOrganisation = ({ orm }: Database, writer: Writer, reference: string): Promise<void> =>
  actingAs(orm, writer.actor, writer, async (tx) => {
    const { id } = await findOrganisation(tx, reference);
    await tx.delete(networkOrganisation).where(eq(networkOrganisation.id, id));
  });
