export const waiversPath = '/servicestelle/ausnahmen';

/** The record a waiver is about: a published project, or the draft of a new one. */
export type RecordOfWaiver = { readonly reference: string } | { readonly draftId: string };

/** Where a finding of a record is accepted. */
export function newWaiverPath(
  record: RecordOfWaiver,
  finding: { readonly code: string; readonly field: string },
): string {
  const query = new URLSearchParams({
    ...('reference' in record ? { vorhaben: record.reference } : { entwurf: record.draftId }),
    code: finding.code,
    feld: finding.field,
  });
  return `${waiversPath}/neu?${query}`;
}

/** What is to be said about a published project. */
export const findingsPath = (reference: string): string =>
  `/servicestelle/vorhaben/${encodeURIComponent(reference)}/befunde`;
