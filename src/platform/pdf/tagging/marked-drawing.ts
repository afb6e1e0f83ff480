import type { LaidOutPage } from 'pdfmake/js/LayoutBuilder.js';
import type { PdfKitPage } from 'pdfmake/js/PDFDocument.js';
import renderer, { type PlacedDrawing, type PlacedLine } from 'pdfmake/js/Renderer.js';
import type { StructureElement } from './structure.js';
import { writeStructure } from './write-structure.js';

/** What is drawn but not read: the furniture of a page, or lines and areas. */
type Artefact = 'Pagination' | 'Layout';

/** Draws like the engine, puts marks around what belongs to an element, and writes the tree of elements at the end. */
export class MarkedDrawing extends renderer.default {
  private open: StructureElement | Artefact | null = null;
  private openOn: PdfKitPage | null = null;

  renderDocument(pages: readonly LaidOutPage[], root: StructureElement): void {
    this.renderPages(pages);
    this.close();
    writeStructure(this.pdfDocument, root);
  }

  override renderLine(line: PlacedLine, x: number, y: number): void {
    const element = line.mark?.elementFor(line) ?? null;
    this.begin(element ?? 'Pagination');
    if (element !== null) keepWordsApart(line);
    super.renderLine(line, x, y);
    if (element !== null && line.link !== undefined) this.linkLine(line, x, y, element);
  }

  override renderVector(vector: object): void {
    this.begin('Layout');
    super.renderVector(vector);
  }

  override renderSVG(drawing: PlacedDrawing): void {
    const element = drawing.mark?.elementFor(drawing) ?? null;
    this.begin(element ?? 'Layout');
    if (element !== null) {
      const bottom = this.pdfDocument.page.height - drawing.y - drawing._height;
      element.box = [drawing.x, bottom, drawing.x + drawing._width, bottom + drawing._height];
    }
    super.renderSVG(drawing);
  }

  override beginClip(area: object): void {
    // Saved drawing states and marks must nest.
    this.close();
    super.beginClip(area);
  }

  override endClip(): void {
    this.close();
    super.endClip();
  }

  private begin(target: StructureElement | Artefact): void {
    const { page } = this.pdfDocument;
    if (this.open === target && this.openOn === page) return;
    this.close();
    this.open = target;
    this.openOn = page;
    if (target === 'Layout') this.pdfDocument.markContent('Artifact');
    else if (target === 'Pagination') this.pdfDocument.markContent('Artifact', { type: target });
    else {
      const { mcid } = this.pdfDocument.markStructureContent(target.type).refs[0];
      target.drawn.push({ page: page.dictionary, markedContent: mcid });
    }
  }

  private close(): void {
    // The library itself ends what is open when it begins another page.
    if (this.open !== null && this.openOn === this.pdfDocument.page) this.pdfDocument.endMarkedContent();
    this.open = null;
  }

  private linkLine({ link, inlines }: PlacedLine, x: number, y: number, element: StructureElement): void {
    const [first] = inlines;
    const last = inlines.at(-1);
    if (first === undefined || last === undefined || link === undefined) return;
    const width = last.x + last.width - (last.trailingCut ?? 0) - first.x;
    const { page } = this.pdfDocument;
    const key = this.pdfDocument.createStructParentTreeNextKey();
    const options = {
      StructParent: key,
      Contents: new String(
        inlines
          .map((inline) => inline.text)
          .join('')
          .trim(),
      ),
    };
    const place = [x + first.x, y, width, first.height] as const;
    if ('anchor' in link) this.pdfDocument.goTo(...place, link.anchor, options);
    else this.pdfDocument.link(...place, link.address, options);
    const annotation = page.annotations.at(-1);
    if (annotation !== undefined) element.drawn.push({ page: page.dictionary, annotation, key });
  }
}

/** A line broken by force leaves no character behind, and the words on its two sides would be read as one. */
function keepWordsApart({ newLineForced, inlines }: PlacedLine): void {
  const last = inlines.at(-1);
  if (newLineForced && last !== undefined && last.text !== '' && !/\s$/.test(last.text)) last.text += ' ';
}
