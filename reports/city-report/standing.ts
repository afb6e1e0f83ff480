import { listProofs } from '../../src/proofs/index.js';
import type { Reading, ReportInputs } from '../../src/reporting/index.js';
import { listRounds, readCityStanding } from '../../src/rounds/index.js';
import { type Delivery, type ListedProof, toDelivery, toListedProof } from '../shared/standing.js';
import type { CityReportParameters } from './parameters.js';

/** How a city stands in the last round, and its proofs; as on the day the report was made. */
export interface CityStanding {
  readonly delivery: Delivery | null;
  readonly proofs: readonly ListedProof[];
}

/** Null for the public. What a city may see of another one is decided by the database: nothing. */
export async function cityStandingOf(
  { tx }: Reading,
  { audience, parameters }: ReportInputs<CityReportParameters>,
): Promise<CityStanding | null> {
  if (audience !== 'serviceCentre' && audience !== 'auditor') return null;
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
  };
}
