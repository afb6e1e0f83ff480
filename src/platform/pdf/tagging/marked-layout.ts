import layoutBuilder, { type LaidOutLine } from 'pdfmake/js/LayoutBuilder.js';
import { Mark, type Marked } from './structure.js';

/** Lays out like the engine, and hands on to every line which element it belongs to. */
export class MarkedLayout extends layoutBuilder.default {
  override buildNextLine(text: Marked): LaidOutLine | null {
    const line = super.buildNextLine(text);
    if (line === null || text.lineElement === undefined) return line;
    line.mark = new Mark(text.lineElement);
    if (text.lineLink !== undefined) line.link = text.lineLink;
    return line;
  }
}
