import { catalogueAt } from '../catalogue/index.js';
import { type CheckedRecord, type CityRecordKind, recordOptions, recordsAt } from '../city-records/index.js';
import { viewpointAt } from '../history/index.js';
import { text } from '../kernel/text.js';
import type { Transaction } from '../platform/database/database.js';
import { planMessages as words } from './messages.js';
import { partCPath } from './part-c/paths.js';
import type { Plan } from './plan.js';
import { planOfForm, valuesOfPlan } from './plan-form.js';
import { projectsOfCity } from './queries.js';
import { checkPlan, type PlanFacts } from './rules.js';
import { planSchema } from './schemas.js';
import { PlanFields } from './views/plan-fields.js';
import { PlanSheet } from './views/plan-sheet.js';

/** Action plans of cities, each with its framework grant and its part C. */
export const planKind: CityRecordKind<Plan> = {
  kind: 'plan',
  word: text('Handlungskonzept', 'Action plan'),
  plural: text('Handlungskonzepte', 'Action plans'),
  path: '/handlungskonzepte',
  nameOf: ({ name }) => name,
  schema: planSchema,
  check: async (tx, record) => checkPlan(record.content, await factsOf(tx, record)),
  form: { valuesOf: valuesOfPlan, read: planOfForm, choices: choicesOf, Fields: PlanFields },
  Sheet: PlanSheet,
  workbook: { label: 'Teil C als Excel-Mappe', path: partCPath },
  compared: {
    labels: {
      name: 'Name',
      fundingPeriod: 'Förderperiode',
      areas: 'Gebiete',
      transitional: 'Übergangskonzept',
      change: 'Wesentliche Änderung',
      submittedOn: 'Bei der SAB eingereicht',
      examinedOn: 'Von der SAB geprüft',
      confirmedOn: 'Vom Ministerium bestätigt',
      confirmedBy: 'Ministerium',
      conditions: 'Auflagen',
      participants: 'Beteiligte',
      insek: 'Bezug zum INSEK',
      urbanRenewal: 'Städtebauförderung und EFRE',
      partA: 'Teil A in Kürze',
      partB: 'Teil B in Kürze',
      'framework.number': 'Rahmenbescheid: Nummer',
      'framework.on': 'Rahmenbescheid: Tag',
      'framework.basis': 'Rahmenbescheid: Bezug',
      'framework.grantPeriod.start': 'Bewilligungszeitraum von',
      'framework.grantPeriod.end': 'Bewilligungszeitraum bis',
      'framework.years': 'Rahmen',
      'framework.years.amount': 'Betrag',
      projects: 'Vorhaben',
      'projects.name': 'Name',
      'projects.kind': 'Art',
      'projects.executingBody': 'Projektträger',
      'projects.reference': 'Im Register',
      'projects.years': 'Jahr',
      'projects.years.cost': 'Kosten',
      'projects.years.grant': 'Zuwendung',
      'projects.years.ownShare': 'Eigenanteil',
    },
    keys: { 'framework.years': 'year', projects: 'number', 'projects.years': 'year' },
    values: { ...words.bases, neighbourhood: words.neighbourhood, accompanying: words.accompanying },
    decimals: [
      'framework.years.amount',
      'projects.years.cost',
      'projects.years.grant',
      'projects.years.ownShare',
    ],
  },
};

async function factsOf(
  tx: Transaction,
  { cityAgs, reference, content }: CheckedRecord<Plan>,
): Promise<PlanFacts> {
  const { revision } = await viewpointAt(tx);
  const areas = await recordsAt(tx, 'area', revision, cityAgs);
  const plans = await recordsAt(tx, 'plan', revision, cityAgs);
  const published = await projectsOfCity(tx, revision, cityAgs);
  const ofPlan = areas.filter((area) => content.areas.includes(area.reference));
  return {
    areaNames: ofPlan.flatMap((area) => [String(area.content.name), ...(area.content.spellings as string[])]),
    published: new Map(published.map((project) => [project.reference, project])),
    claimed: new Map(
      plans
        .filter((plan) => plan.reference !== reference)
        .flatMap((plan) =>
          (plan.content.projects as { reference: string | null }[]).flatMap((project) =>
            project.reference === null ? [] : [[project.reference, String(plan.content.name)] as const],
          ),
        ),
    ),
  };
}

async function choicesOf(tx: Transaction, cityAgs: string) {
  const { revision } = await viewpointAt(tx);
  const periods = (await catalogueAt(tx, revision)).ofKind('fundingPeriod');
  const projects = await projectsOfCity(tx, revision, cityAgs);
  return {
    fundingPeriod: periods.map(({ key, title }) => ({ value: key, label: title.de ?? key })),
    areas: await recordOptions(tx, 'area', revision, cityAgs),
    projects: projects.map(({ reference, name }) => ({ value: reference, label: `${reference} ${name}` })),
  };
}
