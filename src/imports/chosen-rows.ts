import type { ImportSummary } from './summary.js';

/** Projects, and by how much they change the total eligible cost of the registry, in EUR with two decimals. */
interface Effect {
  readonly projects: number;
  readonly totalEligibleCost: string;
  /** How many new ones state none; left out of what was chosen before it was counted. */
  readonly costsNotStated?: number;
}

/** What of a delivery is taken over: new and changed rows, and missing ones that are withdrawn. */
export interface ChosenRows {
  readonly new: Effect;
  readonly changed: Effect;
  readonly missing: Effect;
}

/** How many rows are taken over, by what becomes of them; before rows could be chosen, all that are new or changed. */
export function takenRows(run: {
  readonly summary: Pick<ImportSummary, 'counts'>;
  readonly chosen: ChosenRows | null;
}): Record<keyof ChosenRows, number> {
  const { counts } = run.summary;
  if (run.chosen === null) return { new: counts.new, changed: counts.changed, missing: 0 };
  const { new: added, changed, missing } = run.chosen;
  return { new: added.projects, changed: changed.projects, missing: missing.projects };
}

/** How many projects taking a delivery over writes. */
export function rowsToPublish(run: Parameters<typeof takenRows>[0]): number {
  const taken = takenRows(run);
  return taken.new + taken.changed + taken.missing;
}
