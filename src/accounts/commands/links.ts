import { createHash, randomBytes } from 'node:crypto';
import { eq, TransactionRollbackError } from 'drizzle-orm';
import { systemActor } from '../../kernel/actor.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Orm, Transaction } from '../../platform/database/database.js';
import { queueMail } from '../../platform/mail/queue-mail.js';
import type { Accounts } from '../accounts.js';
import { loginVerification } from '../login-tables.js';
import { findPerson, findPersonByEmail, type PersonRow } from '../queries/people.js';
import { addLoginEvent, noteLoginEvent, type Visit } from './login-event.js';
import { activate, comparableEmail, insertPerson, type PersonParts } from './people.js';
import { unlessRefused } from './second-factor.js';
import { type Budget, takeAttempt, throttleKey } from './throttle.js';

const hour = 3_600_000;
const kinds = {
  reset: { path: '/passwort/neu', lasts: hour, words: 'eine Stunde' },
  invitation: { path: '/einladung', lasts: 7 * 24 * hour, words: 'sieben Tage' },
} as const;
export type LinkKind = keyof typeof kinds;

const identifierOf = (key: string): string => `reset-password:${key}`;

/** As better-auth finds it: by the hash of what the link holds. */
const storedIdentifierOf = (key: string): string =>
  createHash('sha256').update(identifierOf(key)).digest('base64url');

/** Who gets a letter; the id is null for nobody. */
type Recipient = Pick<PersonRow, 'name' | 'email'> & { readonly id: string | null };

/**
 * Sends a person the link under which they choose their password. It works once, and not for ever. Link and letter are
 * there if and only if the caller's transaction is committed.
 */
export async function sendLink(
  db: Orm | Transaction,
  person: Recipient,
  kind: LinkKind,
  publicUrl: string,
): Promise<void> {
  const { path, lasts } = kinds[kind];
  const key = randomBytes(32).toString('base64url');
  await db.insert(loginVerification).values({
    identifier: storedIdentifierOf(key),
    value: person.id ?? 'nobody',
    expiresAt: new Date(Date.now() + lasts),
  });
  await queueMail(db, {
    to: person.email,
    kind: kind === 'reset' ? 'passwordReset' : 'invitation',
    personId: person.id,
    ...letter(kind, person, `${publicUrl}${path}?schluessel=${key}`),
  });
}

/** Enters a person and sends their invitation, both or neither. @throws Problem `state_conflict` when the address is taken */
export async function invitePerson(
  auth: Orm,
  writer: Writer,
  parts: PersonParts,
  { visit, publicUrl }: { readonly visit: Visit; readonly publicUrl: string },
): Promise<string> {
  return actingAs(auth, writer.actor, writer, async (tx) => {
    const id = await insertPerson(tx, parts, 'invited');
    const person = await findPerson(tx, id);
    if (person !== null) await sendLink(tx, person, 'invitation', publicUrl);
    await addLoginEvent(tx, 'invited', visit, { personId: id });
    return id;
  });
}

/** Sends an invitation once more. */
export async function inviteAgain(
  auth: Orm,
  writer: Writer,
  person: PersonRow,
  { visit, publicUrl }: { readonly visit: Visit; readonly publicUrl: string },
): Promise<void> {
  await actingAs(auth, writer.actor, writer, async (tx) => {
    await sendLink(tx, person, 'invitation', publicUrl);
    await addLoginEvent(tx, 'invited', visit, { personId: person.id });
  });
}

function letter(kind: LinkKind, { name }: Recipient, link: string): { subject: string; text: string } {
  const lasts = `Der Link gilt ${kinds[kind].words} und nur einmal.`;
  if (kind === 'reset')
    return {
      subject: 'Steckbrief: Passwort neu setzen',
      text: `Guten Tag ${name},\n\nunter diesem Link setzen Sie Ihr Passwort neu:\n\n${link}\n\n${lasts} Wenn Sie ihn nicht angefordert haben, müssen Sie nichts tun: Ihr Passwort bleibt, wie es ist.\n`,
    };
  return {
    subject: 'Steckbrief: Ihre Einladung',
    text: `Guten Tag ${name},\n\nSie haben ein Konto im Register der ESF-Vorhaben. Unter diesem Link wählen Sie Ihr Passwort:\n\n${link}\n\n${lasts}\n`,
  };
}

const requests = { free: 3, longestWait: 900 } as const satisfies Budget;

/**
 * Sends the link for a new password if somebody who may act has the address. Whoever asks learns nothing, neither by the
 * answer nor by the work it takes: the same is done for everybody, and kept for those who may act.
 */
export async function requestReset(
  database: Pick<Database, 'auth'>,
  accounts: Accounts,
  typed: string,
  visit: Visit & { readonly source: string },
  publicUrl: string,
): Promise<void> {
  const email = comparableEmail(typed);
  const found = await findPersonByEmail(database.auth, email);
  const key = throttleKey(accounts.secret, 'reset', email, visit.source);
  if ((await takeAttempt(database.auth, key, requests)) > 0) return;
  const isWelcome = found?.state === 'active' || found?.state === 'invited';
  const kind = found?.state === 'invited' ? 'invitation' : 'reset';
  const asked = actingAs(database.auth, systemActor('sign-in'), visit, async (tx) => {
    await sendLink(tx, isWelcome ? found : nobody, kind, publicUrl);
    await addLoginEvent(tx, 'resetRequested', visit, { personId: found?.id ?? null });
    if (!isWelcome) tx.rollback();
  });
  await asked.catch(unlessRolledBack);
}

/** Gets letters that are written and thrown away, so that asking for an unknown address takes the same work. */
const nobody: Recipient = { id: null, name: '', email: 'niemand@example.invalid' };

function unlessRolledBack(error: unknown): void {
  if (!(error instanceof TransactionRollbackError)) throw error;
}

/** Whose link this is; null when it was used, has expired, or the person may not come in. */
export async function personOfLink(
  { auth: orm }: Pick<Database, 'auth'>,
  { auth }: Accounts,
  key: string,
): Promise<PersonRow | null> {
  const { internalAdapter } = await auth.$context;
  const found = await internalAdapter.findVerificationValue(identifierOf(key));
  if (!found || found.expiresAt <= new Date()) return null;
  const person = await findPerson(orm, found.value);
  return person?.state === 'active' || person?.state === 'invited' ? person : null;
}

/**
 * Sets the password chosen under a link. All sessions, remembered devices and other links of the person end. False when
 * somebody was faster with the same link.
 */
export async function usePasswordLink(
  { auth: orm }: Pick<Database, 'auth'>,
  { auth }: Accounts,
  { key, password, person, visit }: { key: string; password: string; person: PersonRow; visit: Visit },
): Promise<boolean> {
  const done = await unlessRefused(auth.api.resetPassword({ body: { newPassword: password, token: key } }));
  if (done === null) return false;
  await activate(orm, person.id);
  await orm.delete(loginVerification).where(eq(loginVerification.value, person.id));
  const kind = person.state === 'invited' ? 'invitationAccepted' : 'passwordSet';
  await noteLoginEvent(orm, kind, visit, { personId: person.id, means: 'link' });
  return true;
}
