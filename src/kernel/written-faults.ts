import { type Text, text } from './text.js';
import type { AmountFault } from './written-amount.js';
import type { WrittenDay, WrittenPeriod } from './written-day.js';
import type { WrittenRate } from './written-rate.js';

type FaultOf<Written> = Written extends { readonly fault: infer Fault extends string } ? Fault : never;

export type ValueFault =
  | AmountFault
  | 'ambiguous'
  | FaultOf<WrittenDay>
  | FaultOf<WrittenPeriod>
  | FaultOf<WrittenRate>;

interface FaultWords {
  readonly reason: Text;
  readonly remedy: Text;
}

const words = (reasonDe: string, reasonEn: string, remedyDe: string, remedyEn: string): FaultWords => ({
  reason: text(reasonDe, reasonEn),
  remedy: text(remedyDe, remedyEn),
});

/** What is wrong with a written value, and what to do about it; the value itself is shown beside it. */
export const faultWords: Readonly<Record<ValueFault, FaultWords>> = {
  not_an_amount: words(
    'Der Wert ist kein Betrag in Euro.',
    'The value is not an amount in euros.',
    'Schreiben Sie den Betrag in Ziffern, zum Beispiel 1.871.273,00 €.',
    'Write the amount in digits, for example 1,871,273.00.',
  ),
  negative: words(
    'Der Betrag ist negativ.',
    'The amount is negative.',
    'Geben Sie den Betrag ohne Minuszeichen an oder lassen Sie ihn weg.',
    'Give the amount without a minus sign, or leave it out.',
  ),
  too_many_decimals: words(
    'Der Wert hat mehr als zwei Nachkommastellen.',
    'The value has more than two decimals.',
    'Geben Sie den Wert mit höchstens zwei Nachkommastellen an.',
    'Give the value with at most two decimals.',
  ),
  wrong_groups: words(
    'Punkte, Kommas oder Leerzeichen trennen den Betrag nicht in Tausender.',
    'Dots, commas or spaces do not divide the amount into thousands.',
    'Schreiben Sie den Betrag ohne Trennzeichen für Tausender.',
    'Write the amount without marks between thousands.',
  ),
  too_large: words(
    'Der Betrag ist größer, als das Register annimmt.',
    'The amount is larger than the registry accepts.',
    'Prüfen Sie die Zahl der Ziffern.',
    'Check the number of digits.',
  ),
  ambiguous: words(
    'Der Wert ist nicht eindeutig: Er lässt sich auf zwei Arten lesen, und die Spalte zeigt beide.',
    'The value is ambiguous: it can be read in two ways, and the column shows both.',
    'Schreiben Sie alle Werte der Spalte auf dieselbe Art.',
    'Write all values of the column in the same way.',
  ),
  not_a_day: words(
    'Der Wert ist kein Datum.',
    'The value is not a date.',
    'Schreiben Sie das Datum als TT.MM.JJJJ.',
    'Write the date as DD.MM.YYYY.',
  ),
  no_such_day: words(
    'Diesen Tag gibt es im Kalender nicht.',
    'The calendar has no such day.',
    'Prüfen Sie Tag, Monat und Jahr.',
    'Check day, month and year.',
  ),
  not_a_period: words(
    'Der Wert ist kein Zeitraum.',
    'The value is not a period.',
    'Schreiben Sie Beginn und Ende als TT.MM.JJJJ – TT.MM.JJJJ.',
    'Write start and end as DD.MM.YYYY – DD.MM.YYYY.',
  ),
  not_a_rate: words(
    'Der Wert ist kein Satz in Prozent.',
    'The value is not a percentage.',
    'Schreiben Sie den Satz in Ziffern, zum Beispiel 80 %.',
    'Write the rate in digits, for example 80%.',
  ),
  over_100: words(
    'Der Satz liegt über 100 %.',
    'The rate is above 100%.',
    'Prüfen Sie den Satz im Bescheid.',
    'Check the rate in the grant decision.',
  ),
};
