import type { PdfReference } from 'pdfmake/js/PDFDocument.js';

/** Structure types of PDF 1.7 that a printed sheet uses. */
export type StructureType =
  | 'Document'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'Figure'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'TOC'
  | 'TOCI'
  | 'Reference'
  | 'Link';

/** A stretch of drawing on a page, by its number there; or an annotation with its key in the parent tree. */
export type Drawn =
  | { readonly page: PdfReference; readonly markedContent: number }
  | { readonly page: PdfReference; readonly annotation: PdfReference; readonly key: number };

/** What a reading program hears of a figure, or knows of a cell. */
interface Attributes {
  readonly alt?: string;
  readonly scope?: 'Row' | 'Column';
}

/**
 * One element of the order in which a file is read aloud. Built from the sheet before anything is drawn; drawing then
 * enters where on the pages its parts came to stand.
 */
export class StructureElement {
  readonly children: StructureElement[] = [];
  readonly drawn: Drawn[] = [];
  /** Edges of a figure on its page in points from the lower left corner: left, bottom, right, top. */
  box: readonly [number, number, number, number] | null = null;

  constructor(
    readonly type: StructureType,
    readonly attributes: Attributes = {},
  ) {}

  child(type: StructureType, attributes: Attributes = {}): StructureElement {
    const element = new StructureElement(type, attributes);
    this.children.push(element);
    return element;
  }

  /** The engine writes nodes into its messages; the tree is no part of them. */
  toJSON(): undefined {
    return undefined;
  }
}

/**
 * Ties something that is drawn to its element. The engine draws the heading rows of a table again on every page by
 * copying them: only the first drawing belongs to the element, every other is a repetition without meaning.
 */
export class Mark {
  private first: object | null = null;

  constructor(private readonly element: StructureElement) {}

  elementFor(item: object): StructureElement | null {
    this.first ??= item;
    return this.first === item ? this.element : null;
  }

  toJSON(): undefined {
    return undefined;
  }
}

/** Properties by which nodes handed to the engine tell what they are; the engine carries them along. */
export interface Marked {
  /** Element the lines of a text belong to. */
  readonly lineElement?: StructureElement;
  /** Where a click on the text leads: an anchor of the same file, or an address. */
  readonly lineLink?: LineLink;
  /** Set on what is drawn itself. */
  readonly mark?: Mark;
}

export type LineLink = { readonly anchor: string } | { readonly address: string };
