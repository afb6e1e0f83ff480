import { sql } from 'drizzle-orm';
import type { Transaction } from '../platform/database/database.js';

/** Whether anybody has worked on a draft in this registry yet, as far as the reader may see. */
export async function workHasBegun(tx: Transaction): Promise<boolean> {
  return (await tx.execute(sql`select from workflow_step limit 1`)).length > 0;
}
