import type { FastifyReply, FastifyRequest } from 'fastify';
import QRCode from 'qrcode-svg';
import { Problem } from '../../kernel/problem.js';
import { actorOf, settingUp } from '../../platform/http/access.js';
import type { App } from '../../platform/http/app-instance.js';
import { fieldOf } from '../../platform/http/form-body.js';
import { limits } from '../../platform/http/rate-limits.js';
import { renderPage, withFlash, workspaceHead } from '../../web/index.js';
import { requiresSecondFactor, visitOf } from '../accounts.js';
import { type LoginEventKind, noteLoginEvent } from '../commands/login-event.js';
import { pendingSecondFactor, unlessRefused, useCodeOnce } from '../commands/second-factor.js';
import { tryOwnPassword } from '../commands/throttle.js';
import { findPerson, hasPassword } from '../queries/people.js';
import { comparablePassword } from '../sign-in/password-rules.js';
import { RecoveryCodesPage, SecondFactorPage, type SecondFactorView } from '../views/second-factor-page.js';
import { personIdOf } from './account-pages.js';
import { type AccountParts, headersOf, sendHtml, wrongPasswordText } from './parts.js';

const path = '/konto/zweiter-faktor';
const own = { config: settingUp, schema: { hide: true } };
const limited = { config: { ...settingUp, rateLimit: limits.signIn }, schema: { hide: true } };
const wrong = (seconds: number): SecondFactorView['fault'] => ({
  field: 'passwort',
  message: wrongPasswordText(seconds, 'Das Passwort stimmt nicht.'),
});

/** Setting up the second factor with an authenticator app, new recovery codes, and taking it away again. */
export function secondFactorPages(pages: App, parts: AccountParts): void {
  setUpPages(pages, parts);
  usePages(pages, parts);
}

async function show(
  parts: AccountParts,
  request: FastifyRequest,
  reply: FastifyReply,
  fault: SecondFactorView['fault'] = null,
): Promise<FastifyReply> {
  const { database, accounts, site } = parts;
  const person = await findPerson(database.auth, personIdOf(request));
  if (person === null) throw new Problem('not_found');
  const view = {
    person,
    isRequired: requiresSecondFactor(person.role),
    hasPassword: await hasPassword(database.auth, person.id),
    pending: person.hasSecondFactor ? null : await pendingSecondFactor(database, accounts, person.id),
    fault,
  };
  const head = workspaceHead(request, { title: 'Zweiter Faktor', section: 'account', crumbs: accountCrumbs });
  const html = await renderPage(site, head, <SecondFactorPage view={view} />);
  return sendHtml(reply, html, fault === null ? 200 : 422);
}

const accountCrumbs = [{ label: 'Konto', path: '/konto' }];

const passwordIn = (request: FastifyRequest): { password?: string } => {
  const password = comparablePassword(fieldOf(request, 'passwort'));
  return password === '' ? {} : { password };
};

/** What asks for the own password once more, which nobody may guess at a foreign desk. */
const tried = <Answer,>(
  { database, accounts }: AccountParts,
  request: FastifyRequest,
  ask: () => Promise<Answer>,
) => tryOwnPassword(database.auth, accounts.secret, personIdOf(request), () => unlessRefused(ask()));

const noted = (parts: AccountParts, request: FastifyRequest, kind: LoginEventKind) =>
  noteLoginEvent(parts.database.auth, kind, visitOf(request), {
    personId: personIdOf(request),
    by: actorOf(request),
  });

function setUpPages(pages: App, parts: AccountParts): void {
  const { database, accounts } = parts;
  const { api } = accounts.auth;
  pages.get(path, own, (request, reply) => show(parts, request, reply));
  pages.get(`${path}/qr.svg`, own, async (request, reply) => {
    const pending = await pendingSecondFactor(database, accounts, personIdOf(request));
    if (pending === null) throw new Problem('state_conflict');
    const code = new QRCode({
      content: pending.address,
      padding: 4,
      width: 240,
      height: 240,
      ecl: 'M',
      join: true,
    });
    return reply.header('cache-control', 'no-store').type('image/svg+xml').send(code.svg());
  });
  pages.post(`${path}/einrichten`, limited, async (request, reply) => {
    const question = {
      body: { ...passwordIn(request), method: 'totp' as const },
      headers: headersOf(request),
    };
    const { seconds, answer: begun } = await tried(parts, request, () => api.enableTwoFactor(question));
    if (begun === null) return show(parts, request, reply, wrong(seconds));
    return reply.redirect(path, 303);
  });
  pages.post(`${path}/bestaetigen`, limited, async (request, reply) => {
    const code = fieldOf(request, 'code').replace(/\s/g, '');
    const question = { body: { code }, headers: headersOf(request), returnHeaders: true as const };
    const personId = personIdOf(request);
    const check = () => unlessRefused(api.verifyTOTP(question));
    const done = await useCodeOnce(database.auth, accounts, { personId, code }, check);
    if (done === null) {
      const message = 'Dieser Code gilt nicht. Nehmen Sie den, den die App gerade zeigt.';
      return show(parts, request, reply, { field: 'code', message });
    }
    accounts.cookies.pass(reply, done.headers);
    await noted(parts, request, 'secondFactorSetUp');
    return reply.redirect(withFlash('/konto', 'second-factor-on'), 303);
  });
}

function usePages(pages: App, parts: AccountParts): void {
  const { accounts, site } = parts;
  const { api } = accounts.auth;
  pages.post(`${path}/codes`, limited, async (request, reply) => {
    const question = { body: passwordIn(request), headers: headersOf(request) };
    const { seconds, answer: made } = await tried(parts, request, () => api.generateBackupCodes(question));
    if (made === null) return show(parts, request, reply, wrong(seconds));
    await noted(parts, request, 'recoveryCodesMade');
    const head = workspaceHead(request, {
      title: 'Wiederherstellungscodes',
      section: 'account',
      crumbs: accountCrumbs,
    });
    return sendHtml(reply, await renderPage(site, head, <RecoveryCodesPage codes={made.backupCodes} />));
  });
  pages.post(`${path}/entfernen`, limited, async (request, reply) => {
    const question = { body: passwordIn(request), headers: headersOf(request), returnHeaders: true as const };
    const { seconds, answer: done } = await tried(parts, request, () => api.disableTwoFactor(question));
    if (done === null) return show(parts, request, reply, wrong(seconds));
    accounts.cookies.pass(reply, done.headers);
    await noted(parts, request, 'secondFactorRemoved');
    return reply.redirect(withFlash(path, 'second-factor-off'), 303);
  });
}
