import type { SentForm } from '../platform/http/form-body.js';
import { FormReader } from '../web/index.js';

/** Kinds of what is in the library. */
export const handoutKinds = ['guide', 'template', 'slides', 'study', 'other'] as const;
export type HandoutKind = (typeof handoutKinds)[number];

/** `public`: everybody; `cities`: people of programme cities. */
export const handoutAudiences = ['public', 'cities'] as const;
export type HandoutAudience = (typeof handoutAudiences)[number];

/** `draft`: being prepared; `published`: those it is for find it; `withdrawn`: nobody but the service centre does. */
export const handoutStates = ['draft', 'published', 'withdrawn'] as const;
export type HandoutState = (typeof handoutStates)[number];

/** Under which terms others may use it. */
export const licences = ['cc-by-4.0', 'cc-by-sa-4.0', 'cc0-1.0', 'dl-de-by-2.0', 'all-rights'] as const;
export type Licence = (typeof licences)[number];

/** What the service centre says of a handout or working aid (Arbeitshilfe). */
export interface HandoutParts {
  readonly title: string;
  readonly kind: HandoutKind;
  readonly audience: HandoutAudience;
  readonly licence: Licence;
  readonly description: string | null;
  /** Who wrote it, as it is to be named. */
  readonly author: string | null;
}

/** One version of its file. */
export interface HandoutFile {
  readonly number: number;
  readonly fileName: string;
  readonly mediaType: string;
  readonly byteLength: number;
  /** What is new in it. */
  readonly note: string | null;
  readonly addedAt: Date;
  /** Since when it must not be used any more, and why; null for one that holds. */
  readonly withdrawnAt: Date | null;
  readonly withdrawnReason: string | null;
  /** Whether the search finds what stands in it. */
  readonly isSearched: boolean;
  /** Whether whoever asks may have the file: in an earlier state, also what was withdrawn since is named, and no longer given. */
  readonly isKept: boolean;
}

export interface Handout extends HandoutParts {
  readonly id: bigint;
  readonly reference: string;
  readonly state: HandoutState;
  readonly version: number;
  /** Newest first. */
  readonly files: readonly HandoutFile[];
  /** Words around what was searched for, with `⟦` and `⟧` around each hit; null where nothing was searched. */
  readonly excerpt: string | null;
}

/** The versions that may be used, the one that counts first. */
export const countingFiles = ({ files }: Handout): readonly HandoutFile[] =>
  files.filter(({ withdrawnAt }) => withdrawnAt === null);

/** Reads the form of a handout. */
export function handoutOfForm(
  values: SentForm,
): { readonly parts: HandoutParts } | { readonly faults: Readonly<Record<string, string>> } {
  const form = new FormReader(values);
  const parts = {
    title: form.required('title', 200, 'Der Titel fehlt. Schreiben Sie, worum es geht.'),
    kind: form.choice('kind', handoutKinds) ?? 'other',
    audience: form.choice('audience', handoutAudiences) ?? 'cities',
    licence:
      form.choice('licence', licences) ?? form.fault('licence', 'Wählen Sie, wie andere sie nutzen dürfen.'),
    description: form.words('description', 5_000),
    author: form.words('author', 200),
  };
  const { licence } = parts;
  return form.isRight && licence !== null ? { parts: { ...parts, licence } } : { faults: form.faults };
}
