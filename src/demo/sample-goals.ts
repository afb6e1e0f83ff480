import { recordsAt } from '../city-records/index.js';
import { type Goal, goalKind } from '../goals/index.js';
import { viewpointAt } from '../history/index.js';
import { addDays, type Day } from '../kernel/day.js';
import { publishSample } from './publish-sample.js';
import { moreGoals } from './sample-more-goals.js';
import { sampleCities } from './sample-places.js';
import type { Stage } from './sample-work.js';

export interface SampleGoal {
  readonly name: string;
  readonly actionFields: readonly string[];
  readonly indicator: string;
  readonly unit: string;
  readonly baseline: number;
  readonly target: number;
  readonly needs: string;
  readonly measures: string;
  /** Values of the three reviews held so far; null where nothing was measured. */
  readonly values: readonly (number | null)[];
}

/** The eight aims of the neighbourhood management in Bautzen-Gesundbrunnen, in words of our own; all figures are invented. */
const goals: readonly SampleGoal[] = [
  {
    name: 'Einrichtungen und Unternehmen im Gebiet legen ihre Mittel zusammen',
    actionFields: ['coordination-networks', 'local-economy'],
    indicator: 'Gemeinsame Vorhaben von mindestens zwei Einrichtungen',
    unit: 'Vorhaben im Jahr',
    baseline: 2,
    target: 10,
    needs: 'Viele bieten Ähnliches an und wissen wenig voneinander.',
    measures: 'Runder Tisch alle zwei Monate, gemeinsamer Raumplan, Fonds für kleine Vorhaben.',
    values: [3, 6, 8],
  },
  {
    name: 'Bewohnergruppen kennen sich und beleben das Quartier',
    actionFields: ['participation-integration'],
    indicator: 'Gruppen, die sich regelmäßig im Quartier treffen',
    unit: 'Gruppen',
    baseline: 5,
    target: 18,
    needs: 'Zugezogene und Alteingesessene begegnen sich kaum.',
    measures: 'Begegnungscafé, Nachbarschaftsfest, Patenschaften zwischen Häusern.',
    values: [7, 11, 13],
  },
  {
    name: 'Mehr Menschen engagieren sich und organisieren sich selbst',
    actionFields: ['participation-integration'],
    indicator: 'Freiwillige mit einer festen Aufgabe',
    unit: 'Freiwillige',
    baseline: 12,
    target: 45,
    needs: 'Bereitschaft ist da, es fehlen Anleitung und Versicherung.',
    measures: 'Ehrenamtssprechstunde, Schulungen, Verfügungsfonds der Bewohner.',
    values: [16, 27, 33],
  },
  {
    name: 'Angebote freier Träger sind aufeinander abgestimmt',
    actionFields: ['coordination-networks', 'social-infrastructure'],
    indicator: 'Träger, die im gemeinsamen Kalender stehen',
    unit: 'Träger',
    baseline: 0,
    target: 14,
    needs: 'Angebote liegen zur selben Zeit, andere Tage bleiben leer.',
    measures: 'Gemeinsamer Kalender, Absprache vor jedem Halbjahr.',
    values: [5, 9, 12],
  },
  {
    name: 'Das Quartier und die ganze Stadt reden miteinander',
    actionFields: ['coordination-networks'],
    indicator: 'Anliegen aus dem Quartier, die in einem Ausschuss behandelt wurden',
    unit: 'Anliegen im Jahr',
    baseline: 1,
    target: 8,
    needs: 'Entscheidungen über das Gebiet fallen, ohne dass jemand von dort dabei ist.',
    measures: 'Quartiersmanagement berichtet halbjährlich im Stadtrat.',
    values: [2, null, 4],
  },
  {
    name: 'Das Quartier hat innen und außen einen besseren Ruf',
    actionFields: ['image-publicity'],
    indicator: 'Befragte, die gern im Quartier wohnen',
    unit: 'Prozent',
    baseline: 41,
    target: 60,
    needs: 'Berichte über das Gebiet handeln fast nur von Problemen.',
    measures: 'Quartierszeitung, Fotoausstellung, offene Höfe.',
    values: [null, 47, null],
  },
  {
    name: 'Bewohner finden vor Ort jemanden, der weiterhilft',
    actionFields: ['health-life-situations'],
    indicator: 'Beratungen in der Anlaufstelle',
    unit: 'Beratungen im Monat',
    baseline: 0,
    target: 120,
    needs: 'Zu Ämtern sind es mit dem Bus vierzig Minuten.',
    measures: 'Anlaufstelle mit Sprechzeiten an vier Tagen.',
    values: [45, 88, 126],
  },
  {
    name: 'Bewohnerbeiräte entscheiden über die Entwicklung des Quartiers mit',
    actionFields: ['participation-integration', 'housing'],
    indicator: 'Beschlüsse des Bewohnerbeirats, die umgesetzt wurden',
    unit: 'Beschlüsse',
    baseline: 0,
    target: 24,
    needs: 'Es gab bisher kein Gremium der Bewohner.',
    measures: 'Wahl und Begleitung des Beirats, eigenes Budget.',
    values: [4, 9, 15],
  },
];

/** Goals of three cities with three reviews each; the review of one in Bautzen is overdue. */
export async function sampleGoals(stage: Stage): Promise<void> {
  await goalsOf(stage, sampleCities.bautzen, goals, { projects: [3, 4], overdue: 4 });
  for (const { city, goals: others } of moreGoals)
    await goalsOf(stage, city, others, { projects: [0, 1], overdue: null });
}

/** Goals of one city: by which of its projects they are served, and of which one the review is overdue. */
async function goalsOf(
  stage: Stage,
  city: string,
  said: readonly SampleGoal[],
  {
    projects: served,
    overdue,
  }: { readonly projects: readonly [number, number]; readonly overdue: number | null },
): Promise<void> {
  const { orm } = stage.database;
  const { revision, reckoningDay: today } = await viewpointAt(orm);
  const areas = (await recordsAt(orm, 'area', revision, city)).map(({ reference }) => reference);
  const projects = [await stage.project(city, served[0]), await stage.project(city, served[1])];
  for (const [index, { values, ...goal }] of said.entries()) {
    await publishSample(stage, goalKind, city, {
      ...goal,
      actionFields: [...goal.actionFields],
      number: String(index + 1),
      areas,
      strengths: null,
      weaknesses: null,
      baselineOn: '2022-12-31',
      targetOn: '2027-12-31',
      projects,
      nextReviewOn: addDays(today, index === overdue ? -26 : 40 + 10 * index),
      reviews: values.map((value, at) => reviewOn(reviewDays[at] ?? today, value)),
    });
  }
}

const reviewDays: readonly Day[] = ['2023-11-30', '2024-11-28', '2025-11-27'];

const reviewOn = (on: Day, value: number | null): Goal['reviews'][number] => ({
  on,
  value,
  reached:
    value === null
      ? 'Besprochen, aber nicht gezählt.'
      : 'Weiter als im Jahr davor; die Runde macht so weiter.',
  evidence: value === null ? null : 'Jahresbericht des Quartiersmanagements',
  involved: 'Steuerungsrunde, Bewohnerbeirat, Amt für Soziales',
});
