import { z } from 'zod';
import { serviceCentreRoles } from '../kernel/actor.js';
import { formatEuro, formatInstant } from '../kernel/format.js';
import { type Cents, parseDecimal } from '../kernel/money.js';
import { Problem } from '../kernel/problem.js';
import type { Writer } from '../platform/database/acting.js';
import type { Database } from '../platform/database/database.js';
import { type Proposal, proposalOf } from './page-queries.js';
import { readImport, readImportRows } from './read-import.js';
import type { ApiImport } from './schemas.js';
import {
  acceptedRows,
  type ImportView,
  importPath,
  type RowTab,
  rowTabs,
  tabNames,
} from './views/import-view.js';

const rowsPerPage = 50;

export const importPageQuery = z.object({
  zeilen: z.enum(Object.values(tabNames)).optional(),
  ab: z.string().max(2_000).optional(),
});
type Asked = z.output<typeof importPageQuery>;

/** One import as its page shows it to somebody. @throws Problem `not_found`, `invalid_cursor` */
export async function readImportView(
  database: Database,
  writer: Writer,
  importId: string,
  asked: Asked,
): Promise<ImportView> {
  const proposal = await proposalOf(database, writer, importId);
  if (proposal === null) throw new Problem('not_found');
  const delivery = await readImport(database, writer, importId);
  const tab = rowTabs.find((one) => tabNames[one] === asked.zeilen) ?? mostTelling(delivery);
  const { items, nextCursor } = await readImportRows(database, writer, importId, {
    change: tab,
    limit: rowsPerPage,
    cursor: asked.ab,
  });
  return {
    delivery,
    tab,
    rows: items,
    nextHref:
      nextCursor === null
        ? null
        : `${importPath(importId)}?zeilen=${tabNames[tab]}&ab=${encodeURIComponent(nextCursor)}#zeilen`,
    isFirstPage: asked.ab === undefined,
    costOfChanged: signed(parseDecimal(proposal.costDifference) ?? 0n),
    proposed: proposedOf(proposal),
    ...rightsOf(writer, delivery, proposal),
  };
}

/** What one wants to see first: what changes, else what is new, else what is wrong. */
const mostTelling = ({ counts }: ApiImport): RowTab => {
  if (counts.changed > 0) return 'changed';
  if (counts.new > 0) return 'new';
  return counts.errors > 0 ? 'error' : 'unchanged';
};

const proposedOf = ({ proposedAt, proposedByName }: Proposal): string | null =>
  proposedAt === null
    ? null
    : `Vorgeschlagen am ${formatInstant(proposedAt)} von ${proposedByName ?? 'einer gelöschten Person'}.`;

const signed = (cents: Cents): string =>
  cents < 0n ? `− ${formatEuro(-cents, 'de')}` : `+ ${formatEuro(cents, 'de')}`;

function rightsOf(
  { actor }: Writer,
  delivery: ApiImport,
  { proposedBy }: Proposal,
): Pick<ImportView, 'may' | 'hindrance'> {
  const { role, personId, mayWrite } = actor;
  const { state } = delivery;
  const isOwn = proposedBy !== null && proposedBy === personId;
  const works = mayWrite && serviceCentreRoles.some((one) => one === role);
  const may = {
    change: works && state === 'preview',
    propose: works && state === 'preview' && personId !== null && acceptedRows(delivery) > 0,
    takeBack: works && state === 'proposed' && isOwn,
    publish: mayWrite && role === 'lead' && state === 'proposed' && !isOwn,
  };
  return { may, hindrance: state === 'proposed' && !may.publish ? hindranceOf(role, isOwn) : null };
}

function hindranceOf(role: string, isOwn: boolean): string {
  if (role === 'auditor') return 'Sie lesen nur.';
  if (isOwn) return 'Sie haben sie vorgeschlagen. Eine andere Person muss sie veröffentlichen.';
  return 'Veröffentlichen kann die Leitung der Servicestelle.';
}
