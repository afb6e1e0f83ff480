import { recordsAt } from '../city-records/index.js';
import { viewpointAt } from '../history/index.js';
import type { Cents } from '../kernel/money.js';
import { partOf } from '../kernel/rate.js';
import { type Plan, planKind } from '../plans/index.js';
import { listProjects, type ProjectRecord } from '../projects/index.js';
import { publishSample } from './publish-sample.js';
import { sampleCities } from './sample-places.js';
import type { Stage } from './sample-work.js';

interface SamplePlan {
  readonly city: string;
  readonly plan: Partial<Plan> & Pick<Plan, 'name'>;
  /** Money frame by year from 2023 on, grants. */
  readonly frame: readonly Cents[];
}

const { bautzen, dresden, goerlitz } = sampleCities;

const plans: readonly SamplePlan[] = [
  {
    city: bautzen,
    plan: {
      name: 'Handlungskonzept Bautzen-Gesundbrunnen',
      submittedOn: '2022-06-30',
      examinedOn: '2022-10-14',
      confirmedOn: '2022-12-16',
      confirmedBy: 'Sächsisches Staatsministerium für Regionalentwicklung',
      conditions: 'Der Bewohnerbeirat ist bei jeder Fortschreibung zu hören.',
      insek: 'INSEK Bautzen 2030, Schwerpunktraum Gesundbrunnen',
      urbanRenewal: 'Umbau des Bürgerzentrums aus dem Programm Sozialer Zusammenhalt',
      partA:
        'Viele Haushalte im Gebiet leben von Grundsicherung, die Wege zu Beratung und Ämtern sind weit. Treffpunkte für Jugendliche und Ältere fehlen.',
      partB: 'Anlaufstelle im Quartier, Lernangebote am Nachmittag, Unternehmen des Gebiets als Partner.',
    },
    frame: [9_000_000n, 18_000_000n, 21_000_000n, 16_000_000n, 8_000_000n],
  },
  {
    city: dresden,
    plan: {
      name: 'Handlungskonzept Dresden-Johannstadt',
      submittedOn: '2022-11-30',
      examinedOn: '2023-02-20',
      confirmedOn: '2023-04-05',
      confirmedBy: 'Sächsisches Staatsministerium für Regionalentwicklung',
      insek: 'Zukunft Dresden 2035+, Schwerpunktraum Johannstadt',
      partA: 'Hohe Zuwanderung, geringe Einkommen und wenige Orte, an denen man ohne Geld zusammenkommt.',
      partB: 'Sprache, Begegnung und Wege in Arbeit aus einer Hand.',
    },
    frame: [30_000_000n, 60_000_000n, 60_000_000n, 45_000_000n, 30_000_000n, 12_000_000n],
  },
  {
    city: goerlitz,
    plan: {
      name: 'Handlungskonzept Görlitz, Westliche Innenstadt, Fortschreibung',
      change: 'Zwei Lernangebote kommen hinzu, der Rahmen der Jahre 2025 und 2026 verschiebt sich.',
      submittedOn: '2026-05-29',
      examinedOn: '2026-09-18',
      insek: 'INSEK Görlitz, Fortschreibung 2022',
    },
    frame: [8_000_000n, 15_000_000n, 15_000_000n, 12_000_000n],
  },
];

const firstYear = 2023;

/** Action plans of three cities: two confirmed, one that is continued and waits for its confirmation. */
export async function samplePlans(stage: Stage): Promise<void> {
  const { orm } = stage.database;
  for (const { city, plan, frame } of plans) {
    const viewpoint = await viewpointAt(orm);
    const areas = await recordsAt(orm, 'area', viewpoint.revision, city);
    const { items } = await listProjects(orm, viewpoint, {
      filter: { scope: 'programme', city: [city], fundingPeriod: ['2021-2027'] },
      sort: [{ key: 'name', descending: false }],
      limit: 8,
    });
    const projects = items.map(plannedAs);
    await publishSample(stage, planKind, city, {
      ...usual,
      ...plan,
      areas: areas.map(({ reference }) => reference),
      participants: [...new Set(projects.flatMap(({ executingBody }) => executingBody ?? []))],
      framework: {
        number: `RB-${city.slice(-3)}-2023`,
        on: '2023-01-16',
        basis: 'grant',
        grantPeriod: { start: '2023-01-01', end: '2028-12-31' },
        years: frame.map((amount, index) => ({ year: firstYear + index, amount })),
      },
      projects,
    });
  }
}

/** A published project as the plan had it: its cost in equal parts over its years, 85 percent of it granted. */
function plannedAs(project: ProjectRecord, index: number): Plan['projects'][number] {
  const first = Number(project.period.start?.slice(0, 4) ?? firstYear);
  const last = Number(project.period.end?.slice(0, 4) ?? first);
  const count = BigInt(last - first + 1);
  const cost = project.amounts.totalEligibleCost?.cents ?? 0n;
  return {
    number: `${'ABCDEFGH'[index] ?? 'H'}.1`,
    name: project.name,
    kind: project.executingBody === null ? 'accompanying' : 'neighbourhood',
    executingBody: project.executingBody?.name ?? null,
    reference: project.reference,
    years: Array.from({ length: Number(count) }, (_, at) => {
      const ofYear = cost / count + (at === 0 ? cost % count : 0n);
      const grant = partOf(ofYear, 8_500);
      return { year: first + at, cost: ofYear, grant, ownShare: ofYear - grant };
    }),
  };
}

const usual: Omit<Plan, 'name'> = {
  fundingPeriod: '2021-2027',
  areas: [],
  transitional: false,
  change: null,
  submittedOn: null,
  examinedOn: null,
  confirmedOn: null,
  confirmedBy: null,
  conditions: null,
  participants: [],
  insek: null,
  urbanRenewal: null,
  partA: null,
  partB: null,
  framework: { number: null, on: null, basis: null, grantPeriod: { start: null, end: null }, years: [] },
  projects: [],
};
