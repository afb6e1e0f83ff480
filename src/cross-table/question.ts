import { type Dimension, dimensions } from '../aggregates/index.js';
import { type AsOf, readAsOf, writtenAsOf } from '../kernel/as-of.js';
import { type Language, type Text, text } from '../kernel/text.js';
import { filterParameters, type ListQuery, listQueryNames, parseListQuery } from '../projects/index.js';
import { localPath } from '../web/index.js';
import { keepsOrder } from './dimension-words.js';
import { type Measure, measures } from './measures.js';

/** What a cross-table is sorted by: the names of its rows, their totals, or one column by its key. */
export interface CrossSort {
  readonly by: 'name' | 'total' | { readonly column: string };
  readonly descending: boolean;
}

/** What a cross-table shows; its address says exactly this. */
export interface CrossQuestion {
  readonly rows: Dimension;
  /** Null for a table of one column. */
  readonly columns: Dimension | null;
  readonly measure: Measure;
  /** Which projects, with the state of the registry they are read at. */
  readonly list: ListQuery;
  /** State the sums are compared with; null for the revision before. */
  readonly compareWith: string | null;
  readonly sort: CrossSort;
  /** Shows every row and column instead of folding the small ones. */
  readonly all: boolean;
}

/** Why a form cannot be answered, by field. */
export type Faults = Readonly<Partial<Record<string, Text>>>;

export const ownNames = ['rows', 'columns', 'measure', 'asOf', 'compareWith', 'sort', 'all'] as const;
/** Parameters that address what is looked at and no selection: flash, saved view, dialect of a file. */
const strangers = ['meldung', 'ansicht', 'dialect', 'ab'] as const;

export type RawQuery = Readonly<Record<string, unknown>>;

const textOf = (raw: RawQuery, name: string): string => {
  const value = raw[name];
  return typeof value === 'string' ? value.trim() : '';
};

const notHere = text('Diesen Wert gibt es hier nicht.', 'There is no such value here.');
const notAState = text(
  'Schreiben Sie die Nummer eines Registerstands oder einen Tag, zum Beispiel 31.10.2026.',
  'Write the number of a registry revision or a day, for example 2026-10-31.',
);

const defaultRows: Dimension = 'city';
const defaultColumns: Dimension = 'object';
const defaultMeasure: Measure = 'totalEligibleCost';

export const defaultSort = (rows: Dimension): CrossSort =>
  keepsOrder(rows) ? { by: 'name', descending: false } : { by: 'total', descending: true };

/** Fields that may hold anything, as they were typed. */
export type Typed = Readonly<Record<'columns' | 'asOf' | 'compareWith', string>>;

export interface ParsedQuestion {
  readonly question: CrossQuestion;
  readonly faults: Faults;
  readonly typed: Typed;
}

/**
 * Reads the address of a cross-table. What cannot be read is named in the faults, and the question has the usual in its
 * place. @throws Problem `invalid_parameter` for filters no page sends
 */
export function parseQuestion(raw: RawQuery, language: Language): ParsedQuestion {
  const faults: Partial<Record<string, Text>> = {};
  for (const name of Object.keys(raw))
    if (![...ownNames, ...strangers, ...listQueryNames].some((known) => known === name))
      faults[name] = text(
        `Den Parameter „${name.slice(0, 40)}“ gibt es hier nicht.`,
        `There is no parameter “${name.slice(0, 40)}” here.`,
      );
  const choose = <Value extends string>(name: string, known: readonly Value[], usual: Value): Value => {
    const typed = textOf(raw, name);
    const found = known.find((value) => value === typed);
    if (typed !== '' && found === undefined) faults[name] = notHere;
    return found ?? usual;
  };
  const state = (name: string): string | null => {
    const typed = textOf(raw, name);
    const read = typed === '' ? null : readAsOf(typed);
    if (typed !== '' && read === null) faults[name] = notAState;
    return read && writtenAsOf(read);
  };
  const rows = choose('rows', dimensions, defaultRows);
  const usualColumns = rows === defaultColumns ? 'fundingPeriod' : defaultColumns;
  const columns = choose('columns', ['none', ...dimensions], raw.rows === undefined ? usualColumns : 'none');
  if (columns === rows)
    faults.columns = text('Zeilen und Spalten sind dasselbe.', 'Rows and columns are the same.');
  const measure = choose('measure', Object.keys(measures) as Measure[], defaultMeasure);
  const asOf = state('asOf');
  const compareWith = state('compareWith');
  const sort = readSort(textOf(raw, 'sort'), rows);
  if (sort === null) faults.sort = notHere;
  const all = choose('all', ['0', '1'], '0') === '1';
  const { asOf: _, sort: __, cursor: ___, ...filters } = raw;
  const list = { ...parseListQuery(filters, language), asOf };
  for (const [field, typed] of Object.entries(list.typed))
    faults[field] = text(`„${typed}“ ist kein Betrag.`, `“${typed}” is not an amount.`);
  return {
    question: {
      rows,
      columns: columns === 'none' || columns === rows ? null : columns,
      measure,
      list,
      compareWith,
      sort: sort ?? defaultSort(rows),
      all,
    },
    faults,
    typed: { columns, asOf: textOf(raw, 'asOf'), compareWith: textOf(raw, 'compareWith') },
  };
}

function readSort(typed: string, rows: Dimension): CrossSort | null {
  if (typed === '') return defaultSort(rows);
  const descending = typed.startsWith('-');
  const by = descending ? typed.slice(1) : typed;
  if (by === 'name' || by === 'total') return { by, descending };
  return by.startsWith('c.') && by.length > 2 ? { by: { column: by.slice(2) }, descending } : null;
}

export const sortText = ({ by, descending }: CrossSort): string =>
  `${descending ? '-' : ''}${typeof by === 'string' ? by : `c.${by.column}`}`;

/** Names and values of a question in a fixed order: one table, one address. */
export function questionParameters(question: CrossQuestion): [string, string][] {
  const { rows, columns, measure, list, compareWith, sort, all } = question;
  const pairs: [string, string][] = [
    ['rows', rows],
    ['columns', columns ?? 'none'],
    ['measure', measure],
    ...filterParameters(list),
  ];
  if (compareWith !== null) pairs.push(['compareWith', compareWith]);
  if (sortText(sort) !== sortText(defaultSort(rows))) pairs.push(['sort', sortText(sort)]);
  if (all) pairs.push(['all', '1']);
  return pairs;
}

/** A question as the query of an address. */
export const questionQuery = (question: CrossQuestion, change: Partial<CrossQuestion> = {}): string =>
  new URLSearchParams(questionParameters({ ...question, ...change })).toString().replaceAll('%2C', ',');

export const crossPath = '/auswertung';

/** Address of the cross-table of a question, or of another page or file about the same. */
export const crossHref = (
  language: Language,
  question: CrossQuestion,
  change: Partial<CrossQuestion> = {},
  path: string = crossPath,
): string => localPath(language, `${path}?${questionQuery(question, change)}`);

/** Whether all rows of a question can be asked of the rollup is decided elsewhere; this is the state it is asked at. */
export const stateOf = (written: string | null): AsOf | undefined => {
  if (written === null) return undefined;
  return written.includes('-')
    ? { kind: 'day', day: written }
    : { kind: 'revision', revision: Number(written) };
};
