import { and, eq, isNull, sql } from 'drizzle-orm';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Orm, Transaction } from '../../platform/database/database.js';
import { queueMail } from '../../platform/mail/queue-mail.js';
import { loginSession, loginVerification } from '../login-tables.js';
import { type Duties, dutiesIn } from '../queries/duties.js';
import type { PersonRow } from '../queries/people.js';
import { readSuccessors, type Successor } from '../queries/successors.js';
import { accessToken, person } from '../tables.js';
import { refuseWithoutAdministrator } from './people.js';

export interface HandOver {
  readonly leaving: PersonRow;
  /** Null where nobody is needed, or nobody is there. */
  readonly successorId: string | null;
  readonly publicUrl: string;
}

/** Whether somebody has to go on with what a person holds. */
export const needsSuccessor = ({ drafts, submitted, contacts, roundContacts }: Duties): boolean =>
  drafts + submitted + contacts + roundContacts > 0;

/**
 * Lets a person leave, all or nothing: sessions and tokens end, deputies, contacts and schedules of reports pass to the
 * successor, who gets a mail. Setting the account active again lets the person back in, without what has passed on.
 *
 * @throws Problem `state_conflict` for oneself, for who has left already and for the last administrator, `rule_broken` for
 * a successor who is missing or cannot be one
 */
export async function handOver(auth: Orm, writer: Writer, wish: HandOver): Promise<void> {
  const { leaving, successorId } = wish;
  if (leaving.id === writer.actor.personId) throw conflict(ownself);
  const next = successorId === null ? 'ohne Nachfolge' : `Nachfolge person:${successorId}`;
  const context = { ...writer, reason: `Ausgeschieden, ${next}` };
  await actingAs(auth, writer.actor, context, async (tx) => {
    await refuseWithoutAdministrator(tx, leaving.id, false);
    const [now] = await tx
      .select({ state: person.state })
      .from(person)
      .where(eq(person.id, leaving.id))
      .for('update');
    if (now?.state === 'left') throw conflict(gone);
    const duties = await dutiesIn(tx, leaving.id);
    const successor = await successorFor(tx, wish, duties);
    await endAccess(tx, leaving.id);
    await passOnDeputies(tx, leaving, successor);
    if (successor !== null) {
      await tx.execute(sql`select pass_on_contacts(${leaving.id}::uuid, ${successor.id}::uuid)`);
      await tx.execute(sql`select pass_on_schedules(${leaving.id}::uuid, ${successor.id}::uuid)`);
    }
    await tx.update(person).set({ state: 'left', updatedAt: sql`now()` }).where(eq(person.id, leaving.id));
    if (successor !== null) await queueMail(tx, letter(wish, successor, duties));
  });
}

const ownself = text(
  'Sich selbst kann niemand übergeben: Das macht eine andere Leitung der Stadt oder die Verwaltung.',
  'Nobody hands over for themselves: another lead of the city or an administrator does.',
);
const gone = text('Diese Person ist schon ausgeschieden.', 'This person has left already.');
const conflict = (detail: ReturnType<typeof text>) => new Problem('state_conflict', { detail });

async function successorFor(
  tx: Transaction,
  { leaving, successorId }: HandOver,
  duties: Duties,
): Promise<Successor | null> {
  const candidates = await readSuccessors(tx, leaving);
  const chosen = candidates.find(({ id }) => id === successorId) ?? null;
  if (chosen !== null) return chosen;
  if (successorId === null && (candidates.length === 0 || !needsSuccessor(duties))) return null;
  const detail = text(
    'Wählen Sie, wer weitermacht: jemanden derselben Stadt oder Stelle, dessen Konto aktiv ist.',
    'Choose who goes on: somebody of the same city or body whose account is active.',
  );
  throw new Problem('rule_broken', { errors: [{ pointer: '/successorId', code: 'successor', detail }] });
}

async function endAccess(tx: Transaction, id: string): Promise<void> {
  await tx.delete(loginSession).where(eq(loginSession.userId, id));
  await tx.delete(loginVerification).where(eq(loginVerification.value, id));
  await tx
    .update(accessToken)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(accessToken.personId, id), isNull(accessToken.revokedAt)));
}

/** Who has the same role takes the person's place in deputies, on either side; the others end. */
async function passOnDeputies(
  tx: Transaction,
  leaving: PersonRow,
  successor: Successor | null,
): Promise<void> {
  const today = sql`(now() at time zone 'Europe/Berlin')::date`;
  if (successor !== null && successor.role === leaving.role) {
    await tx.execute(sql`
      update deputy set deputy_person = ${successor.id}
      where deputy_person = ${leaving.id} and for_person <> ${successor.id} and ends_on >= ${today}`);
    await tx.execute(sql`
      update deputy set for_person = ${successor.id}
      where for_person = ${leaving.id} and deputy_person <> ${successor.id} and ends_on >= ${today}`);
  }
  const own = sql`(deputy_person = ${leaving.id} or for_person = ${leaving.id})`;
  await tx.execute(sql`delete from deputy where ${own} and starts_on > ${today}`);
  await tx.execute(sql`update deputy set ends_on = ${today} where ${own} and ends_on > ${today}`);
}

function letter({ leaving, publicUrl }: HandOver, successor: Successor, duties: Duties) {
  const lines = [
    [duties.drafts, 'offene Entwürfe der Stadt oder Stelle, an denen bisher diese Person gearbeitet hat'],
    [duties.submitted, 'eingereichte Vorhaben, die noch nicht veröffentlicht sind'],
    [duties.contacts + duties.roundContacts, 'Einträge als Ansprechpartner, in denen jetzt Sie stehen'],
    [duties.deputyFor + duties.deputies, 'Vertretungen'],
  ] as const;
  const held = lines.filter(([count]) => count > 0).map(([count, words]) => `- ${count} ${words}\n`);
  const list = held.length === 0 ? '' : `\n${held.join('')}`;
  return {
    to: successor.email,
    kind: 'handOver',
    personId: successor.id,
    subject: 'Steckbrief: Sie übernehmen',
    text: `Guten Tag ${successor.name},\n\n${leaving.name} ist ausgeschieden. Sie machen weiter.\n${list}\nHier geht es weiter: ${publicUrl}/anmelden\n`,
  };
}
