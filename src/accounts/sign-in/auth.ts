import { randomUUID } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { Database } from '../../platform/database/database.js';
import { loginAccount, loginSecondFactor, loginSession, loginVerification } from '../login-tables.js';
import { isActive } from '../queries/identity.js';
import { person } from '../tables.js';
import { longestPassword, shortestPassword } from './password-rules.js';

const hour = 3_600;
const day = 24 * hour;

/** A working day: who sits down in the morning is not asked again before the evening. Never prolonged by use. */
export const sessionSeconds = 12 * hour;
/** How long "remember this device" lasts. */
export const trustedDeviceDays = 30;

export interface AuthSettings {
  readonly database: Database;
  readonly secret: string;
  /** True when people reach the service by https only. */
  readonly secure: boolean;
}

/**
 * Cookies are seen by no script and travel with no request that another site began. Who follows a link from a mail on the
 * web is led to the sign-in page, which asks once more from here and goes on where the link led.
 */
export const cookieAttributes = (secure: boolean) =>
  ({ httpOnly: true, secure, sameSite: 'strict', path: '/' }) as const;

/** With https the names tie the cookies to this host: no neighbour under the same domain can plant one. */
export const cookiePrefix = (secure: boolean): string => (secure ? '__Host-steckbrief' : 'steckbrief');

export const sessionCookie = (secure: boolean): string => `${cookiePrefix(secure)}.session_token`;

/**
 * better-auth over the tables of this slice. None of its routes are served: pages call its functions, so that texts,
 * limits and events are ours. Nobody signs up by themselves, and nobody gets a session who is not active.
 */
export function openAuth({ database, secret, secure }: AuthSettings) {
  return betterAuth({
    appName: 'Steckbrief',
    baseURL: 'http://localhost',
    secret,
    database: drizzleAdapter(database.auth, {
      provider: 'pg',
      transaction: true,
      schema: {
        user: person,
        session: loginSession,
        account: loginAccount,
        verification: loginVerification,
        twoFactor: loginSecondFactor,
      },
    }),
    logger: { disabled: true },
    telemetry: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      revokeSessionsOnPasswordReset: true,
    },
    session: { expiresIn: sessionSeconds, disableSessionRefresh: true, freshAge: 0 },
    verification: { storeIdentifier: 'hashed' },
    advanced: {
      useSecureCookies: false,
      cookiePrefix: cookiePrefix(secure),
      defaultCookieAttributes: cookieAttributes(secure),
      ipAddress: { disableIpTracking: true },
      // People are entered here with role and city and have no picture, so its idea of their table is not ours.
      database: { generateId: () => randomUUID(), validateSchema: false },
    },
    databaseHooks: {
      session: { create: { before: async ({ userId }) => isActive(database.auth, userId) } },
    },
    plugins: [
      twoFactor({
        issuer: 'Steckbrief',
        allowPasswordless: true,
        trustDeviceMaxAge: trustedDeviceDays * day,
      }),
    ],
  });
}

export type Auth = ReturnType<typeof openAuth>;
