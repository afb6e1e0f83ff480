import { and, eq, sql } from 'drizzle-orm';
import type { Day } from '../../kernel/day.js';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import { faultsOfPerson, type PersonParts } from '../entry.js';
import { findPerson, readToday } from '../queries.js';
import { networkOrganisation, networkPerson } from '../tables.js';

/** An entry as a person has seen it. */
export interface SeenEntry {
  readonly reference: string;
  readonly version: number;
}

/** Keeps somebody of the network. @returns the reference. @throws Problem `rule_broken` */
export const addPerson = ({ orm }: Database, writer: Writer, parts: PersonParts): Promise<string> =>
  actingAs(orm, writer.actor, writer, async (tx) => {
    await requireRight(tx, parts, null);
    const [made] = await tx
      .insert(networkPerson)
      .values(await rowOf(tx, parts))
      .returning({ reference: networkPerson.reference });
    if (!made) throw new Error('the person was not entered');
    return made.reference;
  });

/** Changes an entry; taking every consent away withdraws it. @throws Problem `not_found`, `stale`, `rule_broken` */
export const changePerson = (
  { orm }: Database,
  writer: Writer,
  { reference, version }: SeenEntry,
  parts: PersonParts,
): Promise<void> =>
  actingAs(orm, writer.actor, writer, async (tx) => {
    const before = await findPerson(tx, reference);
    await requireRight(tx, parts, before.withdrawnOn);
    const changed = await tx
      .update(networkPerson)
      .set(await rowOf(tx, parts))
      .where(and(eq(networkPerson.id, before.id), eq(networkPerson.version, version)))
      .returning({ id: networkPerson.id });
    if (changed.length === 0) throw new Problem('stale');
  });

/** Somebody withdraws every consent: nobody sees or invites them any more, and the next night the entry goes. @throws Problem `not_found` */
export const withdrawConsent = ({ orm }: Database, writer: Writer, reference: string): Promise<void> =>
  actingAs(orm, writer.actor, writer, async (tx) => {
    const { id, inDirectory, getsInvitations } = await findPerson(tx, reference);
    if (!inDirectory && !getsInvitations) throw new Problem('state_conflict');
    await tx
      .update(networkPerson)
      .set({ inDirectory: false, getsInvitations: false })
      .where(eq(networkPerson.id, id));
  });

/** Whether the link of an invitation still ends invitations; null for one that never was. */
export async function invitationsBehind({ orm }: Database, link: string): Promise<boolean | null> {
  if (!uuid.test(link)) return null;
  const [row] = await orm.execute<{ wanted: boolean | null }>(
    sql`select invitations_wanted(${link}::uuid) as wanted`,
  );
  return row?.wanted ?? null;
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Ends invitations by the link that stands in them; nobody is signed in. Harmless to repeat. */
export const endInvitations = async ({ orm }: Database, link: string): Promise<void> => {
  await orm.transaction((tx) => tx.execute(sql`select end_invitations(${link}::uuid)`));
};

async function requireRight(tx: Transaction, parts: PersonParts, withdrawnOn: Day | null): Promise<void> {
  const faults = faultsOfPerson(parts, { today: await readToday(tx), withdrawnOn });
  const errors = Object.entries(faults).map(([field, detail]) => ({
    pointer: `/${field}`,
    code: 'network_entry_not_possible',
    detail,
  }));
  if (errors.length > 0) throw new Problem('rule_broken', { errors });
}

async function rowOf(tx: Transaction, { organisation, topics, ...parts }: PersonParts) {
  return { ...parts, topics: [...topics], organisationId: await organisationId(tx, organisation) };
}

/** @throws Problem `rule_broken` */
async function organisationId(tx: Transaction, reference: string | null): Promise<bigint | null> {
  if (reference === null) return null;
  const [found] = await tx
    .select({ id: networkOrganisation.id })
    .from(networkOrganisation)
    .where(eq(networkOrganisation.reference, reference));
  if (found) return found.id;
  throw new Problem('rule_broken', {
    errors: [
      {
        pointer: '/organisation',
        code: 'network_organisation_unknown',
        detail: text(
          'Diese Organisation gibt es hier nicht. Legen Sie sie zuerst an.',
          'There is no such organisation here. Enter it first.',
        ),
      },
    ],
  });
}
