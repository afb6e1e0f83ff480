/** The parts of pdfmake we assemble and extend ourselves: to lay out without drawing, to keep it from every address and file, to mark what is drawn. */
declare module 'pdfmake/js/PDFDocument.js' {
  import type { Readable } from 'node:stream';
  export interface PdfKitDocument extends Readable {
    provideFont(family: string, bold: boolean, italics: boolean): EmbeddedFont;
    /** Opens the file, or takes what is kept under its name, as the present font. */
    font(file: string): this;
    _font: EmbeddedFont;
    _fontFamilies: Record<string, EmbeddedFont>;
    _fontCount: number;
    end(): void;
    readonly page: PdfKitPage;
    ref(data: object): PdfReference;
    markContent(tag: 'Artifact', options?: { type: 'Pagination' }): this;
    markStructureContent(tag: string): { readonly refs: readonly [{ readonly mcid: number }] };
    endMarkedContent(): this;
    getStructTreeRoot(): PdfReference;
    getStructParentTree(): PdfNumberTree;
    createStructParentTreeNextKey(): number;
    goTo(x: number, y: number, width: number, height: number, name: string, options: object): this;
    link(x: number, y: number, width: number, height: number, address: string, options: object): this;
    _write(piece: string | Buffer): void;
    _finalize(): void;
    readonly _offset: number;
    readonly _offsets: readonly number[];
    readonly _id: Buffer;
    readonly _root: PdfReference;
    readonly _info: PdfReference;
  }
  export interface PdfReference {
    readonly id: number;
    readonly data: Record<string, unknown>;
    end(content?: Buffer | string): void;
    write(content: string): void;
    toString(): string;
  }
  export interface PdfNumberTree {
    add(key: number, value: object): void;
    get(key: number): (PdfReference | null)[];
  }
  export interface PdfKitPage {
    readonly height: number;
    readonly content: PdfReference;
    readonly dictionary: PdfReference;
    readonly annotations: readonly PdfReference[];
  }
  export interface EmbeddedFont {
    readonly constructor: new (
      document: PdfKitDocument,
      font: EmbeddedFont['font'],
      id: string,
    ) => EmbeddedFont;
    readonly font: {
      hasGlyphForCodePoint(codePoint: number): boolean;
      getGlyph(id: number, characters: number[]): Glyph;
      _glyphs: object;
    };
    widthOfString(text: string, size: number, features?: readonly string[] | null): number;
    /** Distance of lines set solid. */
    lineHeight(size: number): number;
    /** The glyphs of a word with their places; `features` are rules of the typeface such as "tnum". */
    layoutRun(text: string, features?: readonly string[]): ShapedRun;
  }
  interface Glyph {
    readonly id: number;
  }
  export interface ShapedRun {
    readonly glyphs: readonly Glyph[];
    /** Lengths in thousandths of the size. */
    readonly positions: readonly {
      readonly xAdvance: number;
      readonly yAdvance: number;
      readonly xOffset: number;
      readonly yOffset: number;
      readonly advanceWidth: number;
    }[];
    readonly advanceWidth: number;
  }

  const loaded: {
    default: new (
      fonts: Record<string, Record<'normal' | 'bold' | 'italics' | 'bolditalics', string>>,
      images: object,
      patterns: object,
      attachments: object,
      options: object,
      virtualFiles: null,
      localAccessPolicy: (path: string) => boolean,
    ) => PdfKitDocument;
  };
  export default loaded;
}

declare module 'pdfmake/js/LayoutBuilder.js' {
  import type { PdfKitDocument } from 'pdfmake/js/PDFDocument.js';
  import type { PlacedLine, PlacedWord } from 'pdfmake/js/Renderer.js';
  import type { WordsToCome } from './measured-words.js';
  import type { LineLink, Mark } from './tagging/structure.js';

  export interface LaidOutPage {
    readonly items: LaidOutItem[];
  }
  export type LaidOutItem =
    | { readonly type: 'line'; readonly item: PlacedLine }
    | { readonly type: 'vector'; readonly item: PlacedVector }
    | { readonly type: 'svg' | 'beginClip' | 'endClip'; readonly item: object };
  export interface PlacedVector {
    readonly type: 'line' | 'rect';
    readonly x1?: number;
    x2?: number;
    readonly y1?: number;
    readonly y2?: number;
    readonly lineWidth?: number;
    readonly lineColor?: string;
    readonly dash?: object;
  }
  export interface TextContent {
    _inlines?: unknown[] | WordsToCome;
  }
  export interface TableContent {
    readonly table: { readonly widths: readonly unknown[] };
  }
  export interface PageWriter {
    context(): { getCurrentPage(): LaidOutPage | null };
    addVector(
      vector: object,
      inColumn?: boolean,
      inRow?: boolean,
      index?: number | null,
      page?: number,
    ): object | undefined;
  }
  export interface LaidOutLine {
    inlines: PlacedWord[];
    mark?: Mark;
    link?: LineLink;
  }

  const loaded: {
    default: new (
      pageSize: { orientation: 'portrait'; width: number; height: number },
      margins: { left: number; top: number; right: number; bottom: number },
      svgMeasure: object,
    ) => {
      registerTableLayouts(layouts: object): void;
      /** Takes the next line from the words a text has left; null when none is left. */
      buildNextLine(text: TextContent): LaidOutLine | null;
      processTable(table: TableContent): void;
      readonly writer: PageWriter;
      readonly docMeasure: {
        textInlines: object;
        measureTable(node: TableContent): object;
        measureColumns(node: object): object;
      };
      tryLayoutDocument(content: object, document: PdfKitDocument, ...rest: unknown[]): object;
      layoutDocument(
        content: object,
        document: PdfKitDocument,
        styles: object,
        defaultStyle: object,
        background: undefined,
        header: (page: number, pages: number) => object,
        footer: (page: number, pages: number) => object,
      ): LaidOutPage[];
    };
  };
  export default loaded;
}

declare module 'pdfmake/js/Renderer.js' {
  import type { LaidOutPage } from 'pdfmake/js/LayoutBuilder.js';
  import type { PdfKitDocument } from 'pdfmake/js/PDFDocument.js';
  import type { MeasuredWord } from 'pdfmake/js/TextInlines.js';
  import type { LineLink, Mark } from './tagging/structure.js';

  export interface PlacedWord extends MeasuredWord {
    text: string;
  }
  export interface PlacedLine {
    inlines: PlacedWord[];
    readonly newLineForced?: boolean;
    readonly mark?: Mark;
    readonly link?: LineLink;
  }
  export interface PlacedDrawing {
    readonly x: number;
    readonly y: number;
    readonly _width: number;
    readonly _height: number;
    readonly mark?: Mark;
  }

  const loaded: {
    default: new (
      document: PdfKitDocument,
    ) => {
      readonly pdfDocument: PdfKitDocument;
      renderPages(pages: readonly LaidOutPage[]): void;
      renderLine(line: PlacedLine, x: number, y: number): void;
      renderVector(vector: object): void;
      renderSVG(drawing: PlacedDrawing): void;
      beginClip(area: object): void;
      endClip(): void;
    };
  };
  export default loaded;
}

declare module 'pdfmake/js/SVGMeasure.js' {
  const loaded: { default: new () => object };
  export default loaded;
}

declare module 'pdfmake/js/TextInlines.js' {
  import type { EmbeddedFont, PdfKitDocument } from 'pdfmake/js/PDFDocument.js';
  import type { WordsToCome } from './measured-words.js';

  export interface MeasuredWord {
    readonly text: string;
    readonly font: EmbeddedFont;
    readonly fontSize: number;
    readonly fontFeatures: readonly string[] | null;
    readonly color: string | undefined;
    readonly alignment: string;
    readonly sup: boolean | undefined;
    /** Set where a page number comes to stand. */
    readonly _pageRef: object | undefined;
    readonly width: number;
    readonly height: number;
    readonly leadingCut: number;
    readonly trailingCut: number;
    /** A line break follows. */
    readonly lineEnd: boolean | undefined;
    /** The next word must stand on the same line. */
    readonly noNewLine: boolean | undefined;
    /** Place in its line, once it has one. */
    readonly x: number;
  }
  export interface MeasuredText {
    readonly items: MeasuredWord[] | WordsToCome;
    readonly minWidth: number;
    readonly maxWidth: number;
  }
  /** The nodes around a text, the innermost last. */
  export interface Styles {
    readonly styleOverrides: readonly { readonly fontSize: number; readonly alignment: string }[];
  }

  const loaded: {
    default: new (
      document: PdfKitDocument,
    ) => { buildInlines(runs: readonly object[], styles: Styles): MeasuredText };
  };
  export default loaded;
}

declare module 'pdfmake/js/TextBreaker.js' {
  /** A piece of text that is not broken any more, with what its text carried along. */
  export interface BrokenText {
    readonly text: string;
    readonly run: number;
    readonly lineEnd?: boolean;
    readonly noNewLine?: boolean;
  }

  const loaded: {
    default: new () => {
      getBreaks(texts: readonly { text: string; run: number }[], styles: null): BrokenText[];
    };
  };
  export default loaded;
}
