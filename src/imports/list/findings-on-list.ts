import type { Finding } from '../../kernel/finding.js';
import type { TableFile } from '../../platform/spreadsheet/reading/cell.js';
import type { Columns } from './columns.js';
import {
  decodedFrom,
  formulasRead,
  hiddenRows,
  hiddenSheet,
  noRows,
  sheetsJoined,
  sheetsLeftOut,
} from './findings/of-file.js';
import {
  headingsMissing,
  headingsRepeated,
  headingsUnknown,
  periodFromRows,
} from './findings/of-headings.js';
import { marksAssumed, marksDecided, placesElsewhere, serialDays } from './findings/of-values.js';
import type { Recognised } from './known-sources.js';
import type { ListContext } from './list-context.js';
import type { Origin } from './list-origin.js';
import type { ProfiledPart } from './list-parts.js';
import { mergedCellFindings } from './merged-findings.js';

/** What is known of a list that has been run through once. */
interface LookedThrough {
  readonly file: TableFile;
  readonly parts: readonly ProfiledPart[];
  readonly contexts: readonly ListContext[];
  readonly known: Recognised | null;
  readonly origin: Origin;
  /** Sheets without a list. */
  readonly leftOut: readonly string[];
}

/** What is to be said about a list as a whole, before its rows are read. */
export function findingsOnList({ file, parts, contexts, known, origin, leftOut }: LookedThrough): Finding[] {
  const findings = file.remarks().flatMap(remarkOf);
  const { missing = [], repeated = [], source } = known ?? {};
  if (source && missing.length > 0) findings.push(headingsMissing(missing, source.title));
  if (repeated.length > 0) findings.push(headingsRepeated(repeated, 'error'));
  for (const [at, { columns, profile, sheet }] of parts.entries()) {
    const twice = known ? [] : repeatedHeadings(columns);
    if (twice.length > 0) findings.push(headingsRepeated(twice, 'hint'));
    if (columns.unknown.length > 0 && missing.length === 0) findings.push(headingsUnknown(columns.unknown));
    findings.push(...marksFindings(contexts[at]));
    if (profile.days.serials > 0) findings.push(serialDays(profile.days.serials));
    if (contexts[at]?.isSaxon === false && profile.places.size + profile.postcodes.all > 0)
      findings.push(placesElsewhere());
    if (sheet.isHidden && sheet.name !== null) findings.push(hiddenSheet(sheet.name));
  }
  const { periodByRows } = origin;
  if (periodByRows) findings.push(periodFromRows(periodByRows));
  if (parts.length > 1) findings.push(sheetsJoined(parts.map(({ sheet }) => sheet.name ?? '')));
  if (leftOut.length > 0) findings.push(sheetsLeftOut(leftOut));
  if (parts.every(({ bounds }) => bounds.last === 0) && missing.length === 0) findings.push(noRows());
  return findings;
}

function repeatedHeadings({ all }: Columns): string[] {
  const fielded = all.filter(({ field }) => field !== null).map(({ heading }) => heading);
  return fielded.filter((heading) => all.filter((column) => column.heading === heading).length > 1);
}

function marksFindings(context: ListContext | undefined): Finding[] {
  return [...(context?.amounts ?? [])].flatMap(([field, { marks }]) => {
    if (marks.ambiguous === 0) return [];
    const decisions = [
      ['.', marks.dot],
      [',', marks.comma],
    ] as const;
    return decisions.flatMap(([mark, decision]) => {
      if (!marks.needed.includes(mark) || decision === 'conflict') return [];
      return decision === 'assumed' ? marksAssumed(field, mark) : marksDecided(field, mark);
    });
  });
}

function remarkOf(remark: ReturnType<TableFile['remarks']>[number]): Finding[] {
  if (remark.code === 'other_encoding') return [decodedFrom(remark.encoding)];
  if (remark.code === 'merged_cells') return mergedCellFindings(remark);
  if (remark.code === 'formulas') return [formulasRead(remark.cell, remark.count, remark.sheet)];
  return remark.code === 'hidden_rows' ? [hiddenRows(remark.count, remark.sheet)] : [];
}
