import type { EmbeddedFont, PdfKitDocument } from 'pdfmake/js/PDFDocument.js';
import textBreaker, { type BrokenText } from 'pdfmake/js/TextBreaker.js';
import textInlines, { type MeasuredText, type MeasuredWord, type Styles } from 'pdfmake/js/TextInlines.js';
import type { Inline } from './typesetting.js';

type Paragraph = Styles['styleOverrides'][number];

/** Texts whose breaks are remembered: places, days and "nicht angegeben" come again and again. */
const mostRemembered = 20_000;

/** The engine's size of a raised mark beside its text. */
const raisedPart = 0.58;

/** Words that are measured when their line is set, because nobody asks how wide they are before. */
export class WordsToCome {
  constructor(readonly measured: () => MeasuredWord[]) {}
}

/**
 * Breaks text into words and measures them as the engine does, for text as `definition.ts` writes it: a run says how its
 * words look, its paragraph size and alignment, and nothing is inherited from further out. The engine looks some twenty
 * properties up through every level, for every word.
 */
export class MeasuredWords extends textInlines.default {
  private readonly breaker = new textBreaker.default();
  private readonly breaks = new Map<string, readonly BrokenText[]>();
  private widthsAreKnown = false;

  constructor(private readonly document: PdfKitDocument) {
    super(document);
  }

  /** Measures a part of the document whose columns have known widths, or not: then the words have to be measured first. */
  inColumns<Result>(widthsAreKnown: boolean, measure: () => Result): Result {
    const before = this.widthsAreKnown;
    this.widthsAreKnown = widthsAreKnown;
    const result = measure();
    this.widthsAreKnown = before;
    return result;
  }

  override buildInlines(runs: readonly Inline[], { styleOverrides }: Styles): MeasuredText {
    const paragraph = styleOverrides.at(-1);
    if (paragraph === undefined) throw new Error('text outside a paragraph');
    if (this.widthsAreKnown)
      return { items: new WordsToCome(() => this.measured(runs, paragraph)), minWidth: 0, maxWidth: 0 };
    const items = this.measured(runs, paragraph);
    return { items, ...extentOf(items) };
  }

  private measured(runs: readonly Inline[], paragraph: Paragraph): MeasuredWord[] {
    const looks = runs.map((run) => this.lookOf(run, paragraph));
    const words: MeasuredWord[] = [];
    for (const { text, run, lineEnd, noNewLine } of this.breaksOf(runs)) {
      const look = looks[run];
      if (look === undefined) continue;
      const { font, fontSize, fontFeatures, color, alignment, height, sup, _pageRef } = look;
      const { width, leadingCut, trailingCut } = widthsOf(text, look);
      // Spelled out: objects put together from others take several times as long, and there are hundreds of thousands.
      words.push({
        text,
        font,
        fontSize,
        fontFeatures,
        color,
        alignment,
        height,
        sup,
        _pageRef,
        width,
        leadingCut,
        trailingCut,
        lineEnd,
        noNewLine,
        x: 0,
      });
    }
    return words;
  }

  private lookOf(run: Inline, { fontSize: size, alignment }: Paragraph) {
    const font = this.document.provideFont(run.font, run.bold, false);
    const fontSize = (run.fontSize ?? size) * (run.sup ? raisedPart : 1);
    const height = font.lineHeight(fontSize) * run.lineHeight;
    const { fontFeatures = null, color, sup, _pageRef } = run;
    return { font, fontSize, fontFeatures, color, alignment, height, sup, _pageRef };
  }

  private breaksOf(runs: readonly Inline[]): readonly BrokenText[] {
    const key = runs.map(({ text }) => text).join('\u0000');
    const known = this.breaks.get(key);
    if (known !== undefined) return known;
    const texts = runs.map(({ text }, run) => ({ text, run }));
    const broken = this.breaker.getBreaks(texts, null);
    if (this.breaks.size < mostRemembered) this.breaks.set(key, broken);
    return broken;
  }
}

interface Look {
  readonly font: EmbeddedFont;
  readonly fontSize: number;
  readonly fontFeatures: readonly string[] | null;
}

const widthOf = (text: string, { font, fontSize, fontFeatures }: Look): number =>
  text === '' ? 0 : font.widthOfString(text, fontSize, fontFeatures);

/** Spaces at the ends of a line take no room. */
function widthsOf(text: string, look: Look) {
  const leading = text.length - text.trimStart().length;
  const trailing = text.length - text.trimEnd().length;
  return {
    width: widthOf(text, look),
    leadingCut: leading === 0 ? 0 : widthOf(text.slice(0, leading), look),
    trailingCut: trailing === 0 ? 0 : widthOf(text.slice(-trailing), look),
  };
}

/** The room words need at least and at most: that of the longest word, and of the longest line when none is broken. */
function extentOf(words: readonly MeasuredWord[]): { minWidth: number; maxWidth: number } {
  let minWidth = 0;
  let maxWidth = 0;
  let line: { width: number; leadingCut: number } | null = null;
  for (const { width, leadingCut, trailingCut, lineEnd } of words) {
    minWidth = Math.max(minWidth, width - leadingCut - trailingCut);
    line ??= { width: 0, leadingCut };
    line.width += width;
    maxWidth = Math.max(maxWidth, line.width - line.leadingCut - trailingCut);
    if (lineEnd) line = null;
  }
  return { minWidth, maxWidth };
}
