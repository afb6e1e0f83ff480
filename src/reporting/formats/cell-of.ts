import { toDecimal } from '../../kernel/money.js';
import { toPercent } from '../../kernel/rate.js';
import type { Language } from '../../kernel/text.js';
import type { Cell, CellLook } from '../../platform/spreadsheet/workbook.js';
import type { Value } from '../document.js';
import { notStated, written } from '../written.js';

/** A value as a cell of its own kind; a period is written out, its two days stand in the rows of the time bar. */
export function cellOf(value: Value | null, language: Language, look?: CellLook): Cell {
  const dressed = look === undefined ? {} : { look };
  if (value === null) return { kind: 'text', text: notStated[language], look: look ?? 'muted' };
  switch (value.type) {
    case 'money':
      return { kind: 'money', decimal: toDecimal(value.cents), ...dressed };
    case 'rate':
      return { kind: 'rate', percent: toPercent(value.rate), ...dressed };
    case 'count':
      return { kind: 'count', count: value.count, ...dressed };
    case 'day':
      return { kind: 'day', day: value.day, ...dressed };
    case 'none':
      return { kind: 'text', text: written(value, language), look: 'muted' };
    default:
      return { kind: 'text', text: written(value, language), ...dressed };
  }
}
