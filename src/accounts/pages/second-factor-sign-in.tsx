import type { FastifyReply, FastifyRequest } from 'fastify';
import { open } from '../../platform/http/access.js';
import type { App } from '../../platform/http/app-instance.js';
import { limits } from '../../platform/http/rate-limits.js';
import { visitOf } from '../accounts.js';
import { noteLoginEvent } from '../commands/login-event.js';
import { unlessRefused } from '../commands/second-factor.js';
import { CodePage } from '../views/code-page.js';
import { rememberDevice } from './known-device.js';
import { type AccountParts, fieldOf, headersOf, onwards, sendDoorPage } from './parts.js';
import { withOnwards } from './sign-in-pages.js';

const path = '/anmelden/zweiter-faktor';
const door = { config: { ...open, rateLimit: limits.signIn }, schema: { hide: true } };

/** The second step of signing in: a code of the authenticator app, or one of the recovery codes. */
export function secondFactorSignIn(pages: App, parts: AccountParts): void {
  const { accounts, database } = parts;
  pages.get(path, { config: open, schema: { hide: true } }, async (request, reply) => {
    const { weiter } = request.query as { weiter?: unknown };
    return accounts.cookies.read(request, 'two_factor') === null
      ? reply.redirect('/anmelden', 303)
      : show(parts, reply, onwards(weiter), false);
  });
  pages.post(path, door, async (request, reply) => {
    const goOn = onwards(fieldOf(request, 'weiter'));
    if (accounts.cookies.read(request, 'two_factor') === null)
      return reply.redirect(withOnwards('/anmelden', goOn), 303);
    const result = await verified(parts, request);
    if (result === null) {
      await noteLoginEvent(database.auth, 'secondFactorFailed', visitOf(request), { personId: null });
      return show(parts, reply, goOn, true, 422);
    }
    const { headers, response, means } = result;
    accounts.cookies.pass(reply, headers);
    const personId = response.user.id;
    rememberDevice(accounts, reply, personId);
    if (means === 'recoveryCode')
      await noteLoginEvent(database.auth, 'recoveryCodeUsed', visitOf(request), { personId });
    await noteLoginEvent(database.auth, 'signedIn', visitOf(request), { personId, means });
    return reply.redirect(goOn ?? '/anmelden', 303);
  });
}

async function verified({ accounts: { auth } }: AccountParts, request: FastifyRequest) {
  const code = fieldOf(request, 'code').replace(/\s/g, '');
  const question = {
    body: { code, trustDevice: fieldOf(request, 'geraet') === '1' },
    headers: headersOf(request),
    returnHeaders: true as const,
  };
  if (/^\d{6}$/.test(code)) {
    const answer = await unlessRefused(auth.api.verifyTOTP(question));
    return answer && { ...answer, means: 'authenticator' as const };
  }
  const answer = await unlessRefused(auth.api.verifyBackupCode(question));
  return answer && { ...answer, means: 'recoveryCode' as const };
}

const show = (
  { site }: AccountParts,
  reply: FastifyReply,
  goOn: string | null,
  wrong: boolean,
  status = 200,
) => sendDoorPage(reply, site, 'Zweiter Faktor', <CodePage onwards={goOn} wrong={wrong} />, status);
