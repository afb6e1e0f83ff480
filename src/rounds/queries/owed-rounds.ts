import type { Transaction } from '../../platform/database/database.js';
import { type CityTerms, type DueProject, isRunning, type Round } from '../round.js';
import { cityTerms } from './city-terms.js';
import { dueProjects } from './due-projects.js';
import { listRounds } from './rounds.js';

/** A round one city can still answer, with its terms and what the round asks it about. */
export interface OwedRound {
  readonly round: Round;
  readonly terms: CityTerms;
  readonly projects: readonly DueProject[];
}

/** The rounds a city can answer at present: what its desk needs, without the people and contacts of a standing. */
export async function owedRounds(tx: Transaction, ags: string): Promise<readonly OwedRound[]> {
  const owed: OwedRound[] = [];
  for (const round of (await listRounds(tx)).filter(isRunning)) {
    const terms = (await cityTerms(tx, round, [ags])).get(ags);
    if (terms === undefined || terms.openUntil === null) continue;
    owed.push({ round, terms, projects: await dueProjects(tx, round, ags) });
  }
  return owed;
}
