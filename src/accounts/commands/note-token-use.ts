import { sql } from 'drizzle-orm';
import type { Orm } from '../../platform/database/database.js';

/** Remembers that a token was used, to the hour. */
export async function noteTokenUse(auth: Orm, tokenId: string): Promise<void> {
  await auth.execute(sql`
    insert into access_token_use (token_id, last_used_at) values (${tokenId}, now())
    on conflict (token_id) do update set last_used_at = excluded.last_used_at`);
}
