import type { SentForm } from '../platform/http/form-body.js';
import { FormReader, shownPlaces, typed } from '../web/index.js';
import type { Goal, Review } from './goal.js';

const mostReviews = 40;

/** Reviews a form shows: those there are and an empty place. */
export const shownReviews = (values: SentForm): number =>
  shownPlaces(values, /^r(\d+)\.(?:on|reached)$/, mostReviews);

export function valuesOfGoal(goal: Goal | null): SentForm {
  if (goal === null) return {};
  const { areas, actionFields, projects, reviews } = goal;
  return {
    name: goal.name,
    number: goal.number ?? '',
    areas: areas.join('\n'),
    actionFields: actionFields.join('\n'),
    strengths: goal.strengths ?? '',
    weaknesses: goal.weaknesses ?? '',
    needs: goal.needs ?? '',
    indicator: goal.indicator ?? '',
    unit: goal.unit ?? '',
    baseline: writtenNumber(goal.baseline),
    baselineOn: typed.day(goal.baselineOn),
    target: writtenNumber(goal.target),
    targetOn: typed.day(goal.targetOn),
    measures: goal.measures ?? '',
    projects: projects.join('\n'),
    nextReviewOn: typed.day(goal.nextReviewOn),
    ...Object.fromEntries(
      reviews.flatMap(({ on, value, reached, evidence, involved }, index): [string, string][] => [
        [`r${index}.on`, typed.day(on)],
        [`r${index}.value`, writtenNumber(value)],
        [`r${index}.reached`, reached],
        [`r${index}.evidence`, evidence ?? ''],
        [`r${index}.involved`, involved ?? ''],
      ]),
    ),
  };
}

const writtenNumber = (value: number | null): string =>
  value === null ? '' : String(value).replace('.', ',');

export function goalOfForm(values: SentForm) {
  const form = new FormReader(values);
  const content: Goal = {
    name: form.required('name', 300, 'Das Ziel fehlt. Ein Satz genügt.'),
    number: form.words('number', 20),
    areas: form.chosen('areas'),
    actionFields: form.chosen('actionFields'),
    strengths: form.words('strengths', 4_000),
    weaknesses: form.words('weaknesses', 4_000),
    needs: form.words('needs', 4_000),
    indicator: form.words('indicator', 300),
    unit: form.words('unit', 60),
    baseline: form.number('baseline'),
    baselineOn: form.day('baselineOn'),
    target: form.number('target'),
    targetOn: form.day('targetOn'),
    measures: form.words('measures', 4_000),
    projects: form.chosen('projects'),
    nextReviewOn: form.day('nextReviewOn'),
    reviews: Array.from({ length: mostReviews }, (_, index) => reviewOfForm(form, values, index)).filter(
      (review) => review !== null,
    ),
  };
  return form.isRight ? { content } : { faults: form.faults };
}

/** One review; null where its place was left empty. */
function reviewOfForm(form: FormReader, values: SentForm, index: number): Review | null {
  const field = (name: string) => `r${index}.${name}`;
  const names = ['on', 'value', 'reached', 'evidence', 'involved'];
  if (names.every((name) => !values[field(name)]?.trim())) return null;
  const on = form.day(field('on'));
  if (on === null && form.faults[field('on')] === undefined)
    form.fault(field('on'), 'Der Tag der Überprüfung fehlt.');
  return {
    on: on ?? '',
    value: form.number(field('value')),
    reached: form.required(field('reached'), 4_000, 'Schreiben Sie, was erreicht wurde.'),
    evidence: form.words(field('evidence'), 2_000),
    involved: form.words(field('involved'), 1_000),
  };
}
