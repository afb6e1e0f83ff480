/**
 * What a printed sheet is made of: plain data that can be handed to a worker. Lengths are points (1/72 inch), colours
 * hexadecimal. Text is plain text: nothing in it is read as markup, address or file name.
 */
export interface PdfSheet {
  readonly title: string;
  readonly subject: string;
  /** Language of the text as a tag for reading aloud, e.g. "de-DE". */
  readonly language: string;
  /** Program that made the file, e.g. "Steckbrief 0.1.0". */
  readonly creator: string;
  /** Instant written into the file. Fixed by the caller, so that the same sheet gives the same bytes. */
  readonly created: Date;
  /** A4 when left out. */
  readonly paper?: 'a4' | 'a3';
  readonly margins: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  };
  /** Repeated on top of every page, inside the top margin. */
  readonly head: SheetNode;
  /** Repeated at the foot of every page; "{page}" and "{pages}" in `right` become numbers. */
  readonly foot: { readonly rule: string; readonly left: TextNode; readonly right: TextNode };
  /** Stands right above the foot, inside the bottom margin; for sheets of one page. */
  readonly pinned: SheetNode | null;
  readonly body: readonly SheetNode[];
  /** The first page is a cover: it has no foot. */
  readonly cover?: boolean;
  /** How the sheet is kept on one page; null lets it run over as many pages as it needs. */
  readonly onePage: OnePage | null;
}

/**
 * Steps that make a sheet tighter until it fits one page. Every `Tight` value of the sheet has one entry per step (the
 * last one holds for the rest). Up to step `uncutSteps` all text stays whole; after that the elastic text is cut.
 */
export interface OnePage {
  readonly steps: number;
  readonly uncutSteps: number;
}

/** A value per tightening step, or one for all. */
export type Tight = number | readonly number[];

export interface Run {
  readonly text: string;
  readonly strong?: boolean;
  readonly colour?: string;
  /** Amounts and dates: figures of equal width. */
  readonly figures?: boolean;
  /** Set in the typeface kept for notices whose lettering is prescribed. */
  readonly notice?: boolean;
  /** A mark that points to a note, set small and high. */
  readonly raised?: boolean;
}

interface Spaced {
  readonly before?: Tight;
  readonly after?: Tight;
}

export interface TextNode extends Spaced {
  readonly kind: 'text';
  readonly runs: readonly Run[];
  readonly size: Tight;
  /** Distance of lines as a multiple of the size. */
  readonly leading?: Tight;
  readonly colour?: string;
  readonly strong?: boolean;
  readonly align?: 'left' | 'right';
  /** Level in the order of headings; those of a sheet that runs over are its bookmarks. */
  readonly heading?: 1 | 2 | 3;
  /** Lines of about the same length, within this width. */
  readonly balancedIn?: number;
  /** Room kept free on the right, so that figures align where some carry a raised mark and others do not. */
  readonly inset?: number;
  /** Longest text in characters; what is longer is cut at a word and ends in "…". */
  readonly limit?: Tight;
  /** This text may be cut as far as the page needs; the runs given here follow the cut. At most one per sheet. */
  readonly elastic?: readonly Run[];
  /** Name under which the contents find this text. */
  readonly anchor?: string;
  /** Printed instead of the text: the number of the page on which the anchor of this name stands. */
  readonly pageOf?: string;
  /** Where a click leads: to the anchor of this name, or to an address made by us. */
  readonly linksTo?: { readonly anchor: string } | { readonly address: string };
  /** Only printed when text was cut at its limit, or when a character had no glyph. */
  readonly onlyWhen?: 'cut' | 'replaced';
}

export interface StackNode extends Spaced {
  readonly kind: 'stack';
  readonly nodes: readonly SheetNode[];
  /** Read aloud as a table: every row of columns is one of its rows, headed by its first text. */
  readonly reads?: 'table';
  /** Not divided between two pages. */
  readonly together?: boolean;
  /** Room in points that has to be left below on the same page; else the stack begins the next one. */
  readonly roomBelow?: number;
  readonly newPage?: boolean;
  /** Top edge on the page in points, outside the flow of text. */
  readonly at?: { readonly left: number; readonly top: number };
}

export interface ColumnsNode extends Spaced {
  readonly kind: 'columns';
  readonly gap: number;
  readonly columns: readonly { readonly width: number | 'rest'; readonly node: SheetNode }[];
}

/** A drawing as SVG text made by us, never from outside; `alt` is read aloud instead of it. */
export interface DrawingNode extends Spaced {
  readonly kind: 'drawing';
  readonly svg: string;
  readonly width: Tight;
  readonly alt: string;
}

export interface RuleNode extends Spaced {
  readonly kind: 'rule';
  readonly thickness: number;
  readonly colour: string;
  readonly width: number;
}

export interface GridNode extends Spaced {
  readonly kind: 'grid';
  readonly widths: readonly (number | 'rest')[];
  /** Rows repeated on every page the grid runs over. */
  readonly headerRows: number;
  readonly rows: readonly (readonly SheetNode[])[];
  /** What the grid is when it is read aloud: a table (also headed by its first column), or a list of contents. */
  readonly reads: 'table' | 'headedRows' | 'contents';
  readonly rule: { readonly thickness: number; readonly colour: string };
  /** Stronger lines under the header rows and above the last row. */
  readonly strongRule?: { readonly thickness: number; readonly colour: string; readonly aboveLast: boolean };
  readonly padding: Tight;
  /** Notes that belong to the grid and stand with its last rows. */
  readonly below?: readonly SheetNode[];
  /** Fewest rows that may stand alone on the last page of a grid that runs over; the last one (a total) counts. */
  readonly leastAtEnd?: number;
}

export type SheetNode = TextNode | StackNode | ColumnsNode | DrawingNode | RuleNode | GridNode;
