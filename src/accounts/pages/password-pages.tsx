import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { open } from '../../platform/http/access.js';
import type { App } from '../../platform/http/app-instance.js';
import { fieldOf } from '../../platform/http/form-body.js';
import { limits } from '../../platform/http/rate-limits.js';
import type { FieldError } from '../../web/index.js';
import { fieldId } from '../../web/index.js';
import { visitOf } from '../accounts.js';
import { personOfLink, requestReset, usePasswordLink } from '../commands/links.js';
import { noteLoginEvent } from '../commands/login-event.js';
import { addFirstAdministrator, comparableEmail } from '../commands/people.js';
import { isFirstAdministratorToken } from '../first-administrator.js';
import { hasAdministrator } from '../queries/people.js';
import { comparablePassword, type PasswordOwner, passwordFault } from '../sign-in/password-rules.js';
import {
  FirstAdministratorPage,
  ForgottenPage,
  LinkGonePage,
  NewPasswordPage,
} from '../views/password-pages.js';
import { rememberDevice } from './known-device.js';
import { type AccountParts, sendDoorPage } from './parts.js';

const seen = { config: open, schema: { hide: true } };
const door = { config: { ...open, rateLimit: limits.signIn }, schema: { hide: true } };

/** Passwords chosen by links from mails, and the first administrator's. */
export function passwordPages(pages: App, parts: AccountParts): void {
  forgottenPages(pages, parts);
  linkPages(pages, parts, '/passwort/neu', 'Passwort neu setzen');
  linkPages(pages, parts, '/einladung', 'Willkommen');
  firstAdministratorPages(pages, parts);
}

/** As long as the answer takes at least: what is kept of the same work (a letter, or nothing) cannot be told by the clock. */
const answerAfter = 400;

function forgottenPages(pages: App, parts: AccountParts): void {
  const { site, database, accounts, publicUrl } = parts;
  const path = '/passwort-vergessen';
  const title = 'Passwort vergessen';
  pages.get(path, seen, async (request, reply) => {
    const { gesendet } = request.query as { gesendet?: unknown };
    return sendDoorPage(reply, site, title, <ForgottenPage sent={gesendet === '1'} />);
  });
  pages.post(path, door, async (request, reply) => {
    const email = fieldOf(request, 'email').slice(0, 300);
    const pause = new Promise((resolve) => setTimeout(resolve, answerAfter));
    await Promise.all([requestReset(database, accounts, email, visitOf(request), publicUrl()), pause]);
    return reply.redirect(`${path}?gesendet=1`, 303);
  });
}

function linkPages(pages: App, parts: AccountParts, path: string, title: string): void {
  const { site, database, accounts } = parts;
  const show = async (reply: FastifyReply, key: string, name: string, errors: readonly FieldError[] = []) =>
    sendDoorPage(
      reply,
      site,
      title,
      <NewPasswordPage action={path} title={title} linkKey={key} name={name} errors={errors} />,
      errors.length > 0 ? 422 : 200,
    );
  const gone = (reply: FastifyReply) => sendDoorPage(reply, site, title, <LinkGonePage title={title} />, 410);
  pages.get(path, seen, async (request, reply) => {
    const { schluessel } = request.query as { schluessel?: unknown };
    const key = typeof schluessel === 'string' ? schluessel : '';
    const person = await personOfLink(database, accounts, key);
    return person === null ? gone(reply) : show(reply, key, person.name);
  });
  pages.post(path, door, async (request, reply) => {
    const key = fieldOf(request, 'schluessel');
    const person = await personOfLink(database, accounts, key);
    if (person === null) return gone(reply);
    const { password, errors } = chosenPassword(request, person);
    if (errors.length > 0) return show(reply, key, person.name, errors);
    const visit = visitOf(request);
    if (!(await usePasswordLink(database, accounts, { key, password, person, visit }))) return gone(reply);
    rememberDevice(accounts, reply, person.id);
    return reply.redirect('/anmelden?gesetzt=1', 303);
  });
}

/** The new password of a form with its repetition, and what is wrong with them. */
export function chosenPassword(
  request: FastifyRequest,
  owner: PasswordOwner,
): { readonly password: string; readonly errors: readonly FieldError[] } {
  const password = comparablePassword(fieldOf(request, 'neu'));
  const fault = passwordFault(password, owner);
  if (fault !== null) return { password, errors: [{ fieldId: fieldId('neu'), message: fault }] };
  const isRepeated = comparablePassword(fieldOf(request, 'nochmal')) === password;
  const message = 'Die Wiederholung weicht ab. Geben Sie beide Male dasselbe Passwort ein.';
  return { password, errors: isRepeated ? [] : [{ fieldId: fieldId('nochmal'), message }] };
}

function firstAdministratorPages(pages: App, parts: AccountParts): void {
  const { site, database, accounts } = parts;
  const path = '/erste-anmeldung';
  const title = 'Erste Person der Verwaltung';
  const isOpen = async (key: string) =>
    isFirstAdministratorToken(key, accounts.secret) && !(await hasAdministrator(database.auth));
  const gone = (reply: FastifyReply) => sendDoorPage(reply, site, title, <LinkGonePage title={title} />, 410);
  pages.get(path, seen, async (request, reply) => {
    const { schluessel } = request.query as { schluessel?: unknown };
    const key = typeof schluessel === 'string' ? schluessel : '';
    if (!(await isOpen(key))) return gone(reply);
    return sendDoorPage(
      reply,
      site,
      title,
      <FirstAdministratorPage linkKey={key} name="" email="" errors={[]} />,
    );
  });
  pages.post(path, door, async (request, reply) => {
    const key = fieldOf(request, 'schluessel');
    if (!(await isOpen(key))) return gone(reply);
    const [name, email] = [fieldOf(request, 'name').trim(), comparableEmail(fieldOf(request, 'email'))];
    const { password, errors } = chosenPassword(request, { name, email });
    const all = [...personFaults(name, email), ...errors];
    if (all.length > 0)
      return sendDoorPage(
        reply,
        site,
        title,
        <FirstAdministratorPage linkKey={key} name={name} email={email} errors={all} />,
        422,
      );
    const { password: hashing } = await accounts.auth.$context;
    const id = await addFirstAdministrator(database.auth, { name, email }, await hashing.hash(password));
    if (id === null) return gone(reply);
    await noteLoginEvent(database.auth, 'invitationAccepted', visitOf(request), {
      personId: id,
      means: 'link',
    });
    rememberDevice(accounts, reply, id);
    return reply.redirect('/anmelden?gesetzt=1', 303);
  });
}

/** What is wrong with the name and address of a person. */
export function personFaults(name: string, email: string): FieldError[] {
  const faults: FieldError[] = [];
  if (name === '' || name.length > 200)
    faults.push({ fieldId: fieldId('name'), message: 'Geben Sie den Namen an, mit höchstens 200 Zeichen.' });
  // The same check as at the door: whoever is let in by another one could never sign in.
  if (!z.email().safeParse(email).success || email.length > 254)
    faults.push({ fieldId: fieldId('email'), message: 'Geben Sie eine vollständige E-Mail-Adresse an.' });
  return faults;
}
