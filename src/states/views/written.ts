import { formatCount, formatEuro } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import type { ComparedMeasure } from '../measures.js';

/** A total as pages write it. */
export const written = (value: bigint, measure: ComparedMeasure, language: Language): string =>
  measure === 'projects' ? formatCount(Number(value), language) : formatEuro(value, language);

/** With a plus where it grew. */
export const signed = (value: bigint, measure: ComparedMeasure, language: Language): string =>
  `${value > 0n ? '+' : ''}${written(value, measure, language)}`;
