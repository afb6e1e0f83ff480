import { sql } from 'drizzle-orm';
import type { Role } from '../../kernel/actor.js';
import type { Day } from '../../kernel/day.js';
import type { Orm } from '../../platform/database/database.js';

/** Who somebody is at this moment. */
export interface Identity {
  readonly personId: string;
  readonly name: string;
  /** The own role, or that of the lead the person stands in for. */
  readonly role: Role;
  readonly city: string | null;
  /** True for an auditor who has no mandate, or whose mandate is over. */
  readonly lacksMandate: boolean;
  /** Last day of an auditor's mandate; null for one without an end, and where there is none. */
  readonly mandateEndsOn: Day | null;
  /** A factor of their own, or in this session the identity provider's. */
  readonly hasSecondFactor: boolean;
}

export interface SessionIdentity extends Identity {
  readonly sessionId: string;
}

export interface TokenIdentity extends Identity {
  readonly tokenId: string;
  readonly mayWrite: boolean;
  /** True when its last use was noted within the hour. */
  readonly useIsNoted: boolean;
}

const identityColumns = sql`n.id as "personId", n.name, n.role, n.city_ags as city, n.lacks_mandate as "lacksMandate",
  n.mandate_ends_on::text as "mandateEndsOn"`;

type Row<Type> = Type & Record<string, unknown>;

/** The person of a session that still runs; null for any other, and for people who may not act any more. */
export async function identityOfSession(auth: Orm, token: string): Promise<SessionIdentity | null> {
  const [found] = await auth.execute<Row<SessionIdentity>>(sql`
    select ${identityColumns}, s.id as "sessionId",
           n.two_factor_enabled or s.second_factor_by_provider as "hasSecondFactor"
    from login_session s join person_now n on n.id = s.person_id
    where s.token = ${token} and s.expires_at > now()`);
  return found ?? null;
}

/** The person of a bearer token, by its hash; null when it was revoked, has expired or its person may not act. */
export async function identityOfToken(auth: Orm, sha256: Buffer): Promise<TokenIdentity | null> {
  const [found] = await auth.execute<Row<TokenIdentity>>(sql`
    select ${identityColumns}, n.two_factor_enabled as "hasSecondFactor", t.id as "tokenId", t.scope = 'write' as "mayWrite",
           coalesce(u.last_used_at > now() - interval '1 hour', false) as "useIsNoted"
    from access_token t join person_now n on n.id = t.person_id left join access_token_use u on u.token_id = t.id
    where t.token_sha256 = ${sha256} and t.revoked_at is null and t.expires_at > now()`);
  return found ?? null;
}

/** Whether a person may act at all. */
export async function isActive(auth: Orm, personId: string): Promise<boolean> {
  const found = await auth.execute(sql`select 1 from person_now where id = ${personId}`);
  return found.length > 0;
}
