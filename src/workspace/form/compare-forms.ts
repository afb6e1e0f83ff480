import { createHash } from 'node:crypto';
import { labelOf } from './fields.js';
import { type FormValues, namesIn } from './form-values.js';

/** One field in which the form somebody sends differs from what somebody else has saved meanwhile. */
export interface Conflict {
  readonly name: string;
  readonly label: string;
  readonly mine: string;
  readonly theirs: string;
  /** Whether whoever sends the form changed this field at all: if not, the other version is the newer one. */
  readonly changedByMe: boolean;
}

/** A short mark of each value as it was when the form was opened, sent along to tell later who changed what. */
export const marksOf = (values: FormValues): string =>
  namesIn(values)
    .map((name) => `${name}=${markOf(values[name])}`)
    .join(' ');

const markOf = (value: string | undefined): string =>
  createHash('sha256')
    .update(value ?? '')
    .digest('base64url')
    .slice(0, 6);

/** Every field in which the two versions differ, in the order of the form. */
export function conflictsBetween(mine: FormValues, theirs: FormValues, openedWith: string): Conflict[] {
  const marks = new Map(
    openedWith
      .split(' ')
      .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  );
  return namesIn({ ...theirs, ...mine }).flatMap((name) => {
    const [own, other] = [mine[name] ?? '', theirs[name] ?? ''];
    if (own === other) return [];
    return {
      name,
      label: labelOf(name),
      mine: own,
      theirs: other,
      // A field that was not there when the form was opened was empty.
      changedByMe: (marks.get(name) ?? markOf('')) !== markOf(own),
    };
  });
}
