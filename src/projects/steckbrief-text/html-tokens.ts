export type HtmlToken =
  | { readonly kind: 'text'; readonly raw: string }
  | { readonly kind: 'open' | 'close'; readonly tag: string };

/** Elements whose content nobody sees as words of the page. */
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
  'title',
]);

const tagName = /[a-z][a-z0-9-]*/iy;

/** Position of the `>` that ends the tag beginning before `from`, past quoted attribute values; -1 when it never ends. */
function endOfTag(source: string, from: number): number {
  for (let at = from; at < source.length; at += 1) {
    const character = source[at];
    if (character === '>') return at;
    if (character !== '"' && character !== "'") continue;
    at = source.indexOf(character, at + 1);
    if (at === -1) return -1;
  }
  return -1;
}

interface Mark {
  readonly token: HtmlToken | null;
  /** Where reading goes on; -1 when the mark never ends. */
  readonly next: number;
}

const after = (source: string, end: string, from: number): number => {
  const found = source.indexOf(end, from);
  return found === -1 ? source.length : found + end.length;
};

/** Reads what begins with `<`; null when it is only the character. */
function readMark(source: string, start: number): Mark | null {
  if (source.startsWith('<!--', start)) return { token: null, next: after(source, '-->', start + 4) };
  if (source[start + 1] === '!' || source[start + 1] === '?')
    return { token: null, next: after(source, '>', start) };
  const isClosing = source[start + 1] === '/';
  tagName.lastIndex = start + (isClosing ? 2 : 1);
  const tag = tagName.exec(source)?.[0].toLowerCase();
  if (tag === undefined) return null;
  const end = endOfTag(source, tagName.lastIndex);
  return { token: { kind: isClosing ? 'close' : 'open', tag }, next: end === -1 ? -1 : end + 1 };
}

/** Position behind the closing tag of an element whose content is passed over; the end of the page when it never closes. */
function pastElement(source: string, tag: string, from: number): number {
  const closing = new RegExp(`</${tag}`, 'giu');
  closing.lastIndex = from;
  return closing.test(source) ? after(source, '>', closing.lastIndex) : source.length;
}

/** Goes through a page from front to back and gives its words and tags; comments and unread elements are passed over. */
export function* htmlTokens(source: string): Generator<HtmlToken> {
  let at = 0;
  while (at < source.length) {
    const start = source.indexOf('<', at);
    if (start === -1) break;
    if (start > at) yield { kind: 'text', raw: source.slice(at, start) };
    at = start;
    const mark = readMark(source, start);
    if (mark?.next === -1) break;
    if (!mark) {
      yield { kind: 'text', raw: '<' };
      at += 1;
      continue;
    }
    at = mark.next;
    if (!mark.token) continue;
    if (mark.token.kind === 'open' && unread.has(mark.token.tag))
      at = pastElement(source, mark.token.tag, at);
    else yield mark.token;
  }
  if (at < source.length) yield { kind: 'text', raw: source.slice(at).replace(/<[^<>]*>?/gu, ' ') };
}
