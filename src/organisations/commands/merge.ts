import { and, inArray, isNull } from 'drizzle-orm';
import { lockRegistry, publish } from '../../history/index.js';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import { findOrganisation, membersOf, type Organisation } from '../queries/organisations.js';
import { organisationVersion } from '../tables.js';

export interface Merge {
  /** The organisation that goes on standing for both. */
  readonly into: string;
  /** The one that belongs to it from now on, with everything merged into it before. */
  readonly merged: string;
  /** Revisions of the two as the person saw them, `into` first. */
  readonly seen: readonly [number, number];
}

/**
 * Merges two organisations as one registry revision. Records keep their wording letter by letter; only the directory and
 * what counts by organisation follow. The writer's reason becomes the revision's note.
 *
 * @throws Problem `not_found`, `stale` when one of them has changed since it was seen, `state_conflict` when one is merged
 *   already, both are the same, or one is a natural person and the other is not
 */
export async function mergeOrganisations(database: Database, writer: Writer, merge: Merge): Promise<number> {
  return actingAs(database.orm, writer.actor, writer, async (tx) => {
    await lockRegistry(tx);
    const into = await standing(tx, merge.into, merge.seen[0]);
    const merged = await standing(tx, merge.merged, merge.seen[1]);
    if (into.id === merged.id || into.naturalPerson !== merged.naturalPerson)
      throw conflict('Diese beiden lassen sich nicht zusammenführen.', 'These two cannot be merged.');
    const moving = [merged, ...(await membersOf(tx, merged.id))];
    const note = noteOf(`Organisation zusammengeführt: ${merged.name} zu ${into.name}`, into, writer);
    return supersede(
      tx,
      note,
      moving.map((one) => ({ ...one, mergedIntoId: into.id })),
    );
  });
}

/**
 * Takes an organisation out of the one it was merged into, as one registry revision: the way back from a merge.
 *
 * @throws Problem `not_found`, `state_conflict` when it stands for itself already
 */
export async function splitOrganisation(
  database: Database,
  writer: Writer,
  publicId: string,
): Promise<number> {
  return actingAs(database.orm, writer.actor, writer, async (tx) => {
    await lockRegistry(tx);
    const found = await findOrganisation(tx, publicId);
    if (found === null) throw new Problem('not_found');
    if (found.mergedInto === null)
      throw conflict(
        'Diese Organisation steht schon für sich.',
        'This organisation stands for itself already.',
      );
    const note = noteOf(`Organisation getrennt: ${found.name} von ${found.mergedInto.name}`, found, writer);
    return supersede(tx, note, [{ ...found, mergedIntoId: null }]);
  });
}

/**
 * Corrects what the directory says of an organisation, as one registry revision. Records keep their wording.
 *
 * @throws Problem `not_found`, `stale`
 */
export async function correctOrganisation(
  database: Database,
  writer: Writer,
  correction: {
    readonly publicId: string;
    readonly name: string;
    readonly legalForm: string | null;
    readonly seen: number;
  },
): Promise<number | null> {
  const { name, legalForm } = correction;
  return actingAs(database.orm, writer.actor, writer, async (tx) => {
    await lockRegistry(tx);
    const found = await standing(tx, correction.publicId, correction.seen);
    if (found.name === name && found.legalForm === legalForm) return null;
    const note = noteOf(`Organisation berichtigt: ${found.name}`, found, writer);
    return supersede(tx, note, [{ ...found, name, legalForm, mergedIntoId: null }]);
  });
}

/** One that stands for itself and is as it was seen. */
async function standing(tx: Transaction, publicId: string, seen: number): Promise<Organisation> {
  const found = await findOrganisation(tx, publicId);
  if (found === null) throw new Problem('not_found');
  if (found.publishedRevision !== seen) throw new Problem('stale');
  if (found.mergedInto !== null)
    throw conflict('Diese Organisation ist schon zusammengeführt.', 'This organisation was merged already.');
  return found;
}

const conflict = (de: string, en: string): Problem => new Problem('state_conflict', { detail: text(de, en) });

/** Names of natural persons stay out of notes: those are for everybody. */
const noteOf = (what: string, { naturalPerson }: Organisation, { reason }: Writer): string =>
  [naturalPerson ? 'Organisationen: natürliche Personen geändert' : what, ...(reason ? [reason] : [])].join(
    '. ',
  );

type NextVersion = Pick<Organisation, 'id' | 'name' | 'legalForm' | 'naturalPerson'> & {
  readonly mergedIntoId: bigint | null;
};

async function supersede(tx: Transaction, note: string, changed: readonly NextVersion[]): Promise<number> {
  const { revision } = await publish(tx, { origin: 'staff', note }, async (revision) => {
    const ids = changed.map(({ id }) => id);
    await tx
      .update(organisationVersion)
      .set({ supersededRevision: revision })
      .where(
        and(inArray(organisationVersion.organisationId, ids), isNull(organisationVersion.supersededRevision)),
      );
    await tx.insert(organisationVersion).values(
      changed.map(({ id, name, legalForm, naturalPerson, mergedIntoId }) => ({
        organisationId: id,
        name,
        legalForm,
        naturalPerson,
        mergedIntoId,
        publishedRevision: revision,
      })),
    );
  });
  return revision;
}
