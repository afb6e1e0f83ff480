import type { TableWorkbookWords } from './layout.js';

export interface LongTextPart {
  readonly row: string;
  readonly column: string;
  readonly part: number;
  readonly text: string;
}

/** Texts longer than a cell may be: the cell says where they go on, the rest is kept for a sheet of its own. */
export class LongTexts {
  readonly parts: LongTextPart[] = [];

  constructor(
    private readonly words: TableWorkbookWords,
    private readonly longest: number,
  ) {}

  /** What fits into the cell. */
  fit(text: string, row: string, column: string): string {
    if (text.length <= this.longest) return text;
    const [first = '', ...rest] = this.#split(text);
    rest.forEach((part, index) => {
      this.parts.push({ row, column, part: index + 2, text: part });
    });
    return first + this.words.continued;
  }

  #split(text: string): string[] {
    const parts: string[] = [];
    const size = this.longest - this.words.continued.length;
    for (let from = 0; from < text.length; ) {
      let to = Math.min(from + size, text.length);
      // A character of two halves stays whole.
      if (to < text.length && /[\ud800-\udbff]/.test(text.charAt(to - 1))) to -= 1;
      parts.push(text.slice(from, to));
      from = to;
    }
    return parts;
  }
}
