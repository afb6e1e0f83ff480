import type { Finding } from '../kernel/finding.js';
import type { LocatedFinding } from './entry.js';

/** Where in the file a finding stands. */
type FindingPlace = Pick<LocatedFinding, 'sheet' | 'row' | 'cell' | 'column' | 'value'>;

/** Identical findings as one, with how many there are and the first of their places. */
export interface FindingGroup extends Finding {
  readonly count: number;
  readonly places: readonly FindingPlace[];
}

const placesShown = 20;

/** Groups identical findings: errors before hints, larger groups first. */
export function groupFindings(findings: Iterable<LocatedFinding>): FindingGroup[] {
  const groups = new Map<string, Finding & { count: number; places: FindingPlace[] }>();
  for (const { sheet, row, cell, column, value, ...finding } of findings) {
    const key = JSON.stringify([finding, column]);
    const group = groups.get(key) ?? { ...finding, count: 0, places: [] };
    groups.set(key, group);
    group.count += 1;
    if (group.places.length < placesShown) group.places.push({ sheet, row, cell, column, value });
  }
  return [...groups.values()].sort(
    (a, b) => Number(b.severity === 'error') - Number(a.severity === 'error') || b.count - a.count,
  );
}
