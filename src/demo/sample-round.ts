import { viewpointAt } from '../history/index.js';
import { addDays } from '../kernel/day.js';
import { withOrm } from '../platform/database/pools.js';
import { answerAllUnchanged, createRound, extendCity, remindCities } from '../rounds/index.js';
import { sampleCities } from './sample-places.js';
import type { Stage } from './sample-work.js';

/** An open reporting round, ten days before its due day: two cities have answered, one has longer, the others were reminded. */
export async function sampleRound({ database, as, jobs, publicUrl }: Stage): Promise<void> {
  const { reckoningDay: today } = await viewpointAt(database.orm);
  const dueOn = addDays(today, 10);
  const roundId = await createRound(database, as('lead'), {
    name: `Zuarbeit zum Landesbericht ${today.slice(0, 4)}`,
    opensOn: addDays(today, -14),
    dueOn,
    closesOn: addDays(dueOn, 28),
    scopeFrom: `${Number(today.slice(0, 4)) - 1}-01-01`,
    scopeUntil: `${today.slice(0, 4)}-12-31`,
    requirements: ['beneficiary', 'period.end', 'totalEligibleCost', 'purposeAndAchievements'],
    note: 'Bitte prüfen Sie vor allem, was seit dem Frühjahr erreicht wurde.',
    // Two days ago, so that the reminder is due today also after a weekend.
    remindBefore: [12, 3],
    remindAfter: [1, 7],
  });
  for (const city of [sampleCities.goerlitz, sampleCities.chemnitz])
    await answerAllUnchanged(database, as('cityLead', city), roundId);
  await extendCity(
    database,
    as('staff'),
    { roundId, ags: sampleCities.dresden },
    { until: addDays(dueOn, 14), reason: 'Krankheit im Amt, telefonisch vereinbart.' },
  );
  await withOrm(jobs, 'steckbrief demo', (addresses) => remindCities({ database, addresses, publicUrl }));
}
