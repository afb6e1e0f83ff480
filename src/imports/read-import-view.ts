import { z } from 'zod';
import { type SimilarRows, similarToImport } from '../duplicates/index.js';
import { serviceCentreRoles } from '../kernel/actor.js';
import { formatInstant } from '../kernel/format.js';
import { parseDecimal } from '../kernel/money.js';
import { Problem } from '../kernel/problem.js';
import { actingAs, type Writer } from '../platform/database/acting.js';
import type { Database } from '../platform/database/database.js';
import { matchedRows, type Proposal, proposalOf } from './page-queries.js';
import { readGroups } from './read-groups.js';
import { readImport, readImportRows } from './read-import.js';
import { groupKinds } from './row-groups.js';
import type { ApiImport } from './schemas.js';
import {
  groupNames,
  type ImportView,
  importPath,
  isChoosable,
  isWorthProposing,
  type RowTab,
  rowTabs,
  tabNames,
} from './views/import-view.js';
import { signedEuro } from './views/values.js';

const rowsPerPage = 50;

export const importPageQuery = z.object({
  zeilen: z.enum(Object.values(tabNames)).optional(),
  ab: z.string().max(2_000).optional(),
  gruppen: z.enum(Object.values(groupNames)).optional(),
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
    here: { after: asked.ab ?? null },
    groups: await groupsOf(database, writer, importId, tab, asked.gruppen),
    similar: await similarOf(database, writer, delivery),
    matched: delivery.state === 'preview' ? await matchedRows(database, writer, importId) : [],
    costOfChanged: signedEuro(parseDecimal(proposal.costDifference) ?? 0n),
    proposed: proposedOf(proposal),
    ...rightsOf(writer, delivery, proposal),
    mayChoose: isChoosable(tab) && mayChange(writer, delivery),
  };
}

async function groupsOf(
  database: Database,
  writer: Writer,
  importId: string,
  tab: RowTab,
  asked: string | undefined,
): Promise<ImportView['groups']> {
  const by = groupKinds.find((kind) => groupNames[kind] === asked);
  if (by === undefined || !isChoosable(tab)) return null;
  return { by, items: await readGroups(database, writer, importId, { change: tab, by }) };
}

const similarShown = 20;

/** What may be in the registry already; of no interest once it is published. */
const similarOf = async (
  { orm }: Database,
  writer: Writer,
  { id, state, counts }: ApiImport,
): Promise<SimilarRows | null> =>
  counts.rows > 0 && (state === 'preview' || state === 'proposed')
    ? actingAs(orm, writer.actor, writer, (tx) => similarToImport(tx, id, { limit: similarShown }))
    : null;

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

function rightsOf(
  { actor }: Writer,
  delivery: ApiImport,
  { proposedBy }: Proposal,
): Pick<ImportView, 'may' | 'hindrance'> {
  const { role, personId, mayWrite } = actor;
  const { state } = delivery;
  const isOwn = proposedBy !== null && proposedBy === personId;
  const change = mayChange({ actor }, delivery);
  const hasQuestions = delivery.questions.length > 0;
  const may = {
    change,
    propose: change && personId !== null && isWorthProposing(delivery) && !hasQuestions,
    takeBack: mayWork(actor) && state === 'proposed' && isOwn,
    publish: mayWrite && role === 'lead' && state === 'proposed' && !isOwn,
  };
  if (change && hasQuestions)
    return { may, hindrance: 'Beantworten Sie zuerst die offenen Fragen; dann lässt sie sich vorschlagen.' };
  return { may, hindrance: state === 'proposed' && !may.publish ? hindranceOf(role, isOwn) : null };
}

const mayWork = ({ role, mayWrite }: Writer['actor']): boolean =>
  mayWrite && serviceCentreRoles.some((one) => one === role);

const mayChange = ({ actor }: Pick<Writer, 'actor'>, { state }: ApiImport): boolean =>
  mayWork(actor) && state === 'preview';

function hindranceOf(role: string, isOwn: boolean): string {
  if (role === 'auditor') return 'Sie lesen nur.';
  if (isOwn) return 'Sie haben sie vorgeschlagen. Eine andere Person muss sie veröffentlichen.';
  return 'Veröffentlichen kann die Leitung der Servicestelle.';
}
