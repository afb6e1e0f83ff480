import type { Block, ReportInputs } from '../../../src/reporting/index.js';
import { bookingsFrom } from '../../shared/flow/bookings.js';
import { flowBlocks } from '../../shared/flow/flow-chapter.js';
import { areaGroups, planGroups } from '../../shared/flow/flow-groups.js';
import type { CityReportData } from '../dataset.js';
import type { CityReportParameters } from '../parameters.js';

/** The way of the money of one city, for those who may know what is booked and ask for it. */
export function flow(
  data: CityReportData,
  { language, reckoningDay }: ReportInputs<CityReportParameters>,
): Block[] {
  const { projects, standing } = data;
  const { neighbourhoods } = data.neighbourhoodFacts;
  const of = { projects, plans: neighbourhoods.plans };
  return flowBlocks(
    {
      ...{ of, reckoningDay },
      bookings: standing?.bookings === undefined ? null : bookingsFrom(standing.bookings),
      cities: [],
      areas: areaGroups(of, neighbourhoods, { language, alone: true }),
      plans: planGroups(of, language),
    },
    language,
  );
}
