import { areaKind } from '../../src/areas/index.js';
import { readRecord, recordsAt } from '../../src/city-records/index.js';
import { fold } from '../../src/kernel/fold.js';
import type { Cents } from '../../src/kernel/money.js';
import type { Rate } from '../../src/kernel/rate.js';
import { type Plan, planKind } from '../../src/plans/index.js';
import type { Reading } from '../../src/reporting/index.js';
import type { ListedProject } from './listed-projects.js';

/** An area of a city as it is published. */
export interface ReportedArea {
  readonly reference: string;
  readonly cityAgs: string;
  readonly name: string;
  /** Other names under which projects name it. */
  readonly spellings: readonly string[];
  readonly fundingPeriod: string | null;
  readonly inhabitants: number | null;
  readonly inhabitantsOn: string | null;
  readonly sgb2Rate: Rate | null;
  readonly sgb2RateOn: string | null;
}

/** What an action plan says of money. */
export interface ReportedPlan {
  readonly reference: string;
  readonly cityAgs: string;
  readonly name: string;
  readonly fundingPeriod: string | null;
  /** References of its areas. */
  readonly areas: readonly string[];
  readonly confirmedOn: string | null;
  /** Whether the framework counts grants or eligible cost; only like is added up with like. */
  readonly basis: Plan['framework']['basis'];
  readonly framework: readonly { readonly year: number; readonly amount: Cents }[];
  /** Part C. */
  readonly projects: readonly Pick<Plan['projects'][number], 'number' | 'name' | 'reference' | 'years'>[];
}

/** Areas and action plans, of one city or of all. */
export interface Neighbourhoods {
  readonly areas: readonly ReportedArea[];
  readonly plans: readonly ReportedPlan[];
}

/** Areas and action plans as they were published at the revision, by city and name. */
export async function neighbourhoodsAt(
  { tx, viewpoint: { revision } }: Pick<Reading, 'tx' | 'viewpoint'>,
  city?: string,
): Promise<Neighbourhoods> {
  const areas = await recordsAt(tx, 'area', revision, city);
  const plans = await recordsAt(tx, 'plan', revision, city);
  return {
    areas: areas.map((kept) => {
      const { name, spellings, fundingPeriod, inhabitants, inhabitantsOn, sgb2Rate, sgb2RateOn } = readRecord(
        areaKind,
        kept,
      ).content;
      const { reference, cityAgs } = kept;
      return {
        ...{ reference, cityAgs, name, spellings, fundingPeriod },
        ...{ inhabitants, inhabitantsOn, sgb2Rate, sgb2RateOn },
      };
    }),
    plans: plans.map((kept) => {
      const {
        name,
        fundingPeriod,
        areas: of,
        confirmedOn,
        framework,
        projects,
      } = readRecord(planKind, kept).content;
      return {
        ...{ reference: kept.reference, cityAgs: kept.cityAgs, name, fundingPeriod, areas: of, confirmedOn },
        basis: framework.basis,
        framework: framework.years,
        projects: projects.map(({ number, name: called, reference, years }) => ({
          ...{ number, name: called, reference, years },
        })),
      };
    }),
  };
}

/** Finds the area a project means by the name it gives; undefined where no published area of its city is called so. */
export type AreaOfProject = (project: Pick<ListedProject, 'place' | 'area'>) => ReportedArea | undefined;

/** Names are looked up, not compared one by one: a report has thousands of projects. */
export function areaOfProject(areas: readonly ReportedArea[]): AreaOfProject {
  const keyOf = (ags: string, name: string) => `${ags}/${fold(name)}`;
  const byName = new Map(
    areas
      .toReversed()
      .flatMap((area) =>
        [area.name, ...area.spellings].map((name) => [keyOf(area.cityAgs, name), area] as const),
      ),
  );
  return ({ place, area }) =>
    area === null || place.ags === null ? undefined : byName.get(keyOf(place.ags, area));
}
