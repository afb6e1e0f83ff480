import { textNode } from './cell-xml.js';

const mostStrings = 20_000;
const longestString = 200;

/**
 * Texts that many cells repeat, such as titles of the catalogue, are kept once. Only so many and only short ones, so that
 * memory stays the same however long the table is; what finds no room stands in its own cell.
 */
export class SharedStrings {
  readonly #indexes = new Map<string, number>();

  indexOf(text: string): number | null {
    const known = this.#indexes.get(text);
    if (known !== undefined) return known;
    if (text.length > longestString || this.#indexes.size >= mostStrings) return null;
    const index = this.#indexes.size;
    this.#indexes.set(text, index);
    return index;
  }

  xml(): string {
    const items = [...this.#indexes.keys()].map((text) => `<si>${textNode(text)}</si>`).join('');
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="${this.#indexes.size}">${items}</sst>`;
  }
}
