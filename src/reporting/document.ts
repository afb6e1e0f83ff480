import type { Day } from '../kernel/day.js';
import type { Cents } from '../kernel/money.js';
import type { Period } from '../kernel/period.js';
import type { Rate } from '../kernel/rate.js';
import type { Language, Text } from '../kernel/text.js';
import type { PerimeterPolygons } from '../platform/charts/perimeter-map.js';
import type { MapCircle, MapMark, MapShapes } from '../platform/charts/schematic-map.js';
import type { ShareTone } from '../platform/charts/share-bar.js';
import type { TargetLine } from '../platform/charts/target-line.js';
import type { Download } from '../web/index.js';
import type { SealOnPaper } from './seal-words.js';

/** A value as the registry holds it. Each format writes it its own way; none writes it twice. */
export type Value =
  | { readonly type: 'text'; readonly text: string }
  /** Entry of a catalogue: its code (leading zeros matter) and title; either may be missing. */
  | { readonly type: 'code'; readonly code: string | null; readonly title: string | null }
  /** EUR cents. `derived` amounts are computed from a rate and marked everywhere. */
  | { readonly type: 'money'; readonly cents: Cents; readonly derived?: boolean }
  | { readonly type: 'rate'; readonly rate: Rate }
  | { readonly type: 'count'; readonly count: number }
  | { readonly type: 'day'; readonly day: Day }
  /** Nothing of the kind exists here, which is known: a dash. What is unknown is null instead. */
  | { readonly type: 'none' }
  /** First and last day, both inclusive; at least one is known. */
  | { readonly type: 'period'; readonly period: Period };

export type ValueType = Value['type'];

/** A value under its name in the API. Null is "not stated", never zero. */
export interface Fact {
  readonly key: string;
  readonly label: string;
  readonly value: Value | null;
  /** What must be known to read the value rightly, e.g. what the source said. */
  readonly note?: string;
}

/** The one description of a column that every format follows: heading, kind of value, room, whether it is summed. */
export interface Column {
  readonly key: string;
  readonly heading: Text;
  readonly type: ValueType;
  /** Room the column asks for, relative to the others. */
  readonly width: number;
  readonly total?: 'sum' | 'label';
  /** `reading`: in print and on pages only; `data`: in workbook, CSV and JSON only. Without it everywhere. */
  readonly only?: 'reading' | 'data';
  /** Key of the column below whose values these stand in print and on pages, to save room. */
  readonly beneath?: string;
  /** Text taken over word by word: German, whatever the language of the document. */
  readonly verbatim?: boolean;
  /** Amounts without the sign, because the heading names the unit. */
  readonly bare?: boolean;
}

/** A cell: what the registry holds, null where that is not known, undefined where there is nothing to be known. */
export type CellValue = Value | null | undefined;

export interface Table {
  readonly kind: 'table';
  readonly key: string;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly CellValue[])[];
  /** Label of the total row; null when nothing is summed. */
  readonly totalLabel: string | null;
  /** The total row where rows overlap, so that adding them up would count something twice; its label among the values. */
  readonly wholes?: readonly (Value | undefined)[];
  /** A long list, set smaller and tighter in print. */
  readonly dense?: boolean;
  /** Rows that people fill in by hand on paper, such as signatures: high enough to write in. */
  readonly byHand?: boolean;
  /** `reading`: in print and on pages only, because another table has the same rows; `data`: in workbook and JSON only. */
  readonly only?: 'reading' | 'data';
}

/** One of several amounts that are compared by their length. */
export interface Bar {
  readonly label: string;
  readonly cents: Cents;
}

/** Amounts by year, one series per funding period; the table with the same figures stands near. */
export interface YearChart {
  readonly kind: 'yearChart';
  readonly title: string;
  readonly alt: string;
  readonly years: readonly number[];
  readonly series: readonly {
    readonly label: string;
    readonly tone: 1 | 4;
    /** One amount per year, in the same order. */
    readonly cents: readonly Cents[];
  }[];
  /** Low, where several stand on a page. */
  readonly small?: boolean;
}

/** One place on about half a page: what it comes to, its projects and its years, and where it lies. */
export interface Profile {
  readonly kind: 'profile';
  readonly key: string;
  readonly title: string;
  /** Beside the title: its district. */
  readonly subtitle: string;
  readonly figures: readonly Fact[];
  /** For readers: the data formats have the same projects in the table of all projects. */
  readonly table: Table;
  readonly chart: YearChart | null;
  readonly map: {
    readonly shapes: MapShapes;
    readonly chosen: { readonly districts: readonly string[]; readonly mark: MapMark | null };
    readonly alt: string;
  };
  /** Below the map, e.g. the areas of the city. */
  readonly facts: readonly Fact[];
}

/** Part of an amount; one that is not known has no cents and is hatched over what the known parts leave. */
export interface Part {
  readonly key: string;
  readonly label: string;
  readonly cents: Cents | null;
  readonly share: Rate | null;
  readonly derived: boolean;
  readonly tone: ShareTone;
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  /**
   * Part of a long report with its place in the contents; on paper it begins a page. `sheet`: in a workbook its words
   * stand on a sheet of their own.
   */
  | {
      readonly kind: 'chapter';
      readonly key: string;
      readonly title: string;
      readonly lead: string | null;
      readonly sheet?: boolean;
    }
  /** What a table is about, in a sentence; kept with what follows and listed in the contents. */
  | { readonly kind: 'section'; readonly key: string; readonly title: string; readonly sentence: string }
  /** Chapters and sections of the document, with page numbers on paper. */
  | { readonly kind: 'contents'; readonly title: string }
  /** Horizontal bars above the table that has the exact amounts; in millions of euros unless amounts are small. */
  | {
      readonly kind: 'bars';
      readonly title: string;
      readonly bars: readonly Bar[];
      readonly unit?: 'euros';
    }
  | YearChart
  | Profile
  /** The way from a baseline to a target with what was measured; a table near it has the values. */
  | { readonly kind: 'targetLine'; readonly title: string; readonly line: TargetLine }
  /** The border of an area by itself, north on top. */
  | { readonly kind: 'perimeter'; readonly polygons: PerimeterPolygons; readonly alt: string }
  /** Text letter by letter as it was published; empty lines divide paragraphs. Null is "not stated". */
  | {
      readonly kind: 'paragraph';
      readonly key: string;
      readonly text: string | null;
      /** Set larger in print: words somebody addresses to the reader. */
      readonly addressed?: boolean;
    }
  /** The few numbers that head a page. */
  | { readonly kind: 'keyFigures'; readonly figures: readonly Fact[] }
  | {
      readonly kind: 'facts';
      readonly facts: readonly Fact[];
      /** So many of the first are short: on paper they stand in two columns, and all facts on one page with their heading. */
      readonly halves?: { readonly left: number; readonly right: number };
    }
  | Table
  | {
      readonly kind: 'composition';
      readonly whole: Cents | null;
      readonly parts: readonly Part[];
      readonly alt: string;
    }
  | {
      readonly kind: 'timeBar';
      readonly period: Period;
      readonly reckoningDay: Day;
      readonly markLabel: string;
      readonly alt: string;
    }
  | {
      readonly kind: 'map';
      readonly shapes: MapShapes;
      readonly chosen: { readonly districts: 'all' | readonly string[]; readonly mark: MapMark | null };
      readonly alt: string;
      readonly facts: readonly Fact[];
    }
  /** Side by side on paper and wide screens, in reading order everywhere. */
  | {
      readonly kind: 'columns';
      readonly columns: readonly {
        readonly width: 'half' | 'wide' | 'narrow';
        readonly blocks: readonly Block[];
      }[];
    }
  | { readonly kind: 'note'; readonly mark: string | null; readonly text: string };

/** First page of a long report: what it is, what it covers and which state it shows. */
export interface Cover {
  readonly map: {
    readonly shapes: MapShapes;
    readonly circles: readonly MapCircle[];
    readonly alt: string;
  };
  /** Year or occasion below the title. */
  readonly accent: string;
  readonly lines: readonly string[];
}

/** Everything a report says, once, in one language. PDF, spreadsheet, page and JSON are drawn from it. */
export interface ReportDocument {
  readonly language: Language;
  /** Language of text taken over word by word: title, lead and paragraphs. */
  readonly textLanguage: Language;
  /** Kind of document, e.g. "Steckbrief". */
  readonly kindTitle: string;
  /** Line beside the kind: period and reference. */
  readonly context: readonly string[];
  readonly title: string;
  /** Line below the title, e.g. the beneficiary; null when unknown. */
  readonly lead: string | null;
  readonly subject: string;
  readonly blocks: readonly Block[];
  /** Sources, version, fingerprint and address, below the content. */
  readonly colophon: readonly { readonly label: string; readonly value: string }[];
  readonly funding: { readonly sentence: string; readonly landNotice: string | null };
  /** State of the registry, in the footer of every page. */
  readonly registerState: string;
  /** The seal of the trail that covers that state, beside it. */
  readonly seal?: SealOnPaper;
  /** Page of the registry it belongs to, without language prefix: "/vorhaben/SN21-0004". */
  readonly path: string;
  /** Where the full text can be read when paper has to cut it. */
  readonly address: string;
  /** Day of the registry state; the date written into files. */
  readonly date: Day;
  /** Whether paper shows it on exactly one page. */
  readonly onePage: boolean;
  /** The same report as files, offered beside the page. */
  readonly downloads?: readonly Download[];
  /** Pages about the same, beside the page; paths without language prefix. */
  readonly related?: readonly { readonly label: string; readonly path: string }[];
  /** A page of its own in front; without it the title stands above the content. */
  readonly cover?: Cover;
}
