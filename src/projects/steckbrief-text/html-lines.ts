import { TextNode } from 'node-html-parser';
import { wellFormed } from '../../kernel/written-number.js';
import { htmlTokens } from './html-tokens.js';
import { type Line, lineOf } from './line.js';

const furniture = new Set(['nav', 'footer', 'aside', 'dialog', 'button']);
const labelCells = new Set(['dt', 'th']);
const gapTags = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const inlineTags = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

/** Collects the words of a page line by line, the way a browser would break them. */
class PageLines {
  readonly lines: Line[] = [];
  private words = '';
  private inListItem = false;
  private afterGap = false;
  private furnitureDepth = 0;
  private labelDepth = 0;

  text(raw: string): void {
    this.words += raw;
  }

  open(tag: string): void {
    if (inlineTags.has(tag)) return;
    this.end();
    if (furniture.has(tag)) this.furnitureDepth += 1;
    if (labelCells.has(tag)) this.labelDepth += 1;
    if (tag === 'li') this.inListItem = true;
    if (gapTags.has(tag)) this.afterGap = true;
  }

  close(tag: string): void {
    if (inlineTags.has(tag)) return;
    this.end();
    if (furniture.has(tag)) this.furnitureDepth = Math.max(0, this.furnitureDepth - 1);
    if (labelCells.has(tag)) this.labelDepth = Math.max(0, this.labelDepth - 1);
  }

  end(): void {
    const words = new TextNode(this.words.replace(/[\t\n\f\r ]+/g, ' ')).text;
    this.words = '';
    const line = lineOf(words.replace(/[\r\n\u2028\u2029]/gu, ' '), {
      isMarkedLabel: this.labelDepth > 0,
      isFurniture: this.furnitureDepth > 0,
      afterGap: this.afterGap,
    });
    if (!line) return;
    this.lines.push(this.inListItem && line.bullet === '' ? { ...line, bullet: '- ' } : line);
    this.inListItem = false;
    this.afterGap = false;
  }
}

/**
 * The visible lines of an HTML page; scripts, styles and hidden templates are never read. Works through the page once
 * from front to back, so that neither depth of nesting nor broken tags cost more than their length.
 */
export function linesOfHtml(source: string): Line[] {
  const page = new PageLines();
  for (const token of htmlTokens(source)) {
    if (token.kind === 'text') page.text(token.raw);
    else if (token.kind === 'open') page.open(token.tag);
    else page.close(token.tag);
  }
  page.end();
  return page.lines.map((line) => ({ ...line, text: wellFormed(line.text) }));
}

/** Whether a text is the source of an HTML page rather than words copied from one. */
export const looksLikeHtml = (source: string): boolean =>
  /^\s*<(?:!doctype\s+html|html|head|body|main|article|section|div|table|ul|dl|h[1-6]|p)[\s>]/iu.test(source);
