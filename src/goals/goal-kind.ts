import { catalogueAt } from '../catalogue/index.js';
import { type CheckedRecord, type CityRecordKind, recordOptions } from '../city-records/index.js';
import { viewpointAt } from '../history/index.js';
import { text } from '../kernel/text.js';
import { projectsOfCity } from '../plans/index.js';
import type { Transaction } from '../platform/database/database.js';
import { type Goal, isOverdue } from './goal.js';
import { goalOfForm, valuesOfGoal } from './goal-form.js';
import { checkGoal } from './rules.js';
import { goalSchema } from './schemas.js';
import { GoalFields } from './views/goal-fields.js';
import { GoalSheet } from './views/goal-sheet.js';

/** Goals of neighbourhoods and how far they were reached. */
export const goalKind: CityRecordKind<Goal> = {
  kind: 'goal',
  word: text('Ziel', 'Goal'),
  plural: text('Ziele', 'Goals'),
  path: '/ziele',
  nameOf: ({ name }) => name,
  schema: goalSchema,
  check,
  form: { valuesOf: valuesOfGoal, read: goalOfForm, choices: choicesOf, Fields: GoalFields },
  Sheet: ({ record, language }) => GoalSheet({ record, language }),
  compared: {
    labels: {
      name: 'Ziel',
      number: 'Nummer im Konzept',
      areas: 'Gebiete',
      actionFields: 'Handlungsfelder',
      strengths: 'Stärken',
      weaknesses: 'Schwächen',
      needs: 'Bedarfe',
      indicator: 'Indikator',
      unit: 'Einheit',
      baseline: 'Ausgangswert',
      baselineOn: 'Tag des Ausgangswerts',
      target: 'Zielwert',
      targetOn: 'Tag des Zielwerts',
      measures: 'Maßnahmen',
      projects: 'Vorhaben',
      nextReviewOn: 'Nächste Überprüfung bis',
      reviews: 'Überprüfung vom',
      'reviews.value': 'Gemessener Wert',
      'reviews.reached': 'Was erreicht wurde',
      'reviews.evidence': 'Nachweis',
      'reviews.involved': 'Beteiligt',
    },
    keys: { reviews: 'on' },
  },
};

async function check(tx: Transaction, { cityAgs, content }: CheckedRecord<Goal>) {
  const { revision, reckoningDay: today } = await viewpointAt(tx);
  const fields = (await catalogueAt(tx, revision)).ofKind('actionField');
  const projects = await projectsOfCity(tx, revision, cityAgs);
  return checkGoal(content, {
    today,
    isOverdue: isOverdue(content, today),
    actionFields: new Set(fields.map(({ key }) => key)),
    projects: new Set(projects.map(({ reference }) => reference)),
  });
}

async function choicesOf(tx: Transaction, cityAgs: string) {
  const { revision } = await viewpointAt(tx);
  const fields = (await catalogueAt(tx, revision)).ofKind('actionField');
  const projects = await projectsOfCity(tx, revision, cityAgs);
  return {
    actionFields: fields.map(({ key, title }) => ({ value: key, label: title.de ?? key })),
    areas: await recordOptions(tx, 'area', revision, cityAgs),
    projects: projects.map(({ reference, name }) => ({ value: reference, label: `${reference} ${name}` })),
  };
}
