import type { ListedRow } from './queries.js';

/** Which projects of the registry are set beside a list; null is whatever the list itself says. */
export interface Scope {
  readonly fundingPeriod: string | null;
  readonly fund: string | null;
  /** Only the programme's own guidelines, on both sides. */
  readonly programmeOnly: boolean;
}

/** Keys the projects of both sides have to bear; an empty set asks nothing. */
export interface Bounds {
  readonly fundingPeriods: readonly string[];
  readonly funds: readonly string[];
  readonly programmeOnly: boolean;
}

/** What a list is about, where the scope leaves that to it. */
export function boundsOf(scope: Scope, rows: readonly Pick<ListedRow, 'fund' | 'fundingPeriod'>[]): Bounds {
  const said = (pick: (row: Pick<ListedRow, 'fund' | 'fundingPeriod'>) => string | null): string[] => {
    const keys = rows.map(pick);
    // A row that says nothing may belong anywhere.
    return keys.includes(null) ? [] : [...new Set(keys.filter((key) => key !== null))];
  };
  return {
    fundingPeriods: scope.fundingPeriod === null ? said((row) => row.fundingPeriod) : [scope.fundingPeriod],
    funds: scope.fund === null ? said((row) => row.fund) : [scope.fund],
    programmeOnly: scope.programmeOnly,
  };
}
