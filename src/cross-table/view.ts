import type { Viewpoint } from '../history/index.js';
import type { FilterChip } from './filter-chips.js';
import type { FilterChoice } from './filter-choices.js';
import type { HeatScale } from './heat.js';
import type { Value } from './measures.js';
import type { DifferencePart } from './queries/differences.js';
import type { CrossQuestion, Faults, Typed } from './question.js';
import type { CrossTable } from './table.js';

/** How the total of a table came from that of another state. */
export interface Explanation {
  readonly other: Viewpoint;
  readonly before: Value;
  readonly now: Value;
  /** What the difference is made of; null for rates, which have no parts. */
  readonly parts: readonly DifferencePart[] | null;
}

/** A funding period as the form offers it. */
export interface PeriodOption {
  readonly value: string;
  readonly label: string;
}

/** A saved view as a tab above the table. */
export interface ViewTab {
  readonly id: string;
  readonly name: string;
  readonly query: string;
}

/** Everything the page with a cross-table shows. */
export interface CrossView {
  readonly question: CrossQuestion;
  /** Not empty when the address could not be read: then there is no table. */
  readonly faults: Faults;
  /** What stood in fields that may hold anything, as it was typed. */
  readonly typed: Typed;
  readonly periods: readonly PeriodOption[];
  readonly choices: readonly FilterChoice[];
  readonly chips: readonly FilterChip[];
  readonly viewpoint: Viewpoint;
  readonly table: CrossTable | null;
  readonly scale: HeatScale;
  readonly explanation: Explanation | null;
  /** Saved views of the service centre; null for readers without any. */
  readonly tabs: readonly ViewTab[] | null;
  /** Whether the reader may save and change views. */
  readonly keepsViews: boolean;
}
