import type { Language } from '../kernel/text.js';
import { isProgrammeCity } from '../places/index.js';
import { catalogueFilters, type Dictionary, filterLabels, valueLabel } from '../projects/index.js';
import type { CrossQuestion } from './question.js';

/** Filters the form offers beside the funding period; any other stays as it is and shows above the table. */
const offered = ['city', 'guideline', 'category', 'object', 'actionField'] as const;
type Offered = (typeof offered)[number];

/** A filter of which one value can be chosen. */
export interface FilterChoice {
  readonly name: Offered;
  readonly label: string;
  /** Empty where nothing is chosen. */
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** The filters that have a control: those with one value or none; several come from a link and stay as they are. */
export function filterChoices(
  question: CrossQuestion,
  dictionary: Dictionary,
  language: Language,
): FilterChoice[] {
  const words = { ...dictionary, beneficiaries: new Map<string, string>(), language };
  return offered.flatMap((name) => {
    const [value = '', ...more] = question.list.filter[name] ?? [];
    if (more.length > 0) return [];
    const values = new Set([...valuesOf(name, question, dictionary), ...(value === '' ? [] : [value])]);
    const options = [...values].map((one) => ({ value: one, label: valueLabel(name, one, words) }));
    return [{ name, label: filterLabels[name][language], value, options }];
  });
}

function valuesOf(name: Offered, question: CrossQuestion, { catalogue, places }: Dictionary): string[] {
  if (name === 'city') {
    const all = question.list.filter.scope === 'all';
    return places.municipalities.filter((place) => all || isProgrammeCity(place)).map(({ ags }) => ags);
  }
  const kind = name === 'actionField' ? name : catalogueFilters[name];
  return catalogue.ofKind(kind).map(({ key }) => key);
}
