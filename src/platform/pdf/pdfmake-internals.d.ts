/** The three parts of pdfmake we assemble ourselves, to lay out without drawing and to keep it from every address and file. */
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
  }
  export interface EmbeddedFont {
    readonly constructor: new (
      document: PdfKitDocument,
      font: EmbeddedFont['font'],
      id: string,
    ) => EmbeddedFont;
    readonly font: { hasGlyphForCodePoint(codePoint: number): boolean; _glyphs: object };
    widthOfString(text: string, size: number): number;
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
  export interface LaidOutPage {
    readonly items: readonly object[];
  }

  const loaded: {
    default: new (
      pageSize: { orientation: 'portrait'; width: number; height: number },
      margins: { left: number; top: number; right: number; bottom: number },
      svgMeasure: object,
    ) => {
      registerTableLayouts(layouts: object): void;
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

  const loaded: { default: new (document: PdfKitDocument) => { renderPages(pages: LaidOutPage[]): void } };
  export default loaded;
}

declare module 'pdfmake/js/SVGMeasure.js' {
  const loaded: { default: new () => object };
  export default loaded;
}
