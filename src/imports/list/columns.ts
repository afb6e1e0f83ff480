import { columnLetters } from '../../platform/spreadsheet/reading/cell.js';
import { templateColumn } from '../template/columns.js';
import { columnKeys } from './column-keys.js';
import type { ColumnLooks } from './column-looks.js';
import { fittingFields, type Headings } from './find-headings.js';
import type { Currency } from './list-currency.js';
import type { Answers, Question } from './question.js';
import { columnQuestion, meaningQuestion } from './questions.js';
import { fieldsOfHeading, headingSays } from './recognise-heading.js';
import type { Concept } from './wordings/concepts.js';
import { kindOf, type ListField } from './wordings/fields.js';

/** A column of a list and what it says about the operations. */
export interface ListColumn {
  readonly index: number;
  readonly letters: string;
  /** The heading word by word, its lines one below the other. */
  readonly heading: string;
  readonly field: ListField | null;
}

export interface Columns {
  readonly all: readonly ListColumn[];
  readonly byField: ReadonlyMap<ListField, ListColumn>;
  /** Headings the registry has no field for. */
  readonly unknown: readonly string[];
  readonly questions: readonly Question[];
  /** Whether they are those of a template of ours. */
  readonly isTemplate: boolean;
}

interface Candidate {
  readonly column: number;
  readonly field: ListField;
  readonly score: number;
}

/** Below this a heading alone does not decide. */
const accepted = 0.5;
/** Money is never guessed: below this the meaning of a column of amounts is asked. */
const certain = 0.66;
/** Two columns as close as this compete for a field. */
const close = 0.08;

const isMoney = (field: ListField): boolean => kindOf[field] === 'amounts';
const isDay = (field: ListField): boolean => kindOf[field] === 'days';

/**
 * Gives each field its column: the best heading whose values fit. Columns that compete for an amount or a day, and
 * amounts whose heading does not say which they are, become questions; what is answered is not asked again.
 */
export function assignColumns(headings: Headings, looks: readonly ColumnLooks[], answers: Answers): Columns {
  const candidates = headings.columns.flatMap((heading, column): Candidate[] =>
    heading === ''
      ? []
      : fittingFields(heading, looks[column]).map(({ field, score }) => ({ column, field, score })),
  );
  const taken = new Map<ListField, Candidate>();
  const used = new Set<number>();
  /** Fields that a question is about: no other column is taken for them meanwhile. */
  const asked = new Set<ListField>();
  const questions: Question[] = [];
  if (headings.mark !== null) takeOwn(headings, taken, used);
  applyAnswers(headings, answers, taken, used);
  const keys = columnKeys(headings.columns);
  const byScore = [...candidates].sort((a, b) => b.score - a.score || a.column - b.column);
  for (const candidate of byScore) {
    const { field, column, score } = candidate;
    if (score < accepted || taken.has(field) || asked.has(field) || used.has(column)) continue;
    if (answers.has(`meaning.${keys[column]}`) || answers.has(`column.${field}`)) continue;
    const rivals = byScore.filter(
      (other) =>
        other.field === field &&
        other.column !== column &&
        !used.has(other.column) &&
        score - other.score <= close,
    );
    if ((isMoney(field) || isDay(field)) && rivals.length > 0 && !isFilledOnce(rivals, looks)) {
      questions.push(
        columnQuestion(
          field,
          [candidate, ...rivals].map((each) => each.column),
          headings.columns,
        ),
      );
      for (const each of [candidate, ...rivals]) used.add(each.column);
      asked.add(field);
      continue;
    }
    if (
      (isMoney(field) && score < certain && looks[column]?.filled !== 0) ||
      isRateOrMoney(field, looks[column])
    ) {
      questions.push(meaningQuestion(column, headings.columns, isMoney(field) ? [] : [field]));
      used.add(column);
      continue;
    }
    taken.set(field, candidate);
    used.add(column);
  }
  const person = taken.get('naturalPerson');
  // The only column with names holds those of all beneficiaries, whatever else its heading says.
  if (person && !taken.has('beneficiary')) {
    taken.delete('naturalPerson');
    taken.set('beneficiary', { ...person, field: 'beneficiary' });
  }
  takeTitledCodes(headings, looks, taken, used);
  const isAnswered = (column: number): boolean => answers.has(`meaning.${keys[column]}`);
  const open = unclaimedAmounts(headings, looks, used).filter((column) => !isAnswered(column));
  const knowsAmounts = [...taken.keys(), ...asked].some(isMoney);
  for (const column of open)
    if (!knowsAmounts || mayBeContribution(headings.columns[column] ?? ''))
      questions.push(meaningQuestion(column, headings.columns));
  return columnsOf(headings, taken, questions);
}

/** Under a heading nobody knows, codes of three digits with titles are those of intervention; the catalogue has them all. */
function takeTitledCodes(
  { columns, mark }: Headings,
  looks: readonly ColumnLooks[],
  taken: Map<ListField, Candidate>,
  used: Set<number>,
): void {
  const field = 'interventionCategory';
  if (taken.has(field) || taken.has('interventionCode') || mark !== null) return;
  const column = columns.findIndex(
    (heading, index) =>
      heading !== '' &&
      !used.has(index) &&
      (looks[index]?.titled ?? 0) >= 0.8 &&
      fieldsOfHeading(heading).every(({ score }) => score < accepted),
  );
  if (column === -1) return;
  taken.set(field, { column, field, score: accepted });
  used.add(column);
}

/** Columns of amounts, written as such, that no heading made anything of; what was paid or asked for is no field. */
function unclaimedAmounts(
  { columns, mark }: Headings,
  looks: readonly ColumnLooks[],
  used: ReadonlySet<number>,
): number[] {
  if (mark !== null) return [];
  return columns.flatMap((heading, index) => {
    const look = looks[index];
    if (heading === '' || used.has(index) || look === undefined || look.rates >= 0.5) return [];
    const isNamed = saysAny(heading, namesMoney) && !headingSays(heading, 'code');
    const areAmounts = look.written >= 0.8 || (isNamed && look.amounts >= 0.8 && look.years < 0.5);
    return areAmounts && !saysAny(heading, aside) ? [index] : [];
  });
}

const aside = ['paid', 'requested', 'count', 'ineligible'] as const;
const namesMoney = ['amount', 'cost', 'budget', 'grant', 'contribution', 'publicFunds'] as const;

/** Where other amounts are known, only what the Union or a grant may pay is asked for: public shares have no field. */
const mayBeContribution = (heading: string): boolean =>
  saysAny(heading, ['union', 'fundName', 'fund', 'grant']) &&
  !saysAny(heading, ['publicFunds', 'privateFunds', 'landFunds']);

const saysAny = (heading: string, concepts: readonly Concept[]): boolean =>
  concepts.some((concept) => headingSays(heading, concept));

/** A share may be a rate or an amount, and 50.000 either. */
const isRateOrMoney = (field: ListField, look: ColumnLooks | undefined): boolean =>
  kindOf[field] === 'rates' && (look?.grouped ?? 0) >= 0.4;

/** The headings of a template of ours leave nothing to guess. */
function takeOwn({ columns }: Headings, taken: Map<ListField, Candidate>, used: Set<number>): void {
  for (const [column, heading] of columns.entries()) {
    const own = templateColumn(heading);
    if (own === undefined) continue;
    used.add(column);
    if (own.field !== null && !taken.has(own.field))
      taken.set(own.field, { column, field: own.field, score: 1 });
  }
}

/** Columns that hold nothing do not compete. */
const isFilledOnce = (rivals: readonly Candidate[], looks: readonly ColumnLooks[]): boolean =>
  rivals.every(({ column }) => (looks[column]?.filled ?? 0) === 0);

function applyAnswers(
  headings: Headings,
  answers: Answers,
  taken: Map<ListField, Candidate>,
  used: Set<number>,
): void {
  const keys = columnKeys(headings.columns);
  for (const [id, answer] of answers) {
    const dot = id.indexOf('.');
    const [kind, what] = [id.slice(0, dot), id.slice(dot + 1)];
    const column = keys.indexOf(kind === 'meaning' ? what : answer);
    const field = (kind === 'meaning' ? answer : what) as ListField;
    if ((kind !== 'meaning' && kind !== 'column') || column === -1) continue;
    used.add(column);
    if (Object.hasOwn(kindOf, field)) taken.set(field, { column, field, score: 1 });
  }
}

function columnsOf(
  { columns, mark }: Headings,
  taken: ReadonlyMap<ListField, Candidate>,
  questions: readonly Question[],
): Columns {
  const fieldOf = new Map([...taken.values()].map(({ column, field }) => [column, field]));
  const all = columns.map(
    (heading, index): ListColumn => ({
      index,
      letters: columnLetters(index),
      heading,
      field: fieldOf.get(index) ?? null,
    }),
  );
  return {
    all,
    byField: new Map(
      all.flatMap((column) => (column.field === null ? [] : [[column.field, column] as const])),
    ),
    unknown: all
      .filter(({ field, heading }) => field === null && heading.trim() !== '' && !isOwn(heading, mark))
      .map(({ heading }) => heading),
    questions,
    isTemplate: mark !== null,
  };
}

/** Columns of a template that only inform. */
const isOwn = (heading: string, mark: Headings['mark']): boolean =>
  mark !== null && templateColumn(heading) !== undefined;

/**
 * What is wrong with the unit of columns of amounts: a heading names another than the euro, or names none where others of
 * the list name a foreign currency or the list comes from a country that has its own. Columns in euros are left out.
 */
export function unitFaultsOf({ byField }: Columns, currency: Currency): ReadonlyMap<ListField, UnitFault> {
  const columns = [...byField].filter(([field]) => isMoney(field));
  const foreign = columns.filter(([, { heading }]) => namesForeignCurrency(heading));
  return new Map(
    columns.flatMap(([field, column]): [ListField, UnitFault][] => {
      const { heading } = column;
      if (foreign.some(([, one]) => one === column) || isRounded(heading) || currency === 'other')
        return [[field, 'not_in_euro']];
      return (foreign.length > 0 || currency === 'asked') && !headingSays(heading, 'euro')
        ? [[field, 'currency_unclear']]
        : [];
    }),
  );
}

export type UnitFault = 'not_in_euro' | 'currency_unclear';

const namesForeignCurrency = (heading: string): boolean =>
  headingSays(heading, 'foreignCurrency') && !headingSays(heading, 'euro');
const isRounded = (heading: string): boolean =>
  headingSays(heading, 'millions') || headingSays(heading, 'thousands');
