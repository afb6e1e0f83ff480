import { sql } from 'drizzle-orm';
import type { Transaction } from '../platform/database/database.js';
import { type LocatedFinding, onWholeFile } from './entry.js';
import { outdatedFindings } from './template/findings.js';
import type { TemplateMark } from './template/mark.js';

/** What is to be said about a template beside its rows: which part of it is out of date. */
export async function findingsOnTemplate(tx: Transaction, mark: TemplateMark): Promise<LocatedFinding[]> {
  const [found] = await tx.execute<{ changed: boolean; round: string | null; open: boolean | null }>(sql`
    select exists (select from catalogue_version v where v.published_revision > ${mark.revision}
        or v.superseded_revision > ${mark.revision}) as changed,
      (select r.name from reporting_round r where r.id = ${mark.round}::uuid) as round,
      round_open_until(${mark.round}::uuid, ${mark.city}) is not null as open`);
  const { changed = false, round = null, open = false } = found ?? {};
  const facts = {
    catalogueChanged: changed,
    round: round === null ? null : { name: round, isOpen: open === true },
  };
  return outdatedFindings(mark, facts).map(onWholeFile);
}
