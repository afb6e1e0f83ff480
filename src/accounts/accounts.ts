import type { FastifyRequest } from 'fastify';
import { type Actor, type ActorRole, isCityRole } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import { text } from '../kernel/text.js';
import type { Database } from '../platform/database/database.js';
import type { Authenticate } from '../platform/http/access.js';
import type { Visit } from './commands/login-event.js';
import { noteTokenUse } from './commands/note-token-use.js';
import {
  type IdentityProvider,
  type IdentityProviderSettings,
  openIdentityProvider,
} from './identity-provider/identity-provider.js';
import {
  type Identity,
  identityOfSession,
  identityOfToken,
  type SessionIdentity,
} from './queries/identity.js';
import { type Auth, openAuth } from './sign-in/auth.js';
import { type Cookies, cookies } from './sign-in/cookies.js';
import { networkOf, sourceOf } from './sign-in/source.js';
import { sha256Of } from './sign-in/token-hash.js';

export interface AccountSettings {
  readonly database: Database;
  /** Signs sessions and encrypts second factors. */
  readonly secret: string;
  /** True when people reach the service by https only: cookies then travel by https only. */
  readonly secure: boolean;
  /** The state's identity provider, where there is one. */
  readonly identityProvider?: IdentityProviderSettings | null;
}

/** Everything the pages of accounts work with. */
export interface Accounts {
  readonly auth: Auth;
  readonly cookies: Cookies;
  readonly secret: string;
  /** How people come in through the state's identity provider; null where there is none. */
  readonly identityProvider: IdentityProvider | null;
  readonly authenticate: Authenticate;
  /** Whose session it is, second factor or not. */
  sessionOf(request: FastifyRequest): Promise<SessionIdentity | null>;
}

export function openAccounts(settings: AccountSettings): Accounts {
  const { database, secret, secure } = settings;
  const ours = cookies(secret, secure);
  const sessionOf = async (request: FastifyRequest): Promise<SessionIdentity | null> => {
    const token = ours.session(request);
    return token === null ? null : identityOfSession(database.auth, token);
  };
  return {
    auth: openAuth(settings),
    cookies: ours,
    secret,
    identityProvider: settings.identityProvider ? openIdentityProvider(settings.identityProvider) : null,
    sessionOf,
    authenticate: {
      token: (token) => actorOfToken(database, token),
      session: async (request) => {
        const identity = await sessionOf(request);
        if (identity === null) return null;
        const settingUp = request.routeOptions.config.beforeSecondFactor === true;
        if (identity.lacksMandate || (lacksSecondFactor(identity) && !settingUp)) return null;
        return actorOf(identity, true);
      },
    },
  };
}

/** True for people whose role requires a second factor and who have not set one up yet. */
export const lacksSecondFactor = ({ role, hasSecondFactor }: Identity): boolean =>
  !hasSecondFactor && requiresSecondFactor(role);

/** Roles that see the work of others, or decide about people. */
export const requiresSecondFactor = (role: ActorRole): boolean =>
  role === 'staff' || role === 'lead' || role === 'administrator';

/** What is written down with an event, and what limits go by. */
export const visitOf = (request: FastifyRequest): Visit & { readonly source: string } => ({
  network: networkOf(request.ip),
  source: sourceOf(request.ip),
  requestId: request.id,
});

/**
 * A token is found by its hash, so the time that takes tells nothing about how much of a guess was right.
 * @throws Problem `no_mandate` for that of an auditor whose mandate is over
 */
async function actorOfToken({ auth }: Database, token: string): Promise<Actor | null> {
  const identity = await identityOfToken(auth, sha256Of(token));
  if (identity === null) return null;
  if (identity.lacksMandate) throw new Problem('no_mandate', { detail: noMandate });
  if (!identity.useIsNoted) await noteTokenUse(auth, identity.tokenId);
  return { ...actorOf(identity, identity.mayWrite), id: `token:${identity.tokenId}` };
}

const noMandate = text(
  'Der Prüfauftrag, für den dieser Zugang gegeben wurde, ist abgelaufen oder nicht hinterlegt. Die Verwaltung des Registers kann ihn verlängern.',
  'The mandate this access was given for is over or not on record. The administrator of the registry can prolong it.',
);

function actorOf(identity: Identity, mayWrite: boolean): Actor {
  const { personId, name, role, city } = identity;
  return {
    id: `person:${personId}`,
    label: name,
    role,
    city: isCityRole(role) ? city : null,
    personId,
    mayWrite,
  };
}
