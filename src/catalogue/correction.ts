import { isDeepStrictEqual } from 'node:util';
import type { CatalogueEntry } from './catalogue.js';
import type { CatalogueContent } from './content.js';

/** What staff may correct of an entry; whatever is left out stays. Key and kind are permanent. */
export interface Correction {
  readonly code?: string | null | undefined;
  readonly title?: string | null | undefined;
  readonly titleEn?: string | null | undefined;
  readonly titleVerified?: boolean | undefined;
  readonly titleEnVerified?: boolean | undefined;
  readonly verificationNote?: string | null | undefined;
  readonly spellings?: readonly string[] | undefined;
  /** Single attributes; those left out stay. */
  readonly attributes?: Readonly<Record<string, unknown>> | undefined;
}

/** What the entry says after the correction; null when that changes nothing. */
export function corrected(entry: CatalogueEntry, correction: Correction): CatalogueContent | null {
  const present: CatalogueContent = {
    code: entry.code,
    titleDe: entry.title.de,
    titleEn: entry.title.en,
    titleDeVerified: entry.titleVerified.de,
    titleEnVerified: entry.titleVerified.en,
    verificationNote: entry.verificationNote,
    spellings: entry.spellings,
    attributes: entry.attributes,
  };
  const next: CatalogueContent = {
    code: given(correction.code, present.code),
    titleDe: given(correction.title, present.titleDe),
    titleEn: given(correction.titleEn, present.titleEn),
    titleDeVerified: given(correction.titleVerified, present.titleDeVerified),
    titleEnVerified: given(correction.titleEnVerified, present.titleEnVerified),
    verificationNote: given(correction.verificationNote, present.verificationNote),
    spellings: given(correction.spellings, present.spellings),
    attributes: { ...present.attributes, ...correction.attributes },
  };
  return isDeepStrictEqual(present, next) ? null : next;
}

const given = <Value>(value: Value | undefined, otherwise: Value): Value =>
  value === undefined ? otherwise : value;
