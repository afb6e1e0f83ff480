import { parseDay } from '../kernel/day.js';

const germanDay = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/;

/** A state as people write it, "47" or "31.10.2026", as addresses say it; null for anything else. */
export function readWrittenState(typed: string): string | null {
  if (/^\d{1,9}$/.test(typed)) return String(Number(typed));
  const german = germanDay.exec(typed);
  const [, day = '', month = '', year = ''] = german ?? [];
  const iso = german === null ? typed : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return parseDay(iso);
}
