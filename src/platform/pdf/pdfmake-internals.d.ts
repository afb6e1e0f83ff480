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
    end(content?: Buffer): void;
    toString(): string;
  }
  export interface PdfNumberTree {
    add(key: number, value: object): void;
    get(key: number): (PdfReference | null)[];
  }
  export interface PdfKitPage {
    readonly height: number;
    readonly dictionary: PdfReference;
    readonly annotations: readonly PdfReference[];
  }
  export interface EmbeddedFont {
    readonly constructor: new (
      document: PdfKitDocument,
      font: EmbeddedFont['font'],
      id: string,
    ) => EmbeddedFont;
    readonly font: { hasGlyphForCodePoint(codePoint: number): boolean; _glyphs: object };
    widthOfString(text: string, size: number): number;
    /** The glyphs of a word with their places; `features` are rules of the typeface such as "tnum". */
    layoutRun(text: string, features?: readonly string[]): object;
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
  import type { LineLink, Mark, Marked } from './tagging/structure.js';

  export interface LaidOutPage {
    readonly items: readonly object[];
  }
  export interface LaidOutLine {
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
      buildNextLine(text: Marked): LaidOutLine | null;
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
  import type { LineLink, Mark } from './tagging/structure.js';

  export interface PlacedLine {
    readonly inlines: {
      text: string;
      readonly x: number;
      readonly width: number;
      readonly height: number;
      readonly trailingCut?: number;
      linkToDestination?: string | undefined;
    }[];
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
