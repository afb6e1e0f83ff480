import { entryLabel } from '../../catalogue/index.js';
import { codeOfDraft, continuedText, type TemplateKey } from '../../imports/index.js';
import { toDecimal } from '../../kernel/money.js';
import { type Rate, toPercent } from '../../kernel/rate.js';
import type { FormValue } from '../../platform/spreadsheet/form-workbook/form-workbook.js';
import {
  type AmountField,
  amountFields,
  type CatalogueField,
  catalogueFields,
  type Dictionary,
} from '../../projects/index.js';
import { stateWords } from '../../submissions/index.js';
import type { CityWork } from '../queries/work-of-city.js';
import { basisWords } from './column-texts.js';

/** API names of the fields behind columns that the reader calls otherwise. */
const apiNames: Readonly<Partial<Record<TemplateKey, string>>> = {
  start: 'period.start',
  end: 'period.end',
  purpose: 'purposeAndAchievements',
};

export const apiNameOf = (key: TemplateKey): string => apiNames[key] ?? key;

const text = (words: string | null | undefined): FormValue =>
  words == null || words === '' ? null : { kind: 'text', text: continuedText(words) };
const day = (value: string | null): FormValue => (value === null ? null : { kind: 'day', day: value });
const rate = (value: Rate | null | undefined): FormValue =>
  value == null ? null : { kind: 'rate', percent: toPercent(value) };

/** What stands in a column for a project. What was typed into the form and could not be read stands there as it was typed. */
export function cellValueOf(key: TemplateKey, work: CityWork, dictionary: Dictionary): FormValue {
  const typed = work.draft?.typed[apiNameOf(key)];
  return typed === undefined ? recorded(key, work, dictionary) : text(typed);
}

function recorded(key: TemplateKey, work: CityWork, { catalogue }: Dictionary): FormValue {
  const { input, draft } = work;
  if (isAmount(key)) {
    const amount = input.amounts[key];
    return amount && { kind: 'money', decimal: toDecimal(amount.cents) };
  }
  if (isCatalogueField(key)) {
    const { key: chosen, sourceText } = input.catalogue[key];
    const entry = chosen === null ? undefined : catalogue.byKey(key, chosen);
    return text(entry === undefined ? sourceText : entryLabel(entry));
  }
  switch (key) {
    case 'operationCode':
      return text(work.reference ?? (draft && codeOfDraft(draft.id)));
    case 'workState':
      return text(workStateOf(work));
    case 'beneficiary':
    case 'executingBody':
      return text(input[key]?.name);
    case 'name':
    case 'planNumber':
    case 'area':
    case 'summary':
      return text(input[key]);
    case 'actionFields':
      return text(
        input.actionFields
          .map((field) => catalogue.byKey('actionField', field)?.title.de ?? field)
          .join('; '),
      );
    case 'purpose':
      return text(input.purposeAndAchievements);
    case 'start':
    case 'end':
      return day(input.period[key]);
    case 'unionRate':
      return rate(input.unionRate?.rate);
    case 'grantRate':
      return rate(input.grantRate);
    case 'changeBasis':
      return text(draft?.changeBasis == null ? null : basisWords[draft.changeBasis]);
    case 'note':
      return text(draft?.note);
    default:
      return null;
  }
}

const amounts: readonly string[] = amountFields;
const isAmount = (key: string): key is AmountField => amounts.includes(key);
const catalogued: readonly string[] = catalogueFields;
const isCatalogueField = (key: string): key is CatalogueField => catalogued.includes(key);

/** "veröffentlicht", "Entwurf, neu", "Entwurf einer Änderung", "eingereicht" */
export function workStateOf({ draft }: CityWork): string {
  if (draft === null) return stateWords.published.de;
  if (draft.kind === 'withdrawal') return `Rücknahme: ${stateWords[draft.state].de}`;
  return draft.kind === 'new'
    ? `${stateWords[draft.state].de}, neu`
    : `Änderung: ${stateWords[draft.state].de}`;
}
