import type { Day } from '../../kernel/day.js';
import type { DayOrder } from '../../kernel/written-day-column.js';
import type { RateUnit } from '../../kernel/written-rate.js';
import type { Dictionary } from '../../projects/index.js';
import type { GivenAnswer } from '../reading/source-reading.js';
import type { Columns } from './columns.js';
import type { Currency } from './list-currency.js';
import type { AmountDecision } from './list-values.js';
import type { ListField } from './wordings/fields.js';

/** What a whole list decided for its columns, and what its rows are looked up in. */
export interface ListContext {
  readonly title: string;
  readonly sheetName: string | null;
  readonly columns: Columns;
  readonly amounts: ReadonlyMap<ListField, AmountDecision>;
  readonly rateUnits: ReadonlyMap<ListField, RateUnit>;
  readonly dayOrder: DayOrder | 'undecided' | 'conflict';
  /** Keys of the catalogue; null where the list does not say it. */
  readonly fundingPeriod: string | null;
  readonly fund: string | null;
  readonly isSaxon: boolean;
  readonly currency: Currency;
  /** AGS of the city whose projects a template of ours holds; null for any other list. */
  readonly city: string | null;
  readonly dictionary: Dictionary;
  /** Day as of which the list was published, where known. */
  readonly date: string | null;
}

/** What is known about a list beside its rows. */
export interface ListSurroundings {
  readonly dictionary: Dictionary;
  readonly fileName: string | null;
  /** Day as of which it was published, where the sender knows it. */
  readonly date: Day | null;
  /** What was answered to questions about a list with these headings. */
  readonly answersFor: (headingsSha256: string) => readonly GivenAnswer[];
}
