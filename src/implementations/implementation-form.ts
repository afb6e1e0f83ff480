import { budgetYears } from '../plans/index.js';
import type { SentForm } from '../platform/http/form-body.js';
import { FormReader, filledPlaces, shownPlaces, typed } from '../web/index.js';
import { type Implementation, type Indicator, type IndicatorYear, knownCount } from './implementation.js';
import type { Indicators } from './rules/known-indicators.js';
import { costOptions } from './schemas.js';

const most = { bodies: 40, lumpSums: 20, targets: 20, indicators: 60, deliveries: 40 };
const mostCounted = 10_000_000;

export type PlaceList = keyof typeof most;

/** Beginning of the names of the fields of a list. */
export const prefixOf = (list: PlaceList): string =>
  list === 'lumpSums' || list === 'targets' ? `fixed.${list}` : list;

/** Places of a list a form shows. */
export const shownOf = (values: SentForm, list: PlaceList): number =>
  shownPlaces(
    values,
    new RegExp(`^${prefixOf(list).replace('.', '\\.')}\\.(\\d+)\\.`),
    most[list],
    list === 'indicators' ? 3 : 1,
  );

export const periodOf = ({ fundingPeriod }: SentForm): string => fundingPeriod?.slice(0, 20) || '2021-2027';

/** Name of the choices of a form that hold the indicators of a period. */
export const indicatorChoices = (period: string): string => `indicators.${period}`;

/** Years a form has fields for: those of the period, and any other that something is said of. */
export function yearsOf(values: SentForm): number[] {
  const named = Object.entries(values)
    .filter(([, value]) => value?.trim())
    .flatMap(([field]) => /\.(20\d\d)$/.exec(field)?.[1] ?? []);
  return [...new Set([...budgetYears(periodOf(values)), ...named.map(Number)])].sort();
}

export const indicatorColumns = ['planned', 'reached', 'women', 'men', 'nonBinary'] as const;

export function valuesOfImplementation(one: Implementation | null): SentForm {
  if (one === null) return { fundingPeriod: '2021-2027' };
  const { fixed } = one;
  return {
    name: one.name,
    project: one.project,
    fundingPeriod: one.fundingPeriod,
    forwarded: one.forwarded === null ? '' : one.forwarded ? 'yes' : 'no',
    costOption: one.costOption ?? '',
    flatRate: typed.rate(one.flatRate),
    'fixed.decision': fixed.decision ?? '',
    'fixed.on': typed.day(fixed.on),
    'fixed.correction': fixed.correction ?? '',
    ...placed('bodies', one.bodies, ({ name, amount, agreedOn, note }) => ({
      name,
      amount: typed.amount(amount),
      agreedOn: typed.day(agreedOn),
      note: note ?? '',
    })),
    ...placed('fixed.lumpSums', fixed.lumpSums, ({ name, amount }) => ({
      name,
      amount: typed.amount(amount),
    })),
    ...placed('fixed.targets', fixed.targets, ({ name, quantity, unit }) => ({
      name,
      quantity: typed.count(quantity),
      unit: unit ?? '',
    })),
    ...placed('indicators', one.indicators, valuesOfIndicator),
    ...placed('deliveries', one.deliveries, ({ name, dueOn, deliveredOn, acceptedOn }) => ({
      name,
      dueOn: typed.day(dueOn),
      deliveredOn: typed.day(deliveredOn),
      acceptedOn: typed.day(acceptedOn),
    })),
    ...Object.fromEntries(
      one.openOffers.flatMap(({ year, visits, days }) => [
        [`openOffers.visits.${year}`, typed.count(visits)],
        [`openOffers.days.${year}`, typed.count(days)],
      ]),
    ),
  };
}

const placed = <Part>(list: string, parts: readonly Part[], valuesOf: (part: Part) => SentForm): SentForm =>
  Object.fromEntries(
    parts.flatMap((part, index) =>
      Object.entries(valuesOf(part)).map(([field, value]) => [`${list}.${index}.${field}`, value]),
    ),
  );

const valuesOfIndicator = ({ code, name, persons, years }: Indicator): SentForm => ({
  code: code ?? '',
  name: name ?? '',
  persons: code === null && persons ? '1' : '',
  ...Object.fromEntries(
    years.flatMap((year) =>
      indicatorColumns.map((column) => [`${column}.${year.year}`, typed.count(year[column])]),
    ),
  ),
});

export function implementationOfForm(values: SentForm, known: Indicators) {
  const form = new FormReader(values);
  const years = yearsOf(values);
  const content: Implementation = {
    name: form.required('name', 200, 'Der Name fehlt. Ein kurzer genügt.'),
    project: form.required('project', 50, 'Wählen Sie das Vorhaben.'),
    fundingPeriod: periodOf(values),
    forwarded: forwardedOf(form),
    bodies: placesOf(values, 'bodies', (place) => ({
      name: form.required(`${place}.name`, 300, 'Der Name des Projektträgers fehlt.'),
      amount: form.amount(`${place}.amount`),
      agreedOn: form.day(`${place}.agreedOn`),
      note: form.words(`${place}.note`, 500),
    })),
    costOption: form.choice('costOption', costOptions),
    flatRate: form.rate('flatRate'),
    fixed: fixedOfForm(form, values),
    indicators: placesOf(values, 'indicators', (place) =>
      indicatorOfForm(form, place, { years, period: periodOf(values), known }),
    ),
    openOffers: years.flatMap((year) => {
      const visits = form.count(`openOffers.visits.${year}`, mostCounted);
      const days = form.count(`openOffers.days.${year}`, mostCounted);
      if (visits === null && days !== null && form.faults[`openOffers.visits.${year}`] === undefined)
        form.fault(`openOffers.visits.${year}`, 'Die Zahl der Besuche fehlt.');
      return visits === null ? [] : [{ year, visits, days }];
    }),
    deliveries: placesOf(values, 'deliveries', (place) => ({
      name: form.required(`${place}.name`, 100, 'Schreiben Sie, welche Daten es sind.'),
      dueOn: form.requiredDay(`${place}.dueOn`),
      deliveredOn: form.day(`${place}.deliveredOn`),
      acceptedOn: form.day(`${place}.acceptedOn`),
    })),
  };
  return form.isRight ? { content } : { faults: form.faults };
}

function forwardedOf(form: FormReader): boolean | null {
  const said = form.choice('forwarded', ['yes', 'no'] as const);
  return said === null ? null : said === 'yes';
}

const fixedOfForm = (form: FormReader, values: SentForm): Implementation['fixed'] => ({
  decision: form.words('fixed.decision', 100),
  on: form.day('fixed.on'),
  lumpSums: placesOf(values, 'lumpSums', (place) => ({
    name: form.required(`${place}.name`, 300, 'Wofür die Pauschale steht, fehlt.'),
    amount: form.requiredAmount(`${place}.amount`),
  })),
  targets: placesOf(values, 'targets', (place) => ({
    name: form.required(`${place}.name`, 500, 'Die Zielvorgabe fehlt.'),
    quantity: form.count(`${place}.quantity`, mostCounted),
    unit: form.words(`${place}.unit`, 60),
  })),
  correction: form.words('fixed.correction', 500),
});

/** The parts of a list whose places were filled in. */
const placesOf = <Part>(values: SentForm, list: PlaceList, read: (place: string) => Part): Part[] =>
  filledPlaces(values, prefixOf(list), most[list]).map(read);

function indicatorOfForm(
  form: FormReader,
  place: string,
  { years, period, known }: { years: readonly number[]; period: string; known: Indicators },
): Indicator {
  const code = form.words(`${place}.code`, 20);
  const name = form.words(`${place}.name`, 300);
  if (code === null && name === null)
    form.fault(`${place}.code`, 'Wählen Sie den Indikator, oder nennen Sie einen eigenen.');
  return {
    code,
    name: code === null ? name : null,
    persons: known.countsPersons(period, { code, persons: form.isChecked(`${place}.persons`) }),
    years: years.flatMap((year) => yearOfForm(form, place, year) ?? []),
  };
}

/** One year of an indicator; a total that was left empty is the sum of its parts. */
function yearOfForm(form: FormReader, place: string, year: number): IndicatorYear | null {
  const count = (column: (typeof indicatorColumns)[number]) =>
    form.count(`${place}.${column}.${year}`, mostCounted);
  const [planned, stated, women, men, nonBinary] = [
    count('planned'),
    count('reached'),
    count('women'),
    count('men'),
    count('nonBinary'),
  ];
  const reached = stated ?? knownCount([women, men, nonBinary]);
  return [planned, reached].every((part) => part === null)
    ? null
    : { year, planned, reached, women, men, nonBinary };
}
