import type { Language } from '../../../src/kernel/text.js';
import { areaKey, statewideCity } from '../../../src/projects/index.js';
import { cityName } from '../../../src/web/index.js';
import type { ListedProject } from '../listed-projects.js';
import { areaOfProject, type Neighbourhoods, type ReportedPlan } from '../neighbourhoods.js';
import { common } from '../words.js';
import type { FlowOf } from './flow-line.js';
import { flowWords as words } from './words.js';

/** Projects and plans that stand in one row. */
export interface FlowGroup extends FlowOf {
  readonly key: string;
  readonly name: string;
}

/** What projects and plans are told apart by; groups of no place stand last. */
interface Told {
  readonly key: string;
  readonly name: string;
  readonly last?: boolean;
}

interface Grouped {
  readonly told: Told;
  readonly projects: ListedProject[];
  readonly plans: ReportedPlan[];
}

/** Places by what their projects cost, then the whole Land and what belongs to no municipality. */
export function cityGroups(
  { projects, plans }: FlowOf,
  fullNames: Readonly<Record<string, string>>,
  language: Language,
): FlowGroup[] {
  const ofCity = (ags: string, name: string | null): Told => ({
    key: ags,
    name: fullNames[ags] ?? name ?? cityName(ags),
  });
  return grouped(
    { projects, plans },
    ({ place }) =>
      place.kind === 'statewide'
        ? { key: statewideCity, name: common.statewide[language], last: true }
        : place.ags === null
          ? { key: '~', name: common.placeUnmatched[language], last: true }
          : ofCity(place.ags, place.name),
    ({ cityAgs }) => ofCity(cityAgs, null),
  );
}

/**
 * Areas, as the city calls them where it has published one, else as the projects do. A framework for several areas cannot be
 * divided: it has a row of its own. `alone`: all of one city, so that it need not be named.
 */
export function areaGroups(
  { projects, plans }: FlowOf,
  { areas }: Pick<Neighbourhoods, 'areas'>,
  { language, alone = false }: { readonly language: Language; readonly alone?: boolean },
): FlowGroup[] {
  const named = (ags: string, name: string) => (alone ? name : `${cityName(ags)}, ${name}`);
  const publishedOf = areaOfProject(areas);
  return grouped(
    { projects, plans },
    ({ place, area }) => {
      if (area === null || place.ags === null) return { key: '~', name: words.noArea[language], last: true };
      const published = publishedOf({ place, area });
      return {
        key: published?.reference ?? areaKey(place.ags, area),
        name: named(place.ags, published?.name ?? area),
      };
    },
    (plan) => {
      const [only, ...others] = areas.filter(({ reference }) => plan.areas.includes(reference));
      if (only !== undefined && others.length === 0)
        return { key: only.reference, name: named(only.cityAgs, only.name) };
      return { key: plan.reference, name: `${plan.name} ${words.severalAreas[language]}`, last: true };
    },
  );
}

/** Action plans with the projects of their part C, then the projects of none. */
export function planGroups({ projects, plans }: FlowOf, language: Language): FlowGroup[] {
  const planOf = new Map(
    plans.flatMap((plan) => plan.projects.map(({ reference }) => [reference, plan] as const)),
  );
  const told = ({ reference, name }: ReportedPlan): Told => ({ key: reference, name });
  return grouped(
    { projects, plans },
    ({ reference }) => {
      const plan = planOf.get(reference);
      return plan === undefined ? { key: '~', name: words.noPlan[language], last: true } : told(plan);
    },
    told,
  );
}

function grouped(
  { projects, plans }: FlowOf,
  ofProject: (project: ListedProject) => Told,
  ofPlan: (plan: ReportedPlan) => Told,
): FlowGroup[] {
  const groups = new Map<string, Grouped>();
  const groupOf = (told: Told): Grouped => {
    const found = groups.get(told.key) ?? { told, projects: [], plans: [] };
    groups.set(told.key, found);
    return found;
  };
  for (const project of projects) groupOf(ofProject(project)).projects.push(project);
  for (const plan of plans) groupOf(ofPlan(plan)).plans.push(plan);
  return [...groups.values()]
    .map((group) => ({ ...group, cost: costOf(group.projects) }))
    .sort((one, other) => {
      const apart = Number(one.told.last ?? false) - Number(other.told.last ?? false);
      if (apart !== 0) return apart;
      if (one.cost !== other.cost) return one.cost > other.cost ? -1 : 1;
      return one.told.key < other.told.key ? -1 : 1;
    })
    .map(({ told: { key, name }, projects: own, plans: of }) => ({ key, name, projects: own, plans: of }));
}

const costOf = (projects: readonly ListedProject[]): bigint =>
  projects.reduce((sum, { totalEligibleCost }) => sum + (totalEligibleCost ?? 0n), 0n);
