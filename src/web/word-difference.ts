import { diffArrays } from 'diff';

/** A run of words of a text beside its earlier version. */
export interface DifferencePart {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** What only the old text has (`removed`) and only the new one (`added`) between two runs both have; either may be empty. */
interface Change {
  before: string;
  removed: string;
  added: string;
}

/** More changed words than this are not told apart one by one: nobody reads that, and the search would take too long. */
const mostChanges = 800;

const pieces = {
  sentences: /[^.!?\n]*(?:[.!?\n]+\s*|$)/g,
  words: /\s+|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu,
};

/**
 * Where two texts differ, word by word. All parts without the added ones make the old text, without the removed ones the
 * new text, letter by letter. Very different long texts are compared sentence by sentence.
 */
export function wordDifference(before: string, after: string): DifferencePart[] {
  const parts = compare(before, after, pieces.words) ?? bySentences(before, after);
  return toParts(readable(toChanges(parts)));
}

function compare(before: string, after: string, piece: RegExp): DifferencePart[] | null {
  const found = diffArrays(before.match(piece) ?? [], after.match(piece) ?? [], {
    maxEditLength: mostChanges,
  });
  return (
    found?.map(({ added, removed, value }) => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value.join(''),
    })) ?? null
  );
}

function bySentences(before: string, after: string): DifferencePart[] {
  return (
    compare(before, after, pieces.sentences) ?? [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]
  );
}

/** The parts as changes, each with the common text before it; the last one may change nothing. */
function toChanges(parts: readonly DifferencePart[]): Change[] {
  const changes: Change[] = [{ before: '', removed: '', added: '' }];
  for (const { kind, text } of parts) {
    const last = changes.at(-1);
    if (last === undefined) continue;
    if (kind !== 'same') last[kind] += text;
    else if (isEmpty(last)) last.before += text;
    else changes.push({ before: text, removed: '', added: '' });
  }
  return changes;
}

const isEmpty = ({ removed, added }: Change): boolean => removed === '' && added === '';
const sizeOf = ({ removed, added }: Change): number => Math.max(removed.length, added.length);

/**
 * Changes with hardly anything between them become one: a space or a short word that two sentences happen to share would
 * only tear a passage to pieces.
 */
function readable(changes: readonly Change[]): Change[] {
  const joined: Change[] = [];
  for (const change of changes) {
    const last = joined.at(-1);
    const between = change.before;
    if (last !== undefined && !isEmpty(last) && !isEmpty(change) && isAccidental(between, last, change)) {
      last.removed += between + change.removed;
      last.added += between + change.added;
    } else joined.push({ ...change });
  }
  return joined;
}

const isAccidental = (between: string, left: Change, right: Change): boolean =>
  between.trim() === '' || (between.length <= sizeOf(left) && between.length <= sizeOf(right));

function toParts(changes: readonly Change[]): DifferencePart[] {
  return changes
    .flatMap(({ before, removed, added }): DifferencePart[] => [
      { kind: 'same', text: before },
      { kind: 'removed', text: removed },
      { kind: 'added', text: added },
    ])
    .filter(({ text }) => text !== '');
}
