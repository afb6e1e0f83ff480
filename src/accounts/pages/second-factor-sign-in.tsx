import type { FastifyReply, FastifyRequest } from 'fastify';
import { open } from '../../platform/http/access.js';
import type { App } from '../../platform/http/app-instance.js';
import { fieldOf } from '../../platform/http/form-body.js';
import { limits } from '../../platform/http/rate-limits.js';
import { visitOf } from '../accounts.js';
import { noteLoginEvent } from '../commands/login-event.js';
import { unlessRefused, useCodeOnce } from '../commands/second-factor.js';
import { isTrustedDevice, personOfQuestion, skipSecondFactor } from '../commands/second-factor-question.js';
import { sessionSeconds } from '../sign-in/auth.js';
import { CodePage } from '../views/code-page.js';
import { rememberDevice } from './known-device.js';
import { type AccountParts, headersOf, onwards, sendDoorPage } from './parts.js';
import { withOnwards } from './sign-in-pages.js';

const path = '/anmelden/zweiter-faktor';
const door = { config: { ...open, rateLimit: limits.signIn }, schema: { hide: true } };

/** The second step of signing in: a code of the authenticator app, or one of the recovery codes. */
export function secondFactorSignIn(pages: App, parts: AccountParts): void {
  const { accounts, database } = parts;
  pages.get(path, { config: open, schema: { hide: true } }, async (request, reply) => {
    const { weiter } = request.query as { weiter?: unknown };
    const question = accounts.cookies.read(request, 'two_factor');
    if (question === null) return reply.redirect('/anmelden', 303);
    return (await comesFromTrustedDevice(parts, request, reply, question))
      ? reply.redirect(onwards(weiter) ?? '/anmelden', 303)
      : show(parts, reply, onwards(weiter), false);
  });
  pages.post(path, door, async (request, reply) => {
    const goOn = onwards(fieldOf(request, 'weiter'));
    const question = accounts.cookies.read(request, 'two_factor');
    if (question === null) return reply.redirect(withOnwards('/anmelden', goOn), 303);
    const asked = await personOfQuestion(accounts, question);
    const result = asked && (await verified(parts, request, asked));
    if (!result) {
      await noteLoginEvent(database.auth, 'secondFactorFailed', visitOf(request), { personId: asked });
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

/**
 * Lets somebody in without a code whose device is trusted. After a password better-auth has looked already; who comes from
 * the identity provider shows the strict cookie of their device only here.
 */
async function comesFromTrustedDevice(
  { accounts, database }: AccountParts,
  request: FastifyRequest,
  reply: FastifyReply,
  question: string,
): Promise<boolean> {
  const personId = await personOfQuestion(accounts, question);
  const trust = accounts.cookies.read(request, 'trust_device');
  if (personId === null || !(await isTrustedDevice(accounts, trust, personId))) return false;
  const agent = headersOf(request).get('user-agent') ?? '';
  const session = await skipSecondFactor(accounts, question, personId, agent);
  if (session === null) return false;
  accounts.cookies.forget(reply, 'two_factor');
  accounts.cookies.write(reply, 'session_token', session, sessionSeconds);
  rememberDevice(accounts, reply, personId);
  const parties = { personId, means: 'identityProvider' } as const;
  await noteLoginEvent(database.auth, 'signedIn', visitOf(request), parties);
  return true;
}

async function verified({ accounts, database }: AccountParts, request: FastifyRequest, personId: string) {
  const { api } = accounts.auth;
  const code = fieldOf(request, 'code').replace(/\s/g, '');
  const question = {
    body: { code, trustDevice: fieldOf(request, 'geraet') === '1' },
    headers: headersOf(request),
    returnHeaders: true as const,
  };
  if (/^\d{6}$/.test(code)) {
    const check = () => unlessRefused(api.verifyTOTP(question));
    const answer = await useCodeOnce(database.auth, accounts, { personId, code }, check);
    return answer && { ...answer, means: 'authenticator' as const };
  }
  const answer = await unlessRefused(api.verifyBackupCode(question));
  return answer && { ...answer, means: 'recoveryCode' as const };
}

const show = (
  { site }: AccountParts,
  reply: FastifyReply,
  goOn: string | null,
  wrong: boolean,
  status = 200,
) => sendDoorPage(reply, site, 'Zweiter Faktor', <CodePage onwards={goOn} wrong={wrong} />, status);
