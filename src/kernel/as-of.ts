import { type Day, parseDay } from './day.js';

/** A state of the registry to look at: the end of a day in Saxony, or a registry revision. */
export type AsOf =
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'revision'; readonly revision: number };

/** A state as addresses ask for it. */
export const writtenAsOf = (asOf: AsOf): string => (asOf.kind === 'day' ? asOf.day : String(asOf.revision));

const germanDay = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/;

/** A state as people write it, "47", "31.10.2026" or "2026-10-31"; null for anything else. */
export function readAsOf(typed: string): AsOf | null {
  if (/^\d{1,9}$/.test(typed)) return { kind: 'revision', revision: Number(typed) };
  const [whole, day = '', month = '', year = ''] = germanDay.exec(typed) ?? [];
  const read = parseDay(
    whole === undefined ? typed : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  );
  return read === null ? null : { kind: 'day', day: read };
}
