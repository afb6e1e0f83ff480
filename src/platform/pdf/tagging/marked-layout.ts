import type { LaidOutLine, TextContent } from 'pdfmake/js/LayoutBuilder.js';
import { SlimLayout } from '../slim-layout.js';
import { Mark, type Marked } from './structure.js';

/** Hands on to every line which element it belongs to. */
export class MarkedLayout extends SlimLayout {
  override buildNextLine(text: TextContent & Marked): LaidOutLine | null {
    const line = super.buildNextLine(text);
    if (line === null || text.lineElement === undefined) return line;
    line.mark = new Mark(text.lineElement);
    if (text.lineLink !== undefined) line.link = text.lineLink;
    return line;
  }
}
