import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../kernel/problem.js';
import { readDay } from '../../kernel/written-day.js';
import { actorOf, signedIn, writerOf } from '../../platform/http/access.js';
import type { App } from '../../platform/http/app-instance.js';
import { fieldOf } from '../../platform/http/form-body.js';
import {
  cityName,
  type FieldError,
  type FlashCode,
  fieldId,
  renderPage,
  withFlash,
  workspaceHead,
} from '../../web/index.js';
import { visitOf } from '../accounts.js';
import { noteLoginEvent } from '../commands/login-event.js';
import { endDeputy, endSessions, forgetDevices, nameDeputy } from '../commands/own-account.js';
import { unlessRefused } from '../commands/second-factor.js';
import { tryOwnPassword } from '../commands/throttle.js';
import { createToken, revokeToken } from '../commands/tokens.js';
import {
  countTrustedDevices,
  readCandidates,
  readDeputies,
  readSessions,
  readTokens,
} from '../queries/own-account.js';
import { findPerson, hasPassword } from '../queries/people.js';
import { comparablePassword } from '../sign-in/password-rules.js';
import { AccountPage } from '../views/account-page.js';
import { type AccountParts, headersOf, sendHtml, wrongPasswordText } from './parts.js';
import { chosenPassword } from './password-pages.js';

const own = { config: signedIn, schema: { hide: true } };
const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Everybody's own account: password, sessions, tokens, deputies, reminders. */
export function accountPage(pages: App, parts: AccountParts): void {
  pages.get('/konto', own, (request, reply) => show(parts, request, reply));
  passwordForm(pages, parts);
  sessionForms(pages, parts);
  tokenForms(pages, parts);
  deputyForms(pages, parts);
}

/** The person behind a request; tokens of the program itself have none and no account. */
export function personIdOf(request: FastifyRequest): string {
  const { personId } = actorOf(request);
  if (personId === null) throw new Problem('not_found');
  return personId;
}

interface Said {
  readonly newToken?: string;
  readonly errors?: readonly FieldError[];
}

async function show(
  { database: { auth }, accounts, site }: AccountParts,
  request: FastifyRequest,
  reply: FastifyReply,
  said: Said = {},
): Promise<FastifyReply> {
  const personId = personIdOf(request);
  const person = await findPerson(auth, personId);
  if (person === null) throw new Problem('not_found');
  const view = {
    person,
    city: person.city === null ? null : cityName(person.city),
    hasPassword: await hasPassword(auth, personId),
    ownSession: (await accounts.sessionOf(request))?.sessionId ?? null,
    sessions: await readSessions(auth, personId),
    trustedDevices: await countTrustedDevices(auth, personId),
    tokens: await readTokens(auth, personId),
    deputies: await readDeputies(auth, personId),
    candidates: await readCandidates(auth, person),
    newToken: said.newToken ?? null,
    errors: said.errors ?? [],
  };
  const head = workspaceHead(request, { title: 'Konto', section: 'account' });
  const html = await renderPage(site, head, <AccountPage view={view} />);
  return sendHtml(reply, html, view.errors.length > 0 ? 422 : 200);
}

const back = (reply: FastifyReply, code: FlashCode): FastifyReply =>
  reply.redirect(withFlash('/konto', code), 303);

function passwordForm(pages: App, parts: AccountParts): void {
  const { accounts, database } = parts;
  pages.post('/konto/passwort', own, async (request, reply) => {
    const person = await findPerson(database.auth, personIdOf(request));
    if (person === null) throw new Problem('not_found');
    const { password, errors } = chosenPassword(request, person);
    if (errors.length > 0) return show(parts, request, reply, { errors });
    const body = {
      currentPassword: comparablePassword(fieldOf(request, 'alt')),
      newPassword: password,
      revokeOtherSessions: true,
    };
    const question = { body, headers: headersOf(request), returnHeaders: true as const };
    const tried = await tryOwnPassword(database.auth, accounts.secret, person.id, () =>
      unlessRefused(accounts.auth.api.changePassword(question)),
    );
    const changed = tried.answer;
    if (changed === null) {
      const message = wrongPasswordText(tried.seconds, 'Das jetzige Passwort stimmt nicht.');
      return show(parts, request, reply, { errors: [{ fieldId: fieldId('alt'), message }] });
    }
    accounts.cookies.pass(reply, changed.headers);
    await forgetDevices(database.auth, person.id);
    const by = actorOf(request);
    await noteLoginEvent(database.auth, 'passwordSet', visitOf(request), { personId: person.id, by });
    return back(reply, 'password-changed');
  });
}

function sessionForms(pages: App, parts: AccountParts): void {
  const { accounts, database } = parts;
  pages.post('/konto/sitzungen/beenden', own, async (request, reply) => {
    const personId = personIdOf(request);
    const session = fieldOf(request, 'sitzung');
    const current = (await accounts.sessionOf(request))?.sessionId ?? '00000000-0000-0000-0000-000000000000';
    const which = uuid.test(session) ? { only: session } : { allBut: current };
    if ((await endSessions(database.auth, personId, which)) > 0)
      await noteLoginEvent(database.auth, 'sessionEnded', visitOf(request), {
        personId,
        by: actorOf(request),
      });
    return back(reply, 'sessions-ended');
  });
  pages.post('/konto/geraete/vergessen', own, async (request, reply) => {
    await forgetDevices(database.auth, personIdOf(request));
    return back(reply, 'saved');
  });
}

const durations = [30, 90, 365];

function tokenForms(pages: App, parts: AccountParts): void {
  const { auth } = parts.database;
  pages.post('/konto/schluessel', own, async (request, reply) => {
    const label = fieldOf(request, 'bezeichnung').trim().slice(0, 200);
    if (label === '') {
      const message = 'Sagen Sie, wofür der Schlüssel ist: So erkennen Sie ihn wieder.';
      return show(parts, request, reply, { errors: [{ fieldId: fieldId('bezeichnung'), message }] });
    }
    const wish = {
      personId: personIdOf(request),
      label,
      scope: fieldOf(request, 'schreiben') === '1' && actorOf(request).role !== 'auditor' ? 'write' : 'read',
      days: durations.find((days) => String(days) === fieldOf(request, 'dauer')) ?? 90,
    } as const;
    return show(parts, request, reply, { newToken: await createToken(auth, writerOf(request), wish) });
  });
  pages.post('/konto/schluessel/zuruecknehmen', own, async (request, reply) => {
    const id = fieldOf(request, 'schluessel');
    if (uuid.test(id)) await revokeToken(auth, writerOf(request), personIdOf(request), id);
    return back(reply, 'token-revoked');
  });
}

function deputyForms(pages: App, parts: AccountParts): void {
  const { auth } = parts.database;
  pages.post('/konto/vertretung', own, async (request, reply) => {
    const days = [fieldOf(request, 'von'), fieldOf(request, 'bis')].map((day) => readDay(day));
    const [from, until] = days;
    const deputyId = fieldOf(request, 'person');
    const errors: FieldError[] = [];
    const add = (name: string, message: string) => errors.push({ fieldId: fieldId(name), message });
    if (!uuid.test(deputyId)) add('person', 'Wählen Sie, wer Sie vertritt.');
    if (!from || !('day' in from)) add('von', 'Geben Sie den ersten Tag als TT.MM.JJJJ an.');
    if (!until || !('day' in until)) add('bis', 'Geben Sie den letzten Tag als TT.MM.JJJJ an.');
    if (errors.length > 0 || !from || !until || !('day' in from) || !('day' in until))
      return show(parts, request, reply, { errors });
    if (until.day < from.day) {
      add('bis', 'Der letzte Tag liegt vor dem ersten.');
      return show(parts, request, reply, { errors });
    }
    const wish = { deputyId, startsOn: from.day, endsOn: until.day };
    await nameDeputy(auth, writerOf(request), personIdOf(request), wish);
    return back(reply, 'saved');
  });
  pages.post('/konto/vertretung/beenden', own, async (request, reply) => {
    const id = fieldOf(request, 'vertretung');
    if (uuid.test(id)) await endDeputy(auth, writerOf(request), personIdOf(request), id);
    return back(reply, 'saved');
  });
}
