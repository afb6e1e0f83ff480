import { HTMLElement, type Node, NodeType, parse } from 'node-html-parser';
import { wellFormed } from '../../kernel/written-number.js';
import { type Line, lineOf } from './line.js';

const unread = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'svg',
  'head',
  'iframe',
  'object',
  'select',
]);
const furniture = new Set(['nav', 'footer', 'aside', 'dialog', 'button']);
const labelCells = new Set(['dt', 'th']);
const inline = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

interface Surroundings {
  readonly isMarkedLabel: boolean;
  readonly isFurniture: boolean;
}

/** Collects the words of a page line by line, the way a browser would break them. */
class PageLines {
  readonly lines: Line[] = [];
  private words = '';
  private inListItem = false;
  private afterGap = false;

  add(words: string): void {
    this.words += words.replace(/[\t\n\f\r ]+/g, ' ');
  }

  startListItem(): void {
    this.inListItem = true;
  }

  gap(): void {
    this.afterGap = true;
  }

  end(around: Surroundings): void {
    const line = lineOf(this.words, { ...around, afterGap: this.afterGap });
    this.words = '';
    if (!line) return;
    this.lines.push(this.inListItem && line.bullet === '' ? { ...line, bullet: '- ' } : line);
    this.inListItem = false;
    this.afterGap = false;
  }
}

type Step = { readonly node: Node; readonly around: Surroundings } | (() => void);

function stepsInto(element: HTMLElement, around: Surroundings, page: PageLines): Step[] {
  const tag = element.rawTagName?.toLowerCase() ?? '';
  if (unread.has(tag)) return [];
  if (tag === 'br') return [() => page.end(around)];
  const inside = {
    isMarkedLabel: around.isMarkedLabel || labelCells.has(tag),
    isFurniture: around.isFurniture || furniture.has(tag),
  };
  const children = element.childNodes.map((node) => ({ node, around: inside }));
  if (inline.has(tag)) return children;
  page.end(around);
  if (tag === 'li') page.startListItem();
  if (tag === 'p' || /^h[1-6]$/.test(tag)) page.gap();
  return [...children, () => page.end(inside)];
}

/** The visible lines of an HTML page; scripts, styles and hidden templates are never read. Depth of nesting does not matter. */
export function linesOfHtml(source: string): Line[] {
  const page = new PageLines();
  const outside = { isMarkedLabel: false, isFurniture: false };
  const stack: Step[] = [{ node: parse(wellFormed(source)), around: outside }];
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    if (typeof step === 'function') step();
    else if (step.node instanceof HTMLElement)
      stack.push(...stepsInto(step.node, step.around, page).reverse());
    else if (step.node.nodeType === NodeType.TEXT_NODE) page.add(step.node.text);
  }
  page.end(outside);
  return page.lines;
}

/** Whether a text is the source of an HTML page rather than words copied from one. */
export const looksLikeHtml = (source: string): boolean =>
  /^\s*(?:\ufeff)?\s*<(?:!doctype\s+html|html|head|body|main|article|section|div|table|ul|dl|h[1-6]|p)[\s>]/iu.test(
    source,
  );
