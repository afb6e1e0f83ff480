/** What a catalogue entry says, without its identity: the fields of reference data, drafts and published versions. */
export interface CatalogueContent {
  readonly code: string | null;
  readonly titleDe: string | null;
  readonly titleEn: string | null;
  readonly titleDeVerified: boolean;
  readonly titleEnVerified: boolean;
  readonly verificationNote: string | null;
  readonly spellings: readonly string[];
  readonly attributes: Readonly<Record<string, unknown>>;
}
