import { type ApiImport, type ApiImportRow, readImport, readImportRows } from '../imports/index.js';
import type { Actor } from '../kernel/actor.js';
import { formatEuro, formatInstant } from '../kernel/format.js';
import { type Cents, parseDecimal } from '../kernel/money.js';
import { Problem } from '../kernel/problem.js';
import type { Writer } from '../platform/database/acting.js';
import type { Database } from '../platform/database/database.js';
import { amountFields, labelOfField } from '../projects/index.js';
import { type Proposal, proposalOf } from './queries/proposals.js';
import type { AddedProject, ImportChange, ImportView } from './views/import-page.js';
import { isUuid } from './views/queue-query.js';
import { reviewWords } from './words.js';

const shownChanges = 50;

/** Reads a proposed delivery of a source. @throws Problem `not_found` */
export async function readProposal(
  database: Database,
  writer: Writer,
  importId: string,
): Promise<ImportView> {
  const proposal = isUuid(importId) ? await proposalOf(database, writer, importId) : null;
  if (proposal === null) throw new Problem('not_found');
  const delivery = await readImport(database, writer, importId);
  const { items } = await readImportRows(database, writer, importId, {
    change: 'changed',
    limit: shownChanges,
  });
  const { items: added } = await readImportRows(database, writer, importId, {
    change: 'new',
    limit: shownChanges,
  });
  const hindrance = hindranceOf(proposal, delivery, writer.actor);
  return {
    importId,
    title: proposal.title,
    source: delivery.source.fileName ?? formatWords[delivery.format],
    proposed: proposedOf(proposal),
    counts: delivery.counts,
    costOfNew: signed(parseDecimal(delivery.sums.new.totalEligibleCost) ?? 0n),
    costOfChanged: signed(parseDecimal(proposal.costDifference) ?? 0n),
    added: added.map(addedOf),
    changes: items.map(changeOf),
    state: delivery.state,
    revision: delivery.committedRevision,
    mayPublish:
      writer.actor.role === 'lead' &&
      writer.actor.mayWrite &&
      delivery.state === 'proposed' &&
      hindrance === null,
    mayTakeBack:
      writer.actor.mayWrite &&
      delivery.state === 'proposed' &&
      proposal.proposedBy !== null &&
      proposal.proposedBy === writer.actor.personId,
    hindrance,
  };
}

const proposedOf = ({ proposedAt, proposedByName }: Proposal): string =>
  proposedAt === null
    ? 'noch nicht vorgeschlagen'
    : `vorgeschlagen am ${formatInstant(proposedAt)} von ${proposedByName ?? reviewWords.nobody}`;

function hindranceOf(
  { proposedBy }: Proposal,
  { state }: ApiImport,
  { personId, role }: Actor,
): string | null {
  if (state !== 'proposed') return null;
  if (role === 'auditor') return 'Sie lesen nur.';
  if (role !== 'lead') return 'Veröffentlichen kann die Leitung der Servicestelle.';
  return proposedBy === personId
    ? 'Sie haben sie vorgeschlagen. Eine andere Person muss sie veröffentlichen.'
    : null;
}

const signed = (cents: Cents): string =>
  cents < 0n ? `− ${formatEuro(-cents, 'de')}` : `+ ${formatEuro(cents, 'de')}`;

const formatWords: Readonly<Record<ApiImport['format'], string>> = {
  list: 'Liste ohne Dateinamen',
  steckbrief: 'eingefügter Steckbrief',
};

const addedOf = ({ row, values }: ApiImportRow): AddedProject => ({
  row: row === null ? '' : String(row),
  name: values?.name ?? '',
  cost: shown('totalEligibleCost', values?.totalEligibleCost ?? null),
});

const changeOf = ({ row, reference, values, differences }: ApiImportRow): ImportChange => ({
  row: row === null ? '' : String(row),
  reference,
  name: values?.name ?? reference ?? '',
  differences: differences.map(({ field, before, after }) => ({
    label: labelOfField(field)?.de ?? field,
    before: shown(field, before),
    after: shown(field, after),
  })),
});

const amounts: readonly string[] = amountFields;

function shown(field: string, value: string | null): string {
  if (value === null) return reviewWords.unknown;
  const cents = amounts.includes(field) ? parseDecimal(value) : null;
  return cents === null ? value : formatEuro(cents, 'de');
}
