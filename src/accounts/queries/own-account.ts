import { and, desc, eq, gt, isNull, ne, sql } from 'drizzle-orm';
import type { Orm } from '../../platform/database/database.js';
import { loginSession, loginVerification } from '../login-tables.js';
import { accessToken, accessTokenUse, deputy, person } from '../tables.js';
import type { PersonRow } from './people.js';

/** Sessions of a person that still run, the newest first. */
export const readSessions = (auth: Orm, personId: string) =>
  auth
    .select({ id: loginSession.id, since: loginSession.createdAt, browser: loginSession.userAgent })
    .from(loginSession)
    .where(and(eq(loginSession.userId, personId), gt(loginSession.expiresAt, sql`now()`)))
    .orderBy(desc(loginSession.createdAt));

/** Bearer tokens of a person that still hold, the newest first. */
export const readTokens = (auth: Orm, personId: string) =>
  auth
    .select({
      id: accessToken.id,
      label: accessToken.label,
      scope: accessToken.scope,
      expiresAt: accessToken.expiresAt,
      lastUsedAt: accessTokenUse.lastUsedAt,
    })
    .from(accessToken)
    .leftJoin(accessTokenUse, eq(accessTokenUse.tokenId, accessToken.id))
    .where(
      and(
        eq(accessToken.personId, personId),
        isNull(accessToken.revokedAt),
        gt(accessToken.expiresAt, sql`now()`),
      ),
    )
    .orderBy(desc(accessToken.createdAt));

/** Who stands in for a lead, now or later. */
export const readDeputies = (auth: Orm, personId: string) =>
  auth
    .select({ id: deputy.id, name: person.name, startsOn: deputy.startsOn, endsOn: deputy.endsOn })
    .from(deputy)
    .innerJoin(person, eq(person.id, deputy.deputyPerson))
    .where(
      and(
        eq(deputy.forPerson, personId),
        sql`${deputy.endsOn} >= (now() at time zone 'Europe/Berlin')::date`,
      ),
    )
    .orderBy(deputy.startsOn);

/** Who may stand in for a lead: editors of the same city, staff of the service centre. */
export async function readCandidates(auth: Orm, lead: PersonRow): Promise<{ id: string; name: string }[]> {
  const role = lead.role === 'cityLead' ? 'cityEditor' : lead.role === 'lead' ? 'staff' : null;
  if (role === null) return [];
  const sameCity = lead.city === null ? isNull(person.cityAgs) : eq(person.cityAgs, lead.city);
  return auth
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(and(eq(person.role, role), sameCity, eq(person.state, 'active'), ne(person.id, lead.id)))
    .orderBy(person.name);
}

/** Devices are kept with the links and codes under way, by hash: what is made to last longer than any of those. */
export const isDevice = sql`${loginVerification.expiresAt} - ${loginVerification.createdAt} > interval '8 days'`;

/** How many browsers may skip the second factor. */
export async function countTrustedDevices(auth: Orm, personId: string): Promise<number> {
  const rows = await auth
    .select({ id: loginVerification.id })
    .from(loginVerification)
    .where(and(eq(loginVerification.value, personId), isDevice));
  return rows.length;
}
