import type { FastifyReply, FastifyRequest } from 'fastify';
import { open } from '../../platform/http/access.js';
import type { App } from '../../platform/http/app-instance.js';
import { fieldOf } from '../../platform/http/form-body.js';
import { limits } from '../../platform/http/rate-limits.js';
import { deskOf } from '../../web/index.js';
import { lacksSecondFactor, visitOf } from '../accounts.js';
import { noteLoginEvent } from '../commands/login-event.js';
import { signIn } from '../commands/sign-in.js';
import { NoMandatePage } from '../views/no-mandate-page.js';
import { SignInPage } from '../views/sign-in-page.js';
import { knownDeviceOf, rememberDevice } from './known-device.js';
import { type AccountParts, headersOf, onwards, sendDoorPage } from './parts.js';

const door = { config: { ...open, rateLimit: limits.signIn }, schema: { hide: true } };

/** Signing in with address and password, and out again. */
export function signInPages(pages: App, parts: AccountParts): void {
  const { accounts, database } = parts;
  pages.get('/anmelden', { config: open, schema: { hide: true } }, async (request, reply) => {
    const { weiter, gesetzt, hier } = request.query as Record<string, unknown>;
    const session = await accounts.sessionOf(request);
    if (session?.lacksMandate) {
      const page = <NoMandatePage endedOn={session.mandateEndsOn} />;
      return sendDoorPage(reply, parts.site, 'Kein Prüfauftrag', page, 403);
    }
    if (session !== null)
      return reply.redirect(
        lacksSecondFactor(session) ? setUpPath : (onwards(weiter) ?? deskOf(session.role)),
        303,
      );
    const goOn = onwards(weiter);
    // A link on another site does not bring the strict cookie along: asked from here, it does.
    if (goOn !== null && hier !== '1' && request.headers['sec-fetch-site'] === 'cross-site')
      reply.header('refresh', `0; url=${withOnwards('/anmelden', goOn)}&hier=1`);
    return show(parts, reply, {
      onwards: goOn,
      email: '',
      fault: null,
      passwordSet: gesetzt === '1',
    });
  });
  pages.post('/anmelden', door, async (request, reply) => {
    const goOn = onwards(fieldOf(request, 'weiter'));
    const email = fieldOf(request, 'email').slice(0, 300);
    if (email.trim() === '' || fieldOf(request, 'passwort') === '')
      return show(
        parts,
        reply,
        { onwards: goOn, email, fault: 'Geben Sie E-Mail-Adresse und Passwort ein.' },
        422,
      );
    await endSession(parts, request);
    const result = await signIn(database, accounts, {
      email,
      password: fieldOf(request, 'passwort').normalize('NFKC'),
      visit: visitOf(request),
      headers: headersOf(request),
      knownDevice: knownDeviceOf(accounts, request),
    });
    if (result.kind === 'wait') {
      reply.header('retry-after', result.seconds);
      return show(parts, reply, { onwards: goOn, email, fault: waitingText(result.seconds) }, 429);
    }
    if (result.kind === 'refused')
      return show(parts, reply, { onwards: goOn, email, fault: refusedText }, 422);
    accounts.cookies.pass(reply, result.headers);
    if (result.kind === 'secondFactor')
      return reply.redirect(withOnwards('/anmelden/zweiter-faktor', goOn), 303);
    rememberDevice(accounts, reply, result.personId);
    return reply.redirect(goOn ?? '/anmelden', 303);
  });
  pages.post('/abmelden', { config: open, schema: { hide: true } }, async (request, reply) => {
    const session = await endSession(parts, request);
    if (session !== null)
      await noteLoginEvent(database.auth, 'signedOut', visitOf(request), { personId: session.personId });
    accounts.cookies.forget(reply, 'session_token');
    return reply.redirect('/', 303);
  });
}

export const setUpPath = '/konto/zweiter-faktor';

export const withOnwards = (path: string, goOn: string | null): string =>
  goOn === null ? path : `${path}?weiter=${encodeURIComponent(goOn)}`;

const refusedText =
  'E-Mail-Adresse und Passwort passen nicht zusammen, oder das Konto ist nicht freigeschaltet. Prüfen Sie beides, oder setzen Sie das Passwort neu.';

const waitingText = (seconds: number): string =>
  `Zu viele Versuche. Warten Sie ${seconds < 90 ? `${seconds} Sekunden` : `${Math.ceil(seconds / 60)} Minuten`}, oder setzen Sie das Passwort mit dem Link neu, den wir Ihnen schicken.`;

interface View {
  readonly onwards: string | null;
  readonly email: string;
  readonly fault: string | null;
  readonly passwordSet?: boolean;
}

async function show({ site, accounts }: AccountParts, reply: FastifyReply, view: View, status = 200) {
  const provider = accounts.identityProvider;
  const identityProvider = provider && {
    label: provider.label,
    isReachable: await provider.isReachable(),
  };
  const page = <SignInPage {...view} identityProvider={identityProvider} />;
  return sendDoorPage(reply, site, 'Anmelden', page, status);
}

/** The session a browser brought along ends: nobody goes on with one that was there before they signed in. */
export async function endSession({ accounts }: AccountParts, request: FastifyRequest) {
  const session = await accounts.sessionOf(request);
  if (session !== null) await accounts.auth.api.signOut({ headers: headersOf(request) });
  return session;
}
