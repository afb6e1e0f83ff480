import type { Dimension, Group } from '../aggregates/index.js';
import { formatAmount, formatCount, formatEuro, formatRate } from '../kernel/format.js';
import type { Language } from '../kernel/text.js';
import { dimensionWords } from './dimension-words.js';
import { type Measure, measureOf, type Value } from './measures.js';
import { crossMessages } from './messages.js';
import type { CrossQuestion } from './question.js';
import type { Line } from './table.js';

/** A value as cells show it, without its unit; null is no number. */
export function writtenValue(value: Value, measure: Measure, language: Language): string | null {
  if (value === null) return null;
  switch (measureOf(measure).kind) {
    case 'money':
      return formatAmount(BigInt(value), language);
    case 'rate':
      return formatRate(Number(value), language);
    default:
      return formatCount(Number(value), language);
  }
}

/** A value with its unit, as sentences say it. */
export function valueInWords(value: Value, measure: Measure, language: Language): string {
  if (value === null) return crossMessages.notStated[language];
  if (measureOf(measure).kind === 'money') return formatEuro(BigInt(value), language);
  return writtenValue(value, measure, language) ?? '';
}

const withCode = new Set<Dimension>(['category', 'guideline', 'object', 'objective', 'priority']);

/** Title of a group in the words of its revision; its code first where people know it by that. */
export function groupTitle(group: Group, dimension: Dimension, language: Language): string {
  const title = group.title?.[language] ?? crossMessages.notAssigned[language];
  const code =
    withCode.has(dimension) && group.code !== null && !title.includes(group.code) ? group.code : null;
  return [code, title].filter((part) => part !== null).join(' ');
}

/** Name of a row or column: its group, or how many were folded into it. */
export function lineTitle({ groups, folded }: Line, dimension: Dimension, language: Language): string {
  if (folded) return `${formatCount(groups.length, language)} ${dimensionWords[dimension].more[language]}`;
  const [group] = groups;
  return group === undefined ? crossMessages.total[language] : groupTitle(group, dimension, language);
}

/** "Gesamtkosten nach Stadt und Fördergegenstand" */
export function tableTitle({ rows, columns, measure }: CrossQuestion, language: Language): string {
  const by = [rows, ...(columns === null ? [] : [columns])].map(
    (dimension) => dimensionWords[dimension].by[language],
  );
  return crossMessages.title(measureOf(measure).label[language], by.join(crossMessages.and[language]))[
    language
  ];
}

/** Short name of a table for tabs: "Stadt × Fördergegenstand". */
export const shortTitle = ({ rows, columns }: CrossQuestion, language: Language): string =>
  [rows, ...(columns === null ? [] : [columns])]
    .map((dimension) => dimensionWords[dimension].label[language].replace(/ \(.*\)$/, ''))
    .join(' × ');
