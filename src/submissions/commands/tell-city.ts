import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Writer } from '../../platform/database/acting.js';
import type { Transaction } from '../../platform/database/database.js';
import type { DraftRow } from '../queries/draft-rows.js';
import { type PublishedMail, publishedMail, returnedMail } from '../step-mails.js';
import { draftComment } from '../tables.js';

/** Tells the people of a city that a draft came back, and what for, in the transaction of the step. */
export async function tellReturned(
  tx: Transaction,
  { address }: Writer,
  { id, name, ownerCity }: DraftRow,
  reason: string,
): Promise<void> {
  if (ownerCity === null) return;
  const comments = await tx
    .select({ field: draftComment.field, body: draftComment.body })
    .from(draftComment)
    .where(and(eq(draftComment.draftId, id), isNull(draftComment.resolvedAt)))
    .orderBy(asc(draftComment.createdAt), asc(draftComment.id));
  await tell(tx, ownerCity, 'draftReturned', returnedMail({ draftId: id, name, reason, comments, address }));
}

/** Tells the people of each city what of theirs was published, in one mail, in the transaction of the publication. */
export async function tellPublished(
  tx: Transaction,
  { address }: Writer,
  revision: number,
  projects: readonly (PublishedMail['projects'][number] & { readonly city: string | null })[],
): Promise<void> {
  for (const city of new Set(projects.flatMap((project) => project.city ?? []))) {
    const own = projects.filter((project) => project.city === city);
    await tell(tx, city, 'draftsPublished', publishedMail({ revision, projects: own, address }));
  }
}

/** Who in the city wants such mail is known to the database alone. */
const tell = (
  tx: Transaction,
  city: string,
  kind: string,
  { subject, text }: { readonly subject: string; readonly text: string },
) => tx.execute(sql`select tell_city(${city}, ${kind}, ${subject}, ${text})`);
