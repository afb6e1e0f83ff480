import { attributesOf, type CatalogueEntry } from '../catalogue/index.js';
import { parseDay } from '../kernel/day.js';
import { type FieldError, fieldId } from '../web/index.js';

/** A deadline rule as it is typed; a final proof has months, an interim one a day of the following year. */
export interface TypedRule {
  readonly key: string;
  /** Revision of the entry the form was made from. */
  readonly version: string;
  readonly months: string;
  /** "30.04." */
  readonly lastDay: string;
  readonly clause: string;
  readonly reason: string;
}

const names = ['key', 'version', 'months', 'lastDay', 'clause', 'reason'] as const;

export const typedRule = (form: Readonly<Record<string, string>>): TypedRule =>
  Object.fromEntries(names.map((name) => [name, (form[name] ?? '').trim()])) as unknown as TypedRule;

export function typedOf(entry: CatalogueEntry): TypedRule {
  const { months, lastDay, clause } = attributesOf('deadlineRule', entry);
  return {
    key: entry.key,
    version: String(entry.publishedRevision),
    months: months === null ? '' : String(months),
    lastDay: lastDay === null ? '' : `${lastDay.slice(3)}.${lastDay.slice(0, 2)}.`,
    clause,
    reason: '',
  };
}

interface ReadRule {
  /** Null while something is wrong. */
  readonly attributes: {
    readonly months: number | null;
    readonly lastDay: string | null;
    readonly clause: string;
  } | null;
  readonly errors: readonly FieldError[];
}

/** What a typed rule says, or what is wrong with it. */
export function readRule(typed: TypedRule, counts: 'months' | 'lastDay'): ReadRule {
  const months = counts === 'months' ? monthsIn(typed.months) : null;
  const lastDay = counts === 'lastDay' ? dayOfYearIn(typed.lastDay) : null;
  const fault = (field: string, message: string): FieldError => ({
    fieldId: fieldId(`${typed.key}.${field}`),
    message,
  });
  const errors = [
    counts === 'months' && months === null
      ? fault(
          'months',
          'Schreiben Sie, nach wie vielen Monaten der Nachweis fällig ist: eine Zahl von 1 bis 36.',
        )
      : null,
    counts === 'lastDay' && lastDay === null
      ? fault('lastDay', 'Schreiben Sie den letzten Tag ohne Jahr, zum Beispiel 30.04.')
      : null,
    typed.clause === '' || typed.clause.length > 500
      ? fault('clause', 'Nennen Sie die Stelle, an der die Frist steht, mit höchstens 500 Zeichen.')
      : null,
    typed.reason === '' || typed.reason.length > 500
      ? fault('reason', 'Warum wird die Frist geändert? Der Grund steht im Änderungsprotokoll.')
      : null,
  ].filter((error) => error !== null);
  return errors.length > 0
    ? { attributes: null, errors }
    : { attributes: { months, lastDay, clause: typed.clause }, errors };
}

function monthsIn(value: string): number | null {
  const months = /^\d{1,2}$/.test(value) ? Number(value) : 0;
  return months >= 1 && months <= 36 ? months : null;
}

/** "30.4." as "04-30"; null for what is no day of every year. */
function dayOfYearIn(value: string): string | null {
  const [, day = '', month = ''] = /^(\d{1,2})\.\s*(\d{1,2})\.?$/.exec(value) ?? [];
  const written = `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return day !== '' && parseDay(`2023-${written}`) !== null ? written : null;
}
