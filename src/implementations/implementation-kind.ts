import { catalogueAt } from '../catalogue/index.js';
import { type CheckedRecord, type CityRecordKind, readRecord, recordsAt } from '../city-records/index.js';
import { viewpointAt } from '../history/index.js';
import { text } from '../kernel/text.js';
import { projectsOfCity } from '../plans/index.js';
import type { Transaction } from '../platform/database/database.js';
import type { Implementation } from './implementation.js';
import { implementationOfForm, indicatorChoices, valuesOfImplementation } from './implementation-form.js';
import { indicatorsIn } from './indicators.js';
import { implementationMessages as words } from './messages.js';
import { planOfProject } from './plan-of-project.js';
import { checkImplementation, type ImplementationFacts } from './rules.js';
import { implementationSchema, publishedImplementationSchema } from './schemas.js';
import { ImplementationFields } from './views/implementation-fields.js';
import { ImplementationSheet } from './views/implementation-sheet.js';
import { publicly, unabridged } from './withheld.js';

/** How projects are carried out, with their indicators. */
export const implementationKind: CityRecordKind<Implementation> = {
  kind: 'implementation',
  word: text('Umsetzung', 'Implementation'),
  plural: text('Umsetzung und Indikatoren', 'Implementation and indicators'),
  path: '/umsetzung',
  overview: { path: '/arbeitsbereich/indikatoren', label: 'Summen der Indikatoren' },
  nameOf: ({ name }) => name,
  schema: implementationSchema,
  check: async (tx, record) => checkImplementation(record.content, await factsOf(tx, record)),
  form: {
    valuesOf: valuesOfImplementation,
    read: (values, catalogue) => implementationOfForm(values, indicatorsIn(catalogue)),
    choices: choicesOf,
    Fields: ImplementationFields,
  },
  Sheet: ({ record, language, catalogue }) => {
    const known = indicatorsIn(catalogue);
    return ImplementationSheet({
      record: { ...record, content: unabridged(record.content, known) },
      known,
      language,
    });
  },
  publicView: {
    schema: publishedImplementationSchema,
    of: (content, catalogue) => publicly(content, indicatorsIn(catalogue)),
  },
  compared: {
    labels: {
      name: 'Name',
      project: 'Vorhaben',
      fundingPeriod: 'Förderperiode',
      forwarded: 'Weiterleitung',
      bodies: 'Projektträger',
      'bodies.amount': 'Betrag',
      'bodies.agreedOn': 'Vertrag oder Bescheid vom',
      'bodies.note': 'Anmerkung',
      costOption: 'Kostenoption',
      flatRate: 'Pauschalsatz in Prozent',
      'fixed.decision': 'Bescheid',
      'fixed.on': 'Bescheid vom',
      'fixed.lumpSums': 'Pauschale',
      'fixed.lumpSums.amount': 'Betrag',
      'fixed.targets': 'Zielvorgabe',
      'fixed.targets.quantity': 'Menge',
      'fixed.targets.unit': 'Einheit',
      'fixed.correction': 'Berichtigung',
      indicators: 'Indikator',
      'indicators.name': 'Name',
      'indicators.persons': 'zählt Personen',
      'indicators.years': 'Jahr',
      'indicators.years.planned': 'Geplant',
      'indicators.years.reached': 'Erreicht',
      'indicators.years.women': 'Frauen',
      'indicators.years.men': 'Männer',
      'indicators.years.nonBinary': 'nicht binär',
      'indicators.years.withheld': 'zu klein, um veröffentlicht zu werden',
      openOffers: 'Offene Angebote',
      'openOffers.visits': 'Besuche',
      'openOffers.days': 'Öffnungstage',
      'openOffers.withheld': 'zu klein, um veröffentlicht zu werden',
      deliveries: 'Teilnehmerdaten',
      'deliveries.dueOn': 'Fällig',
      'deliveries.deliveredOn': 'Übermittelt',
      'deliveries.acceptedOn': 'Angenommen',
    },
    keys: {
      bodies: 'name',
      'fixed.lumpSums': 'name',
      'fixed.targets': 'name',
      indicators: 'code',
      'indicators.years': 'year',
      openOffers: 'year',
      deliveries: 'name',
    },
    values: words.costOptions,
    decimals: ['bodies.amount', 'flatRate', 'fixed.lumpSums.amount'],
  },
};

async function factsOf(
  tx: Transaction,
  { cityAgs, reference, content }: CheckedRecord<Implementation>,
): Promise<ImplementationFacts> {
  const { revision, reckoningDay: today } = await viewpointAt(tx);
  const projects = await projectsOfCity(tx, revision, cityAgs);
  const records = await recordsAt(tx, 'implementation', revision, cityAgs);
  const plan = await planOfProject(tx, revision, cityAgs, content.project);
  const known = indicatorsIn(await catalogueAt(tx, revision));
  const published = records.find((record) => record.reference === reference);
  return {
    today,
    projects: new Map(projects.map((project) => [project.reference, project])),
    taken: new Set(
      records.filter((record) => record !== published).map((record) => String(record.content.project)),
    ),
    participants: plan?.participants ?? null,
    known,
    published: published === undefined ? null : readRecord(implementationKind, published).content.fixed,
  };
}

async function choicesOf(tx: Transaction, cityAgs: string) {
  const { revision } = await viewpointAt(tx);
  const projects = await projectsOfCity(tx, revision, cityAgs);
  const known = indicatorsIn(await catalogueAt(tx, revision));
  return {
    project: projects.map(({ reference, name }) => ({ value: reference, label: `${reference} ${name}` })),
    fundingPeriod: known.periods.map((period) => ({ value: period, label: period.replace('-', '–') })),
    ...Object.fromEntries(
      known.periods.map((period) => [
        indicatorChoices(period),
        known.ofPeriod(period).map(({ code, title }) => ({ value: code, label: `${code} ${title.de}` })),
      ]),
    ),
  };
}
