import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { open } from '../../platform/http/access.js';
import type { App } from '../../platform/http/app-instance.js';
import { fieldOf } from '../../platform/http/form-body.js';
import { limits } from '../../platform/http/rate-limits.js';
import { visitOf } from '../accounts.js';
import { noteLoginEvent } from '../commands/login-event.js';
import { signInByProvider } from '../commands/provider-sign-in.js';
import { questionSeconds } from '../commands/second-factor-question.js';
import type { IdentityProvider, ProviderPerson } from '../identity-provider/identity-provider.js';
import { sessionSeconds } from '../sign-in/auth.js';
import { OnwardsPage, ProviderFaultPage } from '../views/provider-pages.js';
import { rememberDevice } from './known-device.js';
import { type AccountParts, headersOf, onwards, sendDoorPage } from './parts.js';
import { endSession, withOnwards } from './sign-in-pages.js';

const path = '/anmelden/dienst';
const returnPath = `${path}/rueckkehr`;
const door = { config: { ...open, rateLimit: limits.signIn }, schema: { hide: true } };

const cookie = 'identity_provider';
/** How long somebody may take at the provider. */
const attemptSeconds = 600;
const keptAttempt = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  onwards: z.string().nullable(),
});
type KeptAttempt = z.output<typeof keptAttempt>;

const texts = {
  unreachable:
    'Der Anmeldedienst der Verwaltung antwortet gerade nicht. Versuchen Sie es gleich noch einmal, oder melden Sie sich mit Ihrem Passwort an.',
  interrupted:
    'Die Anmeldung wurde unterbrochen, hat zu lange gedauert oder gilt nicht mehr. Beginnen Sie noch einmal.',
  unknown:
    'Für dieses Konto der Verwaltung ist das Register nicht freigeschaltet. Wenden Sie sich an die Person, die bei Ihnen das Register verwaltet.',
} as const;

/** Signing in through the state's identity provider. */
export function providerPages(pages: App, parts: AccountParts): void {
  const { publicUrl, site } = parts;
  const provider = parts.accounts.identityProvider;
  const redirectUri = () => `${publicUrl()}${returnPath}`;
  const refuse = (reply: FastifyReply, fault: keyof typeof texts, status: number) =>
    sendDoorPage(reply, site, 'Anmelden', <ProviderFaultPage fault={texts[fault]} />, status);
  pages.post(path, door, async (request, reply) => {
    if (provider === null) return reply.redirect('/anmelden', 303);
    await endSession(parts, request);
    const begun = await provider.begin(redirectUri());
    if (begun === null) return refuse(reply, 'unreachable', 503);
    await keepAttempt(parts, reply, { ...begun.attempt, onwards: onwards(fieldOf(request, 'weiter')) });
    return goOnTo(parts, reply, begun.address);
  });
  pages.get(returnPath, door, async (request, reply) => {
    if (provider === null) return reply.redirect('/anmelden', 303);
    const attempt = await takeAttempt(parts, request);
    parts.accounts.cookies.forget(reply, cookie);
    const vouched = attempt && (await vouchedBy(provider, request, attempt, redirectUri()));
    if (!attempt || !vouched) {
      const parties = { personId: null, means: 'identityProvider' } as const;
      await noteLoginEvent(parts.database.auth, 'failed', visitOf(request), parties);
      return refuse(reply, 'interrupted', 400);
    }
    const target = await enter(parts, request, reply, vouched, attempt.onwards);
    return target === null ? refuse(reply, 'unknown', 403) : goOnTo(parts, reply, target);
  });
}

/**
 * Leads on by the page itself instead of by the answer's status: a form may be answered by other sites nowhere, and a
 * strict cookie travels with what a page of ours asks for, but not with what another site has redirected to.
 */
function goOnTo({ site }: AccountParts, reply: FastifyReply, target: string): Promise<FastifyReply> {
  reply.header('refresh', `0; url=${target.replace(/[^\x21-\x7e]/gu, encodeURIComponent)}`);
  return sendDoorPage(reply, site, 'Anmelden', <OnwardsPage target={target} />);
}

/** Where the person goes on after they have come in; null when they may not. */
async function enter(
  parts: AccountParts,
  request: FastifyRequest,
  reply: FastifyReply,
  vouched: ProviderPerson,
  goOn: string | null,
): Promise<string | null> {
  const { database, accounts } = parts;
  const result = await signInByProvider(database, accounts, vouched, {
    visit: visitOf(request),
    userAgent: headersOf(request).get('user-agent') ?? '',
  });
  if (result.kind === 'refused') return null;
  if (result.kind === 'secondFactor') {
    accounts.cookies.forget(reply, 'session_token');
    accounts.cookies.write(reply, 'two_factor', result.question, questionSeconds);
    return withOnwards('/anmelden/zweiter-faktor', goOn);
  }
  accounts.cookies.write(reply, 'session_token', result.session, sessionSeconds);
  rememberDevice(accounts, reply, result.personId);
  return goOn ?? '/anmelden';
}

const identifierOf = ({ state }: KeptAttempt): string => `identity-provider-${state}`;

/** The browser keeps what belongs to the attempt; the registry that it is still open, so that it ends with its first use. */
async function keepAttempt(
  { accounts: { auth, cookies } }: AccountParts,
  reply: FastifyReply,
  attempt: KeptAttempt,
): Promise<void> {
  const { internalAdapter } = await auth.$context;
  await internalAdapter.createVerificationValue({
    identifier: identifierOf(attempt),
    value: 'identityProvider',
    expiresAt: new Date(Date.now() + attemptSeconds * 1_000),
  });
  const kept = Buffer.from(JSON.stringify(attempt)).toString('base64url');
  cookies.writeForReturn(reply, cookie, kept, attemptSeconds);
}

/** The attempt a browser comes back from, which ends with that; null when it began none, or another one. */
async function takeAttempt(
  { accounts: { auth, cookies } }: AccountParts,
  request: FastifyRequest,
): Promise<KeptAttempt | null> {
  const kept = cookies.read(request, cookie);
  if (kept === null) return null;
  const attempt = keptAttempt.parse(JSON.parse(Buffer.from(kept, 'base64url').toString('utf8')));
  if ((request.query as { state?: unknown }).state !== attempt.state) return null;
  const { internalAdapter } = await auth.$context;
  const taken = await internalAdapter.consumeVerificationValue(identifierOf(attempt));
  return taken && taken.expiresAt > new Date() ? attempt : null;
}

/** Whom the provider vouches for; null when it does not, for whatever reason. */
async function vouchedBy(
  provider: IdentityProvider,
  request: FastifyRequest,
  attempt: KeptAttempt,
  redirectUri: string,
): Promise<ProviderPerson | null> {
  const { code, iss } = request.query as { code?: unknown; iss?: unknown };
  if (typeof code !== 'string' || code === '' || code.length > 2_000) return null;
  if (iss !== undefined && typeof iss !== 'string') return null;
  try {
    return await provider.finish({ code, issuer: iss ?? null }, attempt, redirectUri);
  } catch (error) {
    request.log.warn({ reason: reasonOf(error) }, 'the identity provider did not vouch for anybody');
    return null;
  }
}

/** Our own words or those of the token check; never what the provider sent. */
const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message.slice(0, 200) : 'unknown';
