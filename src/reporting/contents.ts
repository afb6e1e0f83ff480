import type { Block } from './document.js';

/** A line of the contents; chapters have level 1, their sections level 2, sections of no chapter level 1. */
export interface ContentsEntry {
  readonly key: string;
  readonly title: string;
  readonly level: 1 | 2;
}

/** Sections stand below chapters; without any, directly below the title of the document. */
export const sectionLevel = (blocks: readonly Block[]): 2 | 3 =>
  blocks.some(({ kind }) => kind === 'chapter') ? 3 : 2;

export function contentsOf(blocks: readonly Block[]): ContentsEntry[] {
  const level = sectionLevel(blocks) === 2 ? 1 : 2;
  return blocks.flatMap((block): ContentsEntry[] => {
    if (block.kind === 'chapter') return [{ key: block.key, title: block.title, level: 1 }];
    if (block.kind === 'section') return [{ key: block.key, title: block.title, level }];
    return [];
  });
}
