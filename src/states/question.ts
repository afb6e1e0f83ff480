import { type AsOf, readAsOf, writtenAsOf } from '../kernel/as-of.js';
import type { Language, Text } from '../kernel/text.js';
import { filterParameters, type ListQuery, parseListQuery } from '../projects/index.js';
import { localPath, statesPath } from '../web/index.js';
import {
  type ComparedDimension,
  type ComparedMeasure,
  comparedDimensions,
  isComparedMeasure,
} from './measures.js';
import { statesMessages } from './messages.js';

export const comparisonPath = `${statesPath}/vergleich`;

/** What the address of a comparison asks for. */
export interface AskedComparison {
  readonly list: ListQuery;
  readonly measure: ComparedMeasure;
  readonly dimension: ComparedDimension;
  readonly from: AsOf | undefined;
  readonly to: AsOf | undefined;
  /** As it was typed. */
  readonly typed: Readonly<Record<'from' | 'to', string>>;
  readonly faults: Readonly<Partial<Record<'from' | 'to', Text>>>;
  /** Changed projects that stand on the pages before. */
  readonly start: number;
}

type RawQuery = Readonly<Record<string, unknown>>;
const wordOf = (raw: RawQuery, name: string): string =>
  typeof raw[name] === 'string' ? raw[name].trim().slice(0, 40) : '';

/** @throws Problem `invalid_parameter` for filters no page sends */
export function parseComparison(raw: RawQuery, language: Language): AskedComparison {
  const faults: Partial<Record<'from' | 'to', Text>> = {};
  const state = (name: 'from' | 'to'): AsOf | undefined => {
    const typed = wordOf(raw, name);
    const read = typed === '' ? null : readAsOf(typed);
    if (typed !== '' && read === null) faults[name] = statesMessages.notAState;
    return read ?? undefined;
  };
  const measure = wordOf(raw, 'measure');
  const { asOf: _, sort: __, cursor: ___, ...filters } = raw;
  return {
    list: parseListQuery(filters, language),
    measure: isComparedMeasure(measure) ? measure : 'totalEligibleCost',
    dimension: comparedDimensions.find((known) => known === wordOf(raw, 'by')) ?? 'city',
    from: state('from'),
    to: state('to'),
    typed: { from: wordOf(raw, 'from'), to: wordOf(raw, 'to') },
    faults,
    start: Number(/^\d{1,7}$/.exec(wordOf(raw, 'ab'))?.[0] ?? 0),
  };
}

/** Names and values of a comparison in a fixed order; `start` only where a page is asked for. */
export function comparisonQuery(asked: AskedComparison, start = 0): string {
  const pairs: [string, string][] = [
    ...(asked.from === undefined ? [] : [['from', writtenAsOf(asked.from)] satisfies [string, string]]),
    ...(asked.to === undefined ? [] : [['to', writtenAsOf(asked.to)] satisfies [string, string]]),
    ['measure', asked.measure],
    ['by', asked.dimension],
    ...filterParameters(asked.list),
    ...(start === 0 ? [] : [['ab', String(start)] satisfies [string, string]]),
  ];
  return new URLSearchParams(pairs).toString().replaceAll('%2C', ',');
}

export const comparisonHref = (language: Language, asked: AskedComparison, start = 0): string =>
  localPath(language, `${comparisonPath}?${comparisonQuery(asked, start)}`);
