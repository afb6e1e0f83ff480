import type { TextNode } from '../sheet.js';

/** Where a text can be found again: by references in the file, and in the bookmarks beside it. */
interface Findable {
  readonly id?: string;
  readonly outline?: true;
  readonly outlineText?: string;
  readonly outlineParentId?: string;
}

/** Headings as bookmarks: the title and the chapters, below each chapter its sections. One for every attempt at a layout. */
export class Bookmarks {
  private count = 0;
  private chapter: string | null = null;

  constructor(private readonly wanted: boolean) {}

  placeOf({ anchor, heading, runs }: TextNode): Findable {
    if (!this.wanted || heading === undefined) return anchor === undefined ? {} : { id: anchor };
    const id = anchor ?? `heading-${++this.count}`;
    const above = heading < 3 || this.chapter === null ? {} : { outlineParentId: this.chapter };
    if (heading < 3) this.chapter = id;
    return { id, outline: true, outlineText: runs.map(({ text }) => text).join(''), ...above };
  }
}
