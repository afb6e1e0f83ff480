import { sql } from 'drizzle-orm';
import type { Finding } from '../../kernel/finding.js';
import { text } from '../../kernel/text.js';
import type { Transaction } from '../../platform/database/database.js';
import type { LocatedFinding } from '../entry.js';
import { draftKeyPrefix } from '../list/own-lists.js';
import { FindingGroups } from '../reading/finding-groups.js';
import type { SourceHead } from '../reading/source-reading.js';
import type { Tally } from '../reading/tally.js';
import { findingsOnTemplate } from '../template-queries.js';

/** What is to be said about a template of ours that came in as a list; rows that are drafts are kept out. */
export async function lookAtTemplate(
  tx: Transaction,
  importId: string,
  head: Pick<SourceHead, 'template' | 'columns'>,
): Promise<LocatedFinding[]> {
  if (head.template === null) return [];
  return [...(await findingsOnTemplate(tx, head.template)), ...(await refuseDraftRows(tx, importId, head))];
}

/** Adds what was found beside the reading to what a source comes to; errors first, as always. */
export function withFindings(tally: Tally, found: readonly LocatedFinding[]): Tally {
  if (found.length === 0) return tally;
  const groups = new FindingGroups();
  for (const finding of found) groups.add(finding);
  const isError = ({ severity }: Finding): boolean => severity === 'error';
  const all = [...groups.all(), ...tally.findings];
  return { ...tally, findings: [...all.filter(isError), ...all.filter((each) => !isError(each))] };
}

/**
 * Keeps out rows that name the draft of a city: it is published by handing it in, and published from a list as well it
 * would stand in the registry twice.
 *
 * @returns what was found in these rows
 */
async function refuseDraftRows(
  tx: Transaction,
  importId: string,
  { columns }: Pick<SourceHead, 'columns'>,
): Promise<LocatedFinding[]> {
  const rows = await tx.execute<{ position: number; row_number: number | null; row_key: string }>(sql`
    select position, row_number, row_key from import_row
    where import_id = ${importId}::uuid and row_key like ${`${draftKeyPrefix}%`} order by position`);
  const column = columns.find(({ field }) => field === 'operationCode');
  const findings: LocatedFinding[] = [];
  for (const { position, row_number: row, row_key: key } of rows) {
    const code = key.slice(draftKeyPrefix.length);
    const cell = column === undefined || row === null ? null : `${column.letters}${row}`;
    const place = { sheet: column?.sheet ?? null, row, cell, column: column?.heading ?? null, value: code };
    const finding = { ...inWork, ...place };
    findings.push(finding);
    await tx.execute(sql`
      update import_row set change = 'error', findings = findings || ${JSON.stringify([finding])}::text::jsonb
      where import_id = ${importId}::uuid and position = ${position}`);
  }
  return findings;
}

const inWork: Finding = {
  severity: 'error',
  code: 'row_is_draft',
  field: 'reference',
  reason: text(
    'Das Vorhaben ist ein Entwurf seiner Stadt und noch nicht veröffentlicht.',
    'The project is a draft of its city and not published yet.',
  ),
  remedy: text(
    'Die Stadt lädt die Vorlage in ihrem Arbeitsbereich hoch und reicht den Entwurf ein; veröffentlicht wird er nach der Prüfung.',
    'The city sends the template in its own workspace and hands the draft in; it is published once it was checked.',
  ),
  clause: null,
};
