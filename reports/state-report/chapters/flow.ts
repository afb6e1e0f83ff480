import type { Block } from '../../../src/reporting/index.js';
import { bookingsFrom } from '../../shared/flow/bookings.js';
import { flowBlocks } from '../../shared/flow/flow-chapter.js';
import { areaGroups, cityGroups, planGroups } from '../../shared/flow/flow-groups.js';
import type { StateReportData } from '../dataset.js';
import type { Inputs } from './inputs.js';

/** The whole way of the money, for those who may know what is booked and ask for it. */
export function flow(data: StateReportData, { language, reckoningDay }: Inputs): Block[] {
  const { projects, fullNames, standing } = data;
  const { neighbourhoods } = data.neighbourhoodFacts;
  const of = { projects, plans: neighbourhoods.plans };
  return flowBlocks(
    {
      ...{ of, reckoningDay },
      bookings: standing?.bookings === undefined ? null : bookingsFrom(standing.bookings),
      cities: cityGroups(of, fullNames, language),
      areas: areaGroups(of, neighbourhoods, { language }),
      plans: planGroups(of, language),
    },
    language,
  );
}
