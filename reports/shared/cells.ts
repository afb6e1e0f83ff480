import type { AmountSum } from '../../src/aggregates/index.js';
import type { Text } from '../../src/kernel/text.js';
import type { Column, Fact, Value } from '../../src/reporting/index.js';

/** A cell as tables take it: null is "not stated", undefined is nothing to be known. */
export type Cell = Value | null | undefined;

export const text = (content: string): Value => ({ type: 'text', text: content });
export const count = (number: number): Value => ({ type: 'count', count: number });
export const day = (value: string | null): Cell => (value === null ? null : { type: 'day', day: value });
export const none: Value = { type: 'none' };

/** A sum of amounts; a dash where no project of the row has one. */
export const money = ({ cents, known }: AmountSum, derived = false): Value =>
  known === 0 ? none : { type: 'money', cents, ...(derived ? { derived } : {}) };

export const amount = (cents: bigint | null): Cell => (cents === null ? null : { type: 'money', cents });

/** A column of figures; its heading names the unit. */
export const figureColumn = (key: string, heading: Text, type: 'count' | 'money', width: number): Column => ({
  key,
  heading,
  type,
  width,
  total: 'sum',
  bare: true,
});

export const textColumn = (
  key: string,
  heading: Text,
  width: number,
  more: Partial<Column> = {},
): Column => ({ key, heading, type: 'text', width, ...more });

/** A fact whose value is a sum, with the number of projects it is known of. */
export const sumFact = (key: string, label: string, sum: AmountSum, note: string, derived = false): Fact => ({
  key,
  label,
  value: sum.known === 0 ? null : { type: 'money', cents: sum.cents, derived },
  ...(sum.known === 0 ? {} : { note }),
});
