import { dayInBerlin } from '../../src/kernel/clock.js';
import { Problem } from '../../src/kernel/problem.js';
import type { Reading, ReportInputs } from '../../src/reporting/index.js';
import { type KeptBookings, keptBookings } from '../shared/flow/bookings.js';
import { assertKnownCity } from '../shared/known-city.js';
import { type ListedProject, listedProjects } from '../shared/listed-projects.js';
import { type Neighbourhoods, neighbourhoodsAt } from '../shared/neighbourhoods.js';
import type { Register } from '../shared/scope.js';
import type { PlanAgainstActualParameters } from './parameters.js';

export interface PlanAgainstActualData {
  readonly register: Register;
  /** AGS of the city it is of; null for all. */
  readonly city: string | null;
  readonly neighbourhoods: Neighbourhoods;
  /** Published projects that a plan names or of which something is booked, by city and name. */
  readonly projects: readonly ListedProject[];
  readonly bookings: readonly KeptBookings[];
}

type Inputs = ReportInputs<PlanAgainstActualParameters>;

/** What is booked, as whoever asks may know it: it belongs to no revision of the registry. */
export const bookedBeside = (reading: Omit<Reading, 'beside'>, { parameters: { city } }: Inputs) =>
  keptBookings(reading, city ?? null);

/** @throws Problem `not_found` also for the public */
export async function planAgainstActualDataset(
  reading: Reading,
  { parameters: { city } }: Inputs,
): Promise<PlanAgainstActualData> {
  const { tx, viewpoint, beside } = reading;
  if (beside === null) throw new Problem('not_found');
  const { publishedAt } = await assertKnownCity(reading, city);
  const bookings = beside as readonly KeptBookings[];
  const neighbourhoods = await neighbourhoodsAt(reading, city);
  const filter = city === undefined ? {} : { city: [city] };
  const wanted = new Set([
    ...bookings.map(({ reference }) => reference),
    ...neighbourhoods.plans.flatMap(({ projects }) => projects.flatMap(({ reference }) => reference ?? [])),
  ]);
  const projects = await listedProjects(tx, viewpoint, { scope: 'all', ...filter });
  return {
    register: { revision: viewpoint.revision, publishedOn: dayInBerlin(publishedAt) },
    city: city ?? null,
    neighbourhoods,
    projects: projects.filter(({ reference }) => wanted.has(reference)),
    bookings,
  };
}
