import { type CatalogueField, catalogueFields, type Dictionary } from '../projects/index.js';

/** A name that is not what it was: of a catalogue entry or a municipality. Records keep their codes; their words follow. */
export interface ChangedWord {
  readonly kind: CatalogueField | 'city';
  /** Key of the entry, or AGS. */
  readonly key: string;
  /** Code and title as they were; null for what was not there. */
  readonly before: string | null;
  readonly after: string | null;
}

/** Names that differ between two states, by kind and key. */
export function changedWords(before: Dictionary, now: Dictionary): ChangedWord[] {
  return [
    ...catalogueFields.flatMap((kind) => {
      const titled = ({ catalogue }: Dictionary) =>
        new Map(
          catalogue
            .ofKind(kind)
            .map(({ key, code, title }) => [key, [code, title.de ?? title.en].filter(Boolean).join(' ')]),
        );
      return differing(kind, titled(before), titled(now));
    }),
    ...differing('city', cityNames(before), cityNames(now)),
  ];
}

const cityNames = ({ places }: Dictionary): ReadonlyMap<string, string> =>
  new Map(places.municipalities.map(({ ags, name }) => [ags, name]));

function differing(
  kind: ChangedWord['kind'],
  before: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
): ChangedWord[] {
  return [...new Set([...before.keys(), ...now.keys()])]
    .sort()
    .filter((key) => before.get(key) !== now.get(key))
    .map((key) => ({ kind, key, before: before.get(key) ?? null, after: now.get(key) ?? null }));
}
