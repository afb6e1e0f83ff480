import { type Area, areaKind } from '../../src/areas/index.js';
import { type Perimeter, readRecord, recordAt } from '../../src/city-records/index.js';
import { publicSums } from '../../src/implementations/index.js';
import { dayInBerlin } from '../../src/kernel/clock.js';
import { Problem } from '../../src/kernel/problem.js';
import type { Reading, ReportInputs } from '../../src/reporting/index.js';
import { type ListedProject, listedProjects } from '../shared/listed-projects.js';
import type { NeighbourhoodFacts } from '../shared/neighbourhood-chapter.js';
import { neighbourhoodFacts } from '../shared/neighbourhood-facts.js';
import { areaOfProject } from '../shared/neighbourhoods.js';
import type { Register } from '../shared/scope.js';
import type { AreaReportParameters } from './parameters.js';

export interface AreaReportData {
  readonly register: Register;
  readonly reference: string;
  readonly cityAgs: string;
  readonly area: Area;
  readonly perimeter: Perimeter | null;
  /** Published projects whose record names the area, of any guideline. */
  readonly projects: readonly ListedProject[];
  /** Plans, goals and offices of this area; indicators of the projects of its plans. */
  readonly facts: NeighbourhoodFacts;
}

/** Everything about one area. @throws Problem `not_found` for an area that was not published at the revision */
export async function areaReportDataset(
  reading: Reading,
  { parameters }: ReportInputs<AreaReportParameters>,
): Promise<AreaReportData> {
  const { tx, viewpoint } = reading;
  const { revision, publishedAt } = viewpoint;
  if (publishedAt === null) throw new Problem('not_found');
  const kept = await recordAt(tx, 'area', parameters.area, revision);
  const { reference, cityAgs } = kept;
  const ofCity = await neighbourhoodFacts(reading, cityAgs);
  const isHere = ({ areas }: { readonly areas: readonly string[] }) => areas.includes(reference);
  const projects = await listedProjects(tx, viewpoint, { scope: 'all', city: [cityAgs] });
  const areaOf = areaOfProject(ofCity.neighbourhoods.areas);
  const plans = ofCity.neighbourhoods.plans.filter(isHere);
  const indicators = [];
  for (const plan of plans)
    indicators.push(...(await publicSums(tx, revision, { by: 'plan', city: cityAgs, plan: plan.reference })));
  return {
    register: { revision, publishedOn: dayInBerlin(publishedAt) },
    ...{ reference, cityAgs },
    area: readRecord(areaKind, kept).content,
    perimeter: kept.perimeter,
    projects: projects.filter((project) => areaOf(project)?.reference === reference),
    facts: {
      neighbourhoods: {
        areas: ofCity.neighbourhoods.areas.filter((area) => area.reference === reference),
        plans,
      },
      goals: ofCity.goals.filter(isHere),
      indicators: indicators.filter(({ year }) => year === null),
      offices: ofCity.offices.filter(({ area }) => area === reference),
    },
  };
}
