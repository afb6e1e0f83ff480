import type { Day } from '../../../kernel/day.js';

/** What a column of a form takes: it decides format, check and what people are told when they type something else. */
export type FormColumnKind = 'text' | 'longText' | 'money' | 'rate' | 'day';

export interface FormColumn {
  readonly heading: string;
  readonly kind: FormColumnKind;
  /** Width in characters. */
  readonly width: number;
  readonly isRequired: boolean;
  /** Shown when a cell of the column or its heading is chosen; at most 255 characters. */
  readonly explanation: string;
  /** Name of the list its values are chosen from; null where they are typed. */
  readonly choices: string | null;
  /** Only people's eyes: its cells are locked, also where they are empty. */
  readonly isLocked?: boolean;
}

/** A value of a form: text letter by letter, EUR or percent with two decimals, or a day. */
export type FormValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'money'; readonly decimal: string }
  | { readonly kind: 'rate'; readonly percent: string }
  | { readonly kind: 'day'; readonly day: Day }
  | null;

export interface FormRow {
  /** One per column. */
  readonly values: readonly FormValue[];
  /** Columns whose cells stay as they are, such as the code the row is known by. */
  readonly lockedColumns: ReadonlySet<number>;
}

/** A list people choose values from. */
export interface ChoiceList {
  readonly name: string;
  readonly values: readonly string[];
}

/** A line of the sheet that explains the form. */
export type GuideLine =
  | { readonly kind: 'section' | 'paragraph'; readonly text: string }
  | { readonly kind: 'entry'; readonly term: string; readonly text: string; readonly aside: string };

/** A workbook people fill in: a sheet with the form, one that explains it, one with the lists to choose from. */
export interface FormWorkbook {
  readonly title: string;
  readonly creator: string;
  readonly language: string;
  /** Instant written into the file. Fixed by the caller, so that the same workbook gives the same bytes. */
  readonly created: Date;
  readonly form: {
    readonly sheetName: string;
    /** Lines above the headings: the title, and below it what people read first. */
    readonly lines: readonly string[];
    /** Said in the last line above the headings, for programs. */
    readonly mark: string;
    readonly columns: readonly FormColumn[];
    readonly rows: readonly FormRow[];
    /** Empty rows that are ready to be filled in. */
    readonly emptyRows: number;
    readonly footer: string;
  };
  readonly guide: {
    readonly sheetName: string;
    readonly title: string;
    readonly lines: readonly GuideLine[];
  };
  readonly choices: {
    readonly sheetName: string;
    readonly title: string;
    readonly note: string;
    readonly lists: readonly ChoiceList[];
  };
}
