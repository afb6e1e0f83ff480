import { listProofs } from '../../src/proofs/index.js';
import type { Reading, ReportInputs } from '../../src/reporting/index.js';
import { listRounds, readCityStanding } from '../../src/rounds/index.js';
import { askedBookings } from '../shared/flow/bookings.js';
import { type Standing, toDelivery, toListedProof } from '../shared/standing.js';
import type { CityReportParameters } from './parameters.js';

/** How the city stands in the last round, its proofs, and what is booked where that is asked for. */
export async function cityStandingOf(
  reading: Omit<Reading, 'beside'>,
  { parameters }: ReportInputs<CityReportParameters>,
): Promise<Standing> {
  const { tx } = reading;
  const { city: ags } = parameters;
  const last = (await listRounds(tx)).find(({ phase }) => phase !== 'planned');
  const found = last === undefined ? null : await readCityStanding(tx, last.id, ags);
  return {
    delivery: found && {
      name: found.round.name,
      dueOn: found.city.terms.dueOn,
      cities: found.city.total === 0 ? [] : [toDelivery(found.city)],
    },
    proofs: (await listProofs(tx, ags)).map(toListedProof),
    ...(await askedBookings(reading, parameters, ags)),
  };
}
